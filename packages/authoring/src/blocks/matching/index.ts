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
import { rowSelectsHtml } from '../../interactions/row-selects-html.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { shuffledOrder } from '../../interactions/seeded.ts'
import { markup } from '../../render/markup.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { EXTRAS_MAX, matchingSchema as schema, PAIRS_MAX } from './schema.ts'
import { matchingScoring, matchingThings } from './scoring.ts'

const blankPair = (newId: () => string) => ({ id: partId(newId), left: '', right: '' })

export const matching = defineBlock({
  type: 'matching',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'matching', schema, attrs: [...QUESTION_ATTRS, 'pairs', 'extras'] })],
  blank: (newId) => ({
    type: 'matching',
    attrs: { ...blankQuestion(newId), pairs: [blankPair(newId), blankPair(newId)], extras: [] },
  }),
  fields: questionFields(
    {
      name: 'pairs',
      kind: 'list',
      min: 2,
      max: PAIRS_MAX,
      fields: [
        { name: 'left', kind: 'text', required: true, max: 300 },
        { name: 'right', kind: 'text', required: true, max: 300 },
      ],
      blankRow: blankPair,
    },
    {
      name: 'extras',
      kind: 'list',
      min: 0,
      max: EXTRAS_MAX,
      fields: [{ name: 'text', kind: 'text', required: true, max: 300 }],
      blankRow: (newId) => ({ id: partId(newId), text: '' }),
    },
  ),
  texts: ['question', 'pairs.*.left', 'pairs.*.right', 'extras.*.text', 'explanation'],
  render: (block, context) => {
    const { id, pairs } = block.attrs
    const things = matchingThings(block.attrs)
    const rows = rowSelectsHtml(
      {
        blockId: id,
        rows: pairs.map(({ left }, right) => ({ words: left, right })),
        things,
        rowOrder: pairs.map((_, index) => index),
        thingOrder: shuffledOrder(things.length, id),
      },
      context,
    )
    const hint = interactionWords(context.language).matchHint
    return questionHtml(block, hint, markup`${rows}${explanationHtml(block, context)}`)
  },
  check: ({ attrs }) => {
    const things = matchingThings(attrs).map((words) => words.trim())
    return [
      ...questionRemarks(attrs),
      ...when(
        [attrs.pairs.length < 2, must('few-pairs', 'pairs')],
        [new Set(things.filter(Boolean)).size < things.filter(Boolean).length, must('same-things', 'pairs')],
      ),
      ...attrs.pairs.flatMap(({ left, right }, index) =>
        when(
          [isBlank(left), must('empty-side', `pairs.${index}.left`)],
          [isBlank(right), must('empty-side', `pairs.${index}.right`)],
        ),
      ),
      ...attrs.extras.flatMap(({ text }, index) =>
        when([isBlank(text), must('empty-side', `extras.${index}.text`)]),
      ),
    ]
  },
  scoring: anyScoring(matchingScoring),
  accessibility:
    'A native select in each row, labelled by the left side. Cards that can be dragged onto the rows do the same and are hidden from assistive technology.',
  words: {
    en: {
      name: 'Matching',
      hint: 'Pairs that belong together',
      keywords: ['match', 'pair', 'connect', 'drag', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        pairs: 'Pairs',
        'pairs.left': 'This',
        'pairs.right': 'belongs to this',
        extras: 'More to choose from that belongs to nothing',
        'extras.text': 'Words',
      },
    },
    hi: {
      name: 'मिलान',
      hint: 'एक-दूसरे से जुड़ने वाले जोड़े',
      keywords: ['matching', 'milan', 'jode', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        pairs: 'जोड़े',
        'pairs.left': 'यह',
        'pairs.right': 'इससे जुड़ता है',
        extras: 'अतिरिक्त विकल्प, जो किसी से नहीं जुड़ते',
        'extras.text': 'शब्द',
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'few-pairs': 'Matching needs at least two pairs.',
      'same-things': 'Two things that can be chosen have the same words: learners cannot tell them apart.',
      'empty-side': 'Words are missing here.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'few-pairs': 'मिलान में कम से कम दो जोड़े चाहिए।',
      'same-things': 'चुनने योग्य दो विकल्पों के शब्द एक जैसे हैं: शिक्षार्थी उनमें अंतर नहीं कर पाएँगे।',
      'empty-side': 'यहाँ शब्द नहीं लिखे गए हैं।',
    },
  },
})
