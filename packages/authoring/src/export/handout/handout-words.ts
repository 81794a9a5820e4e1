type HandoutWords = { question: (number: number) => string; answers: string }

const english: HandoutWords = { question: (number) => `Question ${number}`, answers: 'Answers' }
const hindi: HandoutWords = { question: (number) => `प्रश्न ${number}`, answers: 'उत्तर' }

/** What a hand-out says beside the author's words. */
export const handoutWords = (language: string): HandoutWords => (/^hi\b/i.test(language) ? hindi : english)
