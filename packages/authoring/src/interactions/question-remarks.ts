import { type BlockRemark } from '../block-definition.ts'

type Asked = { question: string; explanation: string }

/** What every question has to have before it can be put before learners. */
export const questionRemarks = ({ question, explanation }: Asked): BlockRemark[] => [
  ...(question.trim() === '' ? [{ rule: 'no-question', severity: 'must' as const, field: 'question' }] : []),
  ...(explanation.trim() === ''
    ? [{ rule: 'no-explanation', severity: 'must' as const, field: 'explanation' }]
    : []),
]

export const QUESTION_REMARKS = {
  en: {
    'no-question': 'Ask something.',
    'no-explanation': 'Explain the answer: it is what learners remember.',
  },
  hi: { 'no-question': 'प्रश्न लिखिए।', 'no-explanation': 'उत्तर समझाइए: सीखने वाले को यही याद रहता है।' },
}
