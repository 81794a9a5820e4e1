import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { FORMS_MAX } from '../../interactions/accepted-forms.ts'
import { interactionWords } from '../../interactions/interaction-words.ts'
import {
  blankQuestion,
  COMPARISON_FIELD_WORDS,
  COMPARISON_FIELDS,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { explanationHtml, questionHtml } from '../../interactions/question-html.ts'
import { QUESTION_REMARKS, questionRemarks } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { typedHtml } from '../../interactions/typed-html.ts'
import { markup } from '../../render/markup.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { shortAnswerSchema as schema } from './schema.ts'
import { SHORT_ANSWER_MAX, shortAnswerScoring } from './scoring.ts'

const blankForm = (newId: () => string) => ({ id: partId(newId), text: '' })

export const shortAnswer = defineBlock({
  type: 'shortAnswer',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({
      type: 'shortAnswer',
      schema,
      attrs: [...QUESTION_ATTRS, 'accepted', 'matchCase', 'forgiveSlips'],
    }),
  ],
  blank: (newId) => ({
    type: 'shortAnswer',
    attrs: { ...blankQuestion(newId), accepted: [blankForm(newId)] },
  }),
  fields: questionFields(
    {
      name: 'accepted',
      kind: 'list',
      min: 1,
      max: FORMS_MAX,
      fields: [{ name: 'text', kind: 'text', required: true, max: SHORT_ANSWER_MAX }],
      blankRow: blankForm,
    },
    ...COMPARISON_FIELDS,
  ),
  texts: ['question', 'accepted.*.text', 'explanation'],
  render: (block, context) => {
    const { id, accepted } = block.attrs
    const shown = context.audience === 'reviewer' ? accepted.map(({ text }) => text).join(' / ') : null
    const field = typedHtml({
      blockId: id,
      language: context.language,
      audience: context.audience,
      max: SHORT_ANSWER_MAX,
      shown,
    })
    const hint = interactionWords(context.language).shortHint
    return questionHtml(block, hint, markup`${field}${explanationHtml(block, context)}`)
  },
  check: ({ attrs }) => [
    ...questionRemarks(attrs),
    ...when([attrs.accepted.length === 0, must('no-form', 'accepted')]),
    ...attrs.accepted.flatMap(({ text }, index) =>
      when([isBlank(text), must('empty-form', `accepted.${index}.text`)]),
    ),
  ],
  scoring: anyScoring(shortAnswerScoring),
  accessibility:
    'One labelled text field in a fieldset; the verdict stands in words beside it and describes it.',
  words: {
    en: {
      name: 'Short answer',
      hint: 'A word or a few, typed',
      keywords: ['text', 'answer', 'type', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        accepted: 'Accepted answers; the first one is shown',
        'accepted.text': 'Answer',
        ...COMPARISON_FIELD_WORDS.en,
      },
    },
    hi: {
      name: 'लघु उत्तर',
      hint: 'एक या कुछ शब्द, लिखकर',
      keywords: ['short answer', 'uttar', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        accepted: 'स्वीकार्य उत्तर; पहला उत्तर दिखाया जाता है',
        'accepted.text': 'उत्तर',
        ...COMPARISON_FIELD_WORDS.hi,
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'no-form': 'Write at least one accepted answer.',
      'empty-form': 'This answer has no words.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'no-form': 'कम से कम एक स्वीकार्य उत्तर लिखिए।',
      'empty-form': 'इस उत्तर में कोई शब्द नहीं है।',
    },
  },
})
