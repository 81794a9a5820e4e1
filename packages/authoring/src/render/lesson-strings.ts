import { CONTENT_STRINGS } from './content-strings.ts'

const english = {
  ...CONTENT_STRINGS.en,
  note: 'Note',
  tip: 'Good practice',
  important: 'Important',
  example: 'Example',
  chooseOne: 'Choose one answer.',
  chooseAll: 'Choose every answer that is right.',
  correct: 'Correct',
  incorrect: 'Not correct',
  explanation: 'Why',
  asOn: 'as on',
  missingFile: 'The file of this block is missing.',
}

export type LessonStrings = typeof english

const hindi: LessonStrings = {
  ...CONTENT_STRINGS.hi,
  note: 'टिप्पणी',
  tip: 'अच्छी कार्य-पद्धति',
  important: 'महत्त्वपूर्ण',
  example: 'उदाहरण',
  chooseOne: 'एक उत्तर चुनिए।',
  chooseAll: 'जितने उत्तर सही हों, सभी चुनिए।',
  correct: 'सही',
  incorrect: 'सही नहीं',
  explanation: 'कारण',
  asOn: 'यथास्थिति',
  missingFile: 'इस खंड की फ़ाइल उपलब्ध नहीं है।',
}

/** The words blocks add to the author's own, in the language of the lesson. */
export function lessonStrings(language: string): LessonStrings {
  return /^hi\b/i.test(language) ? hindi : english
}
