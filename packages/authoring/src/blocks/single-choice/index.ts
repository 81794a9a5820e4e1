import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import {
  blankChoice,
  CHOICE_ATTRS,
  CHOICE_FIELD_WORDS,
  CHOICE_REMARKS,
  CHOICE_TEXTS,
  choiceFields,
  choiceRemarks,
} from '../../interactions/choice-definition.ts'
import { choiceHtml } from '../../interactions/choice-html.ts'
import { singleChoiceSchema as schema } from '../../interactions/choice-schema.ts'
import { singleChoiceScoring } from '../../interactions/choice-scoring.ts'
import { anyScoring } from '../../interactions/scoring.ts'

export const singleChoice = defineBlock({
  type: 'singleChoice',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'singleChoice', schema, attrs: CHOICE_ATTRS })],
  blank: (newId) => ({ type: 'singleChoice', attrs: blankChoice(newId) }),
  fields: choiceFields(false),
  texts: CHOICE_TEXTS,
  render: choiceHtml,
  check: ({ attrs }) => choiceRemarks(attrs, (count) => count === 1),
  scoring: anyScoring(singleChoiceScoring),
  accessibility: 'Radio buttons in a fieldset: arrow keys choose, the legend is the question.',
  words: {
    en: {
      name: 'Single choice',
      hint: 'One right answer among several',
      keywords: ['question', 'mcq', 'radio', 'quiz'],
      fields: CHOICE_FIELD_WORDS.en,
    },
    hi: {
      name: 'एकल विकल्प',
      hint: 'कई विकल्पों में एक सही उत्तर',
      keywords: ['question', 'prashn', 'mcq', 'quiz'],
      fields: CHOICE_FIELD_WORDS.hi,
    },
  },
  remarks: {
    en: { ...CHOICE_REMARKS.en, 'right-options': 'Exactly one option is correct.' },
    hi: { ...CHOICE_REMARKS.hi, 'right-options': 'ठीक एक विकल्प सही होना चाहिए।' },
  },
})
