import { type BlockRemark, type Field } from '../block-definition.ts'
import { OPTIONS_MAX, type ChoiceAttrs } from './choice-schema.ts'
import { QUESTION_FIELD_WORDS } from './question-fields.ts'
import { QUESTION_REMARKS, questionRemarks } from './question-remarks.ts'

// What single and multiple choice have in common.

export const CHOICE_ATTRS = ['question', 'options', 'explanation', 'points', 'shuffle'] as const
export const CHOICE_TEXTS = ['question', 'options.*.text', 'options.*.feedback', 'explanation'] as const

export const blankOption = (newId: () => string) => ({
  id: newId().slice(0, 8),
  text: '',
  correct: false,
  feedback: '',
})

export const blankChoice = (newId: () => string) => ({
  id: newId(),
  question: '',
  options: [{ ...blankOption(newId), correct: true }, blankOption(newId)],
  explanation: '',
})

export const choiceFields = (many: boolean): Field[] => [
  { name: 'question', kind: 'multiline', required: true, max: 1000 },
  {
    name: 'options',
    kind: 'list',
    min: 2,
    max: OPTIONS_MAX,
    fields: [
      { name: 'text', kind: 'text', required: true, max: 500 },
      { name: 'feedback', kind: 'text', required: true, max: 1000 },
    ],
    blankRow: blankOption,
  },
  { name: 'correct', kind: 'rightRow', of: 'options', many },
  { name: 'explanation', kind: 'multiline', required: true, max: 2000 },
  { name: 'points', kind: 'number', min: 1, max: 100 },
  { name: 'shuffle', kind: 'toggle' },
]

export function choiceRemarks(attrs: ChoiceAttrs, isRight: (count: number) => boolean): BlockRemark[] {
  const { options } = attrs
  return [
    ...questionRemarks(attrs),
    ...(options.length < 2 ? [{ rule: 'few-options', severity: 'must' as const, field: 'options' }] : []),
    ...(isRight(options.filter(({ correct }) => correct).length)
      ? []
      : [{ rule: 'right-options', severity: 'must' as const, field: 'options' }]),
    ...options.flatMap(({ text, feedback }, index) => [
      ...(text.trim() === ''
        ? [{ rule: 'empty-option', severity: 'must' as const, field: `options.${index}.text` }]
        : []),
      ...(feedback.trim() === ''
        ? [{ rule: 'no-feedback', severity: 'must' as const, field: `options.${index}.feedback` }]
        : []),
    ]),
  ]
}

export const CHOICE_FIELD_WORDS = {
  en: {
    ...QUESTION_FIELD_WORDS.en,
    options: 'Options',
    'options.text': 'Option',
    'options.feedback': 'What is said on choosing it',
    correct: 'Right',
    shuffle: 'Show the options in another order to each learner',
  },
  hi: {
    ...QUESTION_FIELD_WORDS.hi,
    options: 'विकल्प',
    'options.text': 'विकल्प',
    'options.feedback': 'इसे चुनने पर क्या कहा जाए',
    correct: 'सही',
    shuffle: 'हर शिक्षार्थी को विकल्प अलग क्रम में दिखाएँ',
  },
}

export const CHOICE_REMARKS = {
  en: {
    ...QUESTION_REMARKS.en,
    'few-options': 'A question needs at least two options.',
    'empty-option': 'This option has no words.',
    'no-feedback': 'Say why this option is right or wrong.',
  },
  hi: {
    ...QUESTION_REMARKS.hi,
    'few-options': 'प्रश्न में कम से कम दो विकल्प चाहिए।',
    'empty-option': 'इस विकल्प में कोई शब्द नहीं है।',
    'no-feedback': 'बताइए कि यह विकल्प सही या ग़लत क्यों है।',
  },
}
