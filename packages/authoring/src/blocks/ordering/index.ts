import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import {
  blankQuestion,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { explanationHtml, questionHtml } from '../../interactions/question-html.ts'
import { QUESTION_REMARKS, questionRemarks } from '../../interactions/question-remarks.ts'
import { writeLine } from '../../interactions/row-selects-html.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { shuffledOrder } from '../../interactions/seeded.ts'
import { attribute, markup } from '../../render/markup.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { orderingSchema as schema, STEPS_MAX } from './schema.ts'
import { orderingScoring } from './scoring.ts'

const blankStep = (newId: () => string) => ({ id: partId(newId), text: '' })

export const ordering = defineBlock({
  type: 'ordering',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'ordering', schema, attrs: [...QUESTION_ATTRS, 'steps'] })],
  blank: (newId) => ({
    type: 'ordering',
    attrs: { ...blankQuestion(newId), steps: [blankStep(newId), blankStep(newId), blankStep(newId)] },
  }),
  fields: questionFields({
    name: 'steps',
    kind: 'list',
    min: 2,
    max: STEPS_MAX,
    fields: [{ name: 'text', kind: 'text', required: true, max: 500 }],
    blankRow: blankStep,
  }),
  texts: ['question', 'steps.*.text', 'explanation'],
  render: (block, context) => {
    const { id, steps } = block.attrs
    const words = interactionWords(context.language)
    const shows = context.audience === 'reviewer'
    const order = shows ? steps.map((_, index) => index) : shuffledOrder(steps.length, id)
    const control = (step: number, text: string) =>
      context.audience === 'paper'
        ? writeLine
        : markup`<select id="${id}-place-${step}" name="${id}-place-${step}" aria-label="${filled(words.placeOf, { name: text })}"${attribute('disabled', shows)}><option value="">${words.choose}</option>${steps.map((_, place) => markup`<option value="${place + 1}"${attribute('selected', shows && place === step)}>${place + 1}</option>`)}</select>`
    const rows = order.map((step) => {
      const text = steps[step]?.text ?? ''
      return markup`<li class="kl-row" data-row="${step}"><span class="kl-row-text">${text}</span> ${control(step, text)}</li>`
    })
    return questionHtml(
      block,
      words.orderHint,
      markup`<ol class="kl-rows kl-order">${rows}</ol>${explanationHtml(block, context)}`,
    )
  },
  check: ({ attrs }) => [
    ...questionRemarks(attrs),
    ...when([attrs.steps.length < 2, must('few-steps', 'steps')]),
    ...attrs.steps.flatMap(({ text }, index) =>
      when([isBlank(text), must('empty-step', `steps.${index}.text`)]),
    ),
  ],
  scoring: anyScoring(orderingScoring),
  accessibility:
    'A list whose rows have a native select of their place and buttons that move them up and down; the new place is announced and focus stays on the control. Rows can be dragged too.',
  words: {
    en: {
      name: 'Ordering',
      hint: 'Steps to bring into the right order',
      keywords: ['order', 'sequence', 'sort', 'steps', 'drag', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        steps: 'Steps, in the right order',
        'steps.text': 'Step',
      },
    },
    hi: {
      name: 'क्रम लगाना',
      hint: 'चरण, जिन्हें सही क्रम में रखना है',
      keywords: ['order', 'kram', 'charan', 'quiz'],
      fields: { ...QUESTION_FIELD_WORDS.hi, steps: 'चरण, सही क्रम में', 'steps.text': 'चरण' },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'few-steps': 'An order needs at least two steps.',
      'empty-step': 'This step has no words.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'few-steps': 'क्रम के लिए कम से कम दो चरण चाहिए।',
      'empty-step': 'इस चरण में कोई शब्द नहीं है।',
    },
  },
})
