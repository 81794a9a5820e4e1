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
import { seededOrder } from '../../interactions/seeded.ts'
import { markup } from '../../render/markup.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { categorisingSchema as schema, CATEGORIES_MAX, ITEMS_MAX } from './schema.ts'
import { categorisingScoring } from './scoring.ts'

const blankCategory = (newId: () => string) => ({ id: partId(newId), name: '' })
const blankItem = (newId: () => string) => ({ id: partId(newId), text: '', category: '' })

export const categorising = defineBlock({
  type: 'categorising',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({ type: 'categorising', schema, attrs: [...QUESTION_ATTRS, 'categories', 'items'] }),
  ],
  blank: (newId) => ({
    type: 'categorising',
    attrs: {
      ...blankQuestion(newId),
      categories: [blankCategory(newId), blankCategory(newId)],
      items: [blankItem(newId), blankItem(newId)],
    },
  }),
  fields: questionFields(
    {
      name: 'categories',
      kind: 'list',
      min: 2,
      max: CATEGORIES_MAX,
      fields: [{ name: 'name', kind: 'text', required: true, max: 200 }],
      blankRow: blankCategory,
    },
    {
      name: 'items',
      kind: 'list',
      min: 2,
      max: ITEMS_MAX,
      fields: [
        { name: 'text', kind: 'text', required: true, max: 300 },
        { name: 'category', kind: 'rowOf', of: 'categories', label: 'name', required: true },
      ],
      blankRow: blankItem,
    },
  ),
  texts: ['question', 'categories.*.name', 'items.*.text', 'explanation'],
  render: (block, context) => {
    const { id, categories, items } = block.attrs
    const solution = categorisingScoring.solution(block.attrs)
    const rows = rowSelectsHtml(
      {
        blockId: id,
        rows: items.map(({ text }, row) => ({ words: text, right: solution[row] ?? -1 })),
        things: categories.map(({ name }) => name),
        // Authors write one category after the other; learners see them mixed.
        rowOrder: seededOrder(items.length, id),
        thingOrder: categories.map((_, index) => index),
      },
      context,
    )
    const hint = interactionWords(context.language).categoryHint
    return questionHtml(block, hint, markup`${rows}${explanationHtml(block, context)}`)
  },
  check: ({ attrs }) => [
    ...questionRemarks(attrs),
    ...when(
      [attrs.categories.length < 2, must('few-categories', 'categories')],
      [attrs.items.length < 2, must('few-items', 'items')],
    ),
    ...attrs.categories.flatMap(({ name }, index) =>
      when([isBlank(name), must('empty-words', `categories.${index}.name`)]),
    ),
    ...attrs.items.flatMap(({ text, category }, index) =>
      when(
        [isBlank(text), must('empty-words', `items.${index}.text`)],
        [!attrs.categories.some(({ id }) => id === category), must('no-category', `items.${index}.category`)],
      ),
    ),
  ],
  scoring: anyScoring(categorisingScoring),
  accessibility:
    'A native select in each row, labelled by the item. Boxes onto which rows can be dragged do the same and are hidden from assistive technology.',
  words: {
    en: {
      name: 'Categorising',
      hint: 'Things to sort into groups',
      keywords: ['sort', 'group', 'category', 'drag', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        categories: 'Categories',
        'categories.name': 'Name',
        items: 'Items',
        'items.text': 'Item',
        'items.category': 'Belongs to',
      },
    },
    hi: {
      name: 'वर्गीकरण',
      hint: 'वर्गों में बाँटने योग्य बातें',
      keywords: ['category', 'vargikaran', 'chhantna', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        categories: 'वर्ग',
        'categories.name': 'नाम',
        items: 'मदें',
        'items.text': 'मद',
        'items.category': 'किस वर्ग में',
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'few-categories': 'Sorting needs at least two categories.',
      'few-items': 'Sorting needs at least two items.',
      'empty-words': 'Words are missing here.',
      'no-category': 'Say to which category this belongs.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'few-categories': 'वर्गीकरण में कम से कम दो वर्ग चाहिए।',
      'few-items': 'वर्गीकरण में कम से कम दो मदें चाहिए।',
      'empty-words': 'यहाँ शब्द नहीं लिखे गए हैं।',
      'no-category': 'बताइए कि यह किस वर्ग में आती है।',
    },
  },
})
