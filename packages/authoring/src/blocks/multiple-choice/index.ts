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
import { multipleChoiceSchema as schema } from '../../interactions/choice-schema.ts'
import { multipleChoiceScoring } from '../../interactions/choice-scoring.ts'
import { anyScoring } from '../../interactions/scoring.ts'

export const multipleChoice = defineBlock({
  type: 'multipleChoice',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'multipleChoice', schema, attrs: CHOICE_ATTRS })],
  blank: (newId) => ({ type: 'multipleChoice', attrs: blankChoice(newId) }),
  fields: choiceFields(true),
  texts: CHOICE_TEXTS,
  render: choiceHtml,
  check: ({ attrs }) => choiceRemarks(attrs, (count) => count >= 1),
  scoring: anyScoring(multipleChoiceScoring),
  accessibility: 'Checkboxes in a fieldset: Tab and Space choose, the legend is the question.',
  words: {
    en: {
      name: 'Multiple choice',
      hint: 'Several right answers',
      keywords: ['question', 'mcq', 'checkbox', 'quiz'],
      fields: CHOICE_FIELD_WORDS.en,
    },
    hi: {
      name: 'बहुविकल्प',
      hint: 'एक से अधिक सही उत्तर',
      keywords: ['question', 'prashn', 'mcq', 'quiz'],
      fields: CHOICE_FIELD_WORDS.hi,
    },
  },
  remarks: {
    en: { ...CHOICE_REMARKS.en, 'right-options': 'At least one option is correct.' },
    hi: { ...CHOICE_REMARKS.hi, 'right-options': 'कम से कम एक विकल्प सही होना चाहिए।' },
  },
})
