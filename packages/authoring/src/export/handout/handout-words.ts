type HandoutWords = {
  question: (number: number) => string
  answers: string
  passMark: (percent: number) => string
}

const english: HandoutWords = {
  question: (number) => `Question ${number}`,
  answers: 'Answers',
  passMark: (percent) => `Pass mark: ${percent} per cent of the points of a lesson`,
}
const hindi: HandoutWords = {
  question: (number) => `प्रश्न ${number}`,
  answers: 'उत्तर',
  passMark: (percent) => `उत्तीर्णांक: किसी पाठ के अंकों का ${percent} प्रतिशत`,
}

/** What a hand-out says beside the author's words. */
export const handoutWords = (language: string): HandoutWords => (/^hi\b/i.test(language) ? hindi : english)
