import { type Block } from '@karmashala/authoring'

/** A single and a multiple choice with nothing to mend. */
export const twoQuestions = (): Block[] => [
  {
    type: 'singleChoice',
    attrs: {
      id: 'q1',
      question: 'How many days?',
      options: [
        { id: 'o1', text: 'Thirty', correct: true, feedback: 'Section 7(1).' },
        { id: 'o2', text: 'Ninety', correct: false, feedback: 'Too long.' },
      ],
      explanation: 'Thirty days from receipt.',
    },
  },
  {
    type: 'multipleChoice',
    attrs: {
      id: 'q2',
      question: 'Which two?',
      options: [
        { id: 'o3', text: 'Reasons', correct: true, feedback: 'Yes.' },
        { id: 'o4', text: 'Appeal', correct: true, feedback: 'Yes.' },
        { id: 'o5', text: 'Purpose', correct: false, feedback: 'No.' },
      ],
      explanation: 'Section 7(8).',
    },
  },
]
