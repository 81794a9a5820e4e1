import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { interactionWords } from '../../interactions/interaction-words.ts'
import {
  blankQuestion,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { explanationHtml, questionHtml } from '../../interactions/question-html.ts'
import { QUESTION_REMARKS, questionRemarks } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { typedHtml } from '../../interactions/typed-html.ts'
import { markup } from '../../render/markup.ts'
import { must, when } from '../remark.ts'
import { answerRange } from './answer-range.ts'
import { NUMERIC_MODES, numericSchema as schema } from './schema.ts'
import { NUMERIC_LENGTH_MAX, numericScoring, rightRange } from './scoring.ts'

const isValue = ({ mode }: Record<string, unknown>) => mode !== 'range'
const isRange = ({ mode }: Record<string, unknown>) => mode === 'range'

export const numeric = defineBlock({
  type: 'numeric',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({
      type: 'numeric',
      schema,
      attrs: [...QUESTION_ATTRS, 'mode', 'value', 'tolerance', 'min', 'max', 'unit'],
    }),
  ],
  blank: (newId) => ({ type: 'numeric', attrs: { ...blankQuestion(newId), mode: 'value', unit: '' } }),
  fields: questionFields(
    { name: 'mode', kind: 'choice', options: NUMERIC_MODES },
    { name: 'value', kind: 'number', required: true, when: isValue },
    { name: 'tolerance', kind: 'number', min: 0, when: isValue },
    { name: 'min', kind: 'number', when: isRange },
    { name: 'max', kind: 'number', when: isRange },
    { name: 'unit', kind: 'text', max: 30 },
  ),
  texts: ['question', 'unit', 'explanation'],
  render: (block, context) => {
    const { id, unit } = block.attrs
    const shown = context.audience === 'reviewer' ? answerRange(block.attrs, context.language) : null
    const field = typedHtml({
      blockId: id,
      language: context.language,
      audience: context.audience,
      max: NUMERIC_LENGTH_MAX,
      isNumber: true,
      unit,
      shown,
    })
    const hint = interactionWords(context.language).numericHint
    return questionHtml(block, hint, markup`${field}${explanationHtml(block, context)}`)
  },
  check: ({ attrs }) => {
    const { min, max } = rightRange(attrs)
    return [
      ...questionRemarks(attrs),
      ...when(
        [min === null && max === null, must('no-number', attrs.mode === 'value' ? 'value' : 'min')],
        [min !== null && max !== null && min > max, must('empty-range', 'max')],
      ),
    ]
  },
  scoring: anyScoring(numericScoring),
  accessibility:
    'One text field whose label names the unit; digits of both scripts and separators are understood. What cannot be read as a number is said before it counts.',
  words: {
    en: {
      name: 'Numeric answer',
      hint: 'A number, with tolerance or a range',
      keywords: ['number', 'calculate', 'amount', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        mode: 'What is right',
        'mode=value': 'One number',
        'mode=range': 'Any number in a range',
        value: 'The number',
        tolerance: 'May be off by',
        min: 'From',
        max: 'To',
        unit: 'Unit',
      },
    },
    hi: {
      name: 'संख्यात्मक उत्तर',
      hint: 'एक संख्या, सहनीय अंतर या परास के साथ',
      keywords: ['number', 'sankhya', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        mode: 'क्या सही है',
        'mode=value': 'एक निश्चित संख्या',
        'mode=range': 'परास के भीतर कोई भी संख्या',
        value: 'संख्या',
        tolerance: 'इतना अंतर चलेगा',
        min: 'से',
        max: 'तक',
        unit: 'इकाई',
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'no-number': 'Say which number is right.',
      'empty-range': 'The range ends before it begins.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'no-number': 'बताइए कि कौन-सी संख्या सही है।',
      'empty-range': 'परास आरंभ होने से पहले ही समाप्त हो जाता है।',
    },
  },
})
