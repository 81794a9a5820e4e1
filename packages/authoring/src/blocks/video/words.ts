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
      description: 'For those who hear the film and do not see it',
      'description=': 'Not decided yet',
      'description=spoken': 'What the film says is enough to follow it without seeing it',
      'description=second_film': 'A second film speaks what is seen (audio description)',
      describedSrc: 'The film with audio description',
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
      description: 'उनके लिए जो फ़िल्म सुनते हैं पर देख नहीं सकते',
      'description=': 'अभी तय नहीं',
      'description=spoken': 'फ़िल्म में जो कहा जाता है, उससे बिना देखे सब समझ आता है',
      'description=second_film': 'दूसरी फ़िल्म में दिखने वाली बातें बोलकर बताई गई हैं (श्रव्य विवरण)',
      describedSrc: 'श्रव्य विवरण वाली फ़िल्म',
      ...languages,
    },
  },
}

export const videoRemarks = {
  en: {
    'no-file': 'Choose a film.',
    'no-title': 'Give the film a title.',
    'no-transcript': 'Write down what is said and what is only seen.',
    'no-description':
      'Say whether the film can be followed by hearing alone, or add a second film with audio description.',
    'no-second-film': 'Choose the film with audio description.',
    'no-captions': 'Add captions: a WebVTT file with what is said.',
    'no-caption-file': 'Choose the file of the captions in {language}.',
    'same-language': 'There are two sets of captions in {language}.',
  },
  hi: {
    'no-file': 'फ़िल्म चुनिए।',
    'no-title': 'फ़िल्म को शीर्षक दीजिए।',
    'no-transcript': 'जो कहा जाता है और जो केवल दिखता है, उसे लिखिए।',
    'no-description': 'बताइए कि फ़िल्म केवल सुनकर समझी जा सकती है या नहीं, या श्रव्य विवरण वाली दूसरी फ़िल्म जोड़िए।',
    'no-second-film': 'श्रव्य विवरण वाली फ़िल्म चुनिए।',
    'no-captions': 'अनुशीर्षक जोड़िए: कही गई बातों की WebVTT फ़ाइल।',
    'no-caption-file': '{language} के अनुशीर्षकों की फ़ाइल चुनिए।',
    'same-language': '{language} में दो अनुशीर्षक हैं।',
  },
}
