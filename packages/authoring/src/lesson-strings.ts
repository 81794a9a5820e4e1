/** Options every block that writes words of its own is configured with. */
export interface BlockOptions {
  /** BCP 47 tag of the content's language; words of the blocks fall back to English. */
  language: string
  /** True for those who review: shows the right answers and all feedback. */
  showAnswers: boolean
}

const english = {
  note: 'Note',
  tip: 'Good practice',
  important: 'Important',
  example: 'Example',
  chooseOne: 'Choose one answer.',
  chooseAll: 'Choose every answer that is right.',
  correct: 'Correct',
  incorrect: 'Not correct',
}

const hindi: typeof english = {
  note: 'टिप्पणी',
  tip: 'अच्छी कार्य-पद्धति',
  important: 'महत्त्वपूर्ण',
  example: 'उदाहरण',
  chooseOne: 'एक उत्तर चुनिए।',
  chooseAll: 'जितने उत्तर सही हों, सभी चुनिए।',
  correct: 'सही',
  incorrect: 'सही नहीं',
}

/** The words blocks add to the author's own, in the language of the lesson. */
export function lessonStrings(language: string): typeof english {
  return /^hi\b/i.test(language) ? hindi : english
}
