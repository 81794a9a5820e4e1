import { CAPTION_LANGUAGE_NAMES } from './caption-languages.ts'

const languages: Record<string, string> = Object.fromEntries(
  Object.entries(CAPTION_LANGUAGE_NAMES).map(([code, name]) => [`captions.language=${code}`, name]),
)

export const videoWords = {
  en: {
    name: 'Video',
    hint: 'A film with captions and its transcript',
    keywords: ['film', 'movie', 'mp4', 'clip'],
    fields: {
      src: 'Film',
      title: 'Title',
      poster: 'Picture before it plays',
      captions: 'Captions',
      'captions.language': 'Language',
      'captions.src': 'WebVTT file',
      transcript: 'Transcript: what is said, and what is seen and not said',
      ...languages,
    },
  },
  hi: {
    name: 'वीडियो',
    hint: 'अनुशीर्षक और प्रतिलेख सहित फ़िल्म',
    keywords: ['video', 'film', 'chalchitra'],
    fields: {
      src: 'फ़िल्म',
      title: 'शीर्षक',
      poster: 'चलने से पहले का चित्र',
      captions: 'अनुशीर्षक (कैप्शन)',
      'captions.language': 'भाषा',
      'captions.src': 'WebVTT फ़ाइल',
      transcript: 'प्रतिलेख: जो कहा जाता है, और जो केवल दिखता है',
      ...languages,
    },
  },
}

export const videoRemarks = {
  en: {
    'no-file': 'Choose a film.',
    'no-title': 'Give the film a title.',
    'no-transcript': 'Write down what is said and what is only seen.',
    'no-captions': 'Add captions: a WebVTT file with what is said.',
    'no-caption-file': 'Choose the file of the captions in {language}.',
    'same-language': 'There are two sets of captions in {language}.',
  },
  hi: {
    'no-file': 'फ़िल्म चुनिए।',
    'no-title': 'फ़िल्म को शीर्षक दीजिए।',
    'no-transcript': 'जो कहा जाता है और जो केवल दिखता है, उसे लिखिए।',
    'no-captions': 'अनुशीर्षक जोड़िए: कही गई बातों की WebVTT फ़ाइल।',
    'no-caption-file': '{language} के अनुशीर्षकों की फ़ाइल चुनिए।',
    'same-language': '{language} में दो अनुशीर्षक हैं।',
  },
}
