const english = {
  correctAnswer: 'Correct answer',
  yourChoice: 'Your choice',
  right: 'Correct',
  wrong: 'Not correct',
  answerIs: 'Correct answer: {answer}',
  chooseEach: 'Choose something for every row.',
  fillEach: 'Fill in every blank.',
  writeNumber: 'Write a number in digits.',
  writeAnswer: 'Write your answer first.',
}

export type InteractionWord = keyof typeof english

const hindi: Record<InteractionWord, string> = {
  correctAnswer: 'सही उत्तर',
  yourChoice: 'आपका चयन',
  right: 'सही',
  wrong: 'सही नहीं',
  answerIs: 'सही उत्तर: {answer}',
  chooseEach: 'हर पंक्ति के लिए कुछ चुनिए।',
  fillEach: 'हर रिक्त स्थान भरिए।',
  writeNumber: 'संख्या अंकों में लिखिए।',
  writeAnswer: 'पहले अपना उत्तर लिखिए।',
}

/** What interactions say beside the author's words, in markup and in the page of a course. */
export const interactionWords = (language: string): Readonly<Record<InteractionWord, string>> =>
  /^hi\b/i.test(language) ? hindi : english

/** Puts values into the `{names}` of a sentence. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
