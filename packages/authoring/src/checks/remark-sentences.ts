import { definitions } from '../blocks/definitions.ts'
import { type FixKind, type LessonRemark } from './lesson-remark.ts'

type Language = 'en' | 'hi'

const RULES: Record<Language, Record<string, string>> = {
  en: {
    'vague-link': 'The words “{words}” do not say where the link leads. Name what is found there.',
    'faint-colour': 'Text in {colour} is too faint to read on white. {better} can be read.',
    'long-sentence': 'A sentence has {count} words. Up to {most} can be read in one breath.',
    'hard-to-read': 'Hard to read (Flesch {ease} of 100). Shorter sentences and everyday words help.',
    'hard-words': '{percent} in a hundred words are long compounds. Everyday words help.',
    'all-of-the-above': '“{words}” is right too often to test anything. Ask a multiple choice instead.',
    'heading-skipped': 'This heading is of level {level} where level {better} is next.',
    'screen-untitled': 'This screen has no title, so the list of contents can only number it.',
    'no-question': 'The lesson asks nothing. A question shows learners what they have understood.',
    'taught-not-assessed': '{code} is taught here and assessed nowhere in this lesson.',
    'template-words': 'This is still what the template asks of you. Write your own words in its place.',
    'nothing-written': 'Nothing has been written yet.',
    'same-link-words': 'Another link has the words “{words}” and leads elsewhere. Say what is different.',
    capitals: 'Words in capitals are hard to read: “{words}”. Write them in small letters.',
    'file-gone': 'A file shown here is no longer in the media library. Choose another one.',
  },
  hi: {
    'vague-link': '“{words}” से पता नहीं चलता कि कड़ी कहाँ ले जाती है। वहाँ क्या मिलेगा, यह लिखिए।',
    'faint-colour': '{colour} रंग का पाठ सफ़ेद पर पढ़ने में फीका है। {better} पढ़ा जा सकता है।',
    'long-sentence': 'एक वाक्य में {count} शब्द हैं। {most} तक एक साँस में पढ़े जा सकते हैं।',
    'hard-to-read': 'पढ़ने में कठिन (फ़्लेश {ease}/100)। छोटे वाक्य और रोज़मर्रा के शब्द रखिए।',
    'hard-words': 'सौ में से {percent} शब्द लंबे समास हैं। रोज़मर्रा के शब्द रखिए।',
    'all-of-the-above': '“{words}” इतनी बार सही होता है कि कुछ जाँचता नहीं। इसके बदले बहुविकल्प पूछिए।',
    'heading-skipped': 'यह शीर्षक स्तर {level} का है, जबकि अगला स्तर {better} है।',
    'screen-untitled': 'इस स्क्रीन का शीर्षक नहीं है; विषय-सूची में केवल क्रमांक दिखेगा।',
    'no-question': 'पाठ में कोई प्रश्न नहीं है। प्रश्न से शिक्षार्थी जानता है कि वह क्या समझा।',
    'taught-not-assessed': '{code} यहाँ सिखाया गया है, पर इस पाठ में कहीं जाँचा नहीं गया।',
    'template-words': 'यहाँ अब भी साँचे का निर्देश है। उसके स्थान पर अपने शब्द लिखिए।',
    'nothing-written': 'अभी कुछ नहीं लिखा गया है।',
    'same-link-words': '“{words}” शब्दों वाली एक और कड़ी कहीं और ले जाती है। लिखिए कि दोनों में क्या अंतर है।',
    capitals: 'अंग्रेज़ी के बड़े अक्षरों में लिखे शब्द पढ़ने में कठिन हैं: “{words}”। इन्हें छोटे अक्षरों में लिखिए।',
    'file-gone': 'यहाँ दिखाई गई एक फ़ाइल अब मीडिया संग्रह में नहीं है। दूसरी फ़ाइल चुनिए।',
  },
}

const FIXES: Record<Language, Record<FixKind, string>> = {
  en: {
    mark_decorative: 'It is decorative',
    set_heading_level: 'Use the next level',
    name_link_address: 'Show the address',
    darken_colour: 'Darken the colour',
    split_sentence: 'Make two sentences',
    remove_option: 'Take the option out',
    add_question: 'Add a question',
    add_assessed_tag: 'The last question assesses it',
    add_screen_title: 'Add a title',
    make_header_row: 'The first row is the header',
  },
  hi: {
    mark_decorative: 'यह केवल सजावटी है',
    set_heading_level: 'अगला स्तर रखें',
    name_link_address: 'पता दिखाएँ',
    darken_colour: 'रंग गहरा करें',
    split_sentence: 'दो वाक्य बनाएँ',
    remove_option: 'विकल्प हटाएँ',
    add_question: 'प्रश्न जोड़ें',
    add_assessed_tag: 'अंतिम प्रश्न इसे जाँचता है',
    add_screen_title: 'शीर्षक जोड़ें',
    make_header_row: 'पहली पंक्ति शीर्ष-पंक्ति है',
  },
}

const LANGUAGES: Record<Language, Record<string, string>> = {
  en: { en: 'English', hi: 'Hindi' },
  hi: { en: 'अंग्रेज़ी', hi: 'हिन्दी' },
}

/** A remark in words, English, or Hindi for `hi`; one about a translation begins with its language. */
export function remarkSentence(remark: LessonRemark, language: string): string {
  const of = toLanguage(language)
  const about = remark.language ? `${LANGUAGES[of][remark.language] ?? remark.language}: ` : ''
  const own = remark.blockType ? definitions.get(remark.blockType)?.remarks?.[of][remark.rule] : undefined
  return about + fill(own ?? RULES[of][remark.rule] ?? remark.rule, remark.params ?? {})
}

/** What the button says that does something about a remark. */
export const fixLabel = (fix: FixKind, language: string): string => FIXES[toLanguage(language)][fix]

const toLanguage = (language: string): Language => (/^hi\b/i.test(language) ? 'hi' : 'en')

const fill = (sentence: string, params: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
