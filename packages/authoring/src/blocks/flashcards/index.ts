import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { flashcardsRemarks, flashcardsWords } from './words.ts'

const CARDS_MAX = 40

const schema = z.object({
  type: z.literal('flashcards'),
  attrs: blockAttrsSchema.extend({
    cards: partList(z.object({ id: partIdSchema, front: words(500), back: words(1000) }), CARDS_MAX),
  }),
})

const blankCard = (newId: () => string) => ({ id: partId(newId), front: '', back: '' })

/** A question or word on the front, its answer on the back. */
export const flashcards = defineBlock({
  type: 'flashcards',
  family: 'structure',
  schema,
  nodes: () => [atomNode({ type: 'flashcards', schema, attrs: ['cards'] })],
  blank: (newId) => ({
    type: 'flashcards',
    attrs: { id: newId(), cards: [blankCard(newId), blankCard(newId)] },
  }),
  fields: [
    {
      name: 'cards',
      kind: 'list',
      min: 1,
      max: CARDS_MAX,
      fields: [
        { name: 'front', kind: 'multiline', required: true, max: 500 },
        { name: 'back', kind: 'multiline', required: true, max: 1000 },
      ],
      blankRow: blankCard,
    },
  ],
  texts: ['cards.*.front', 'cards.*.back'],
  render: (block, { strings, audience }) => {
    const enhance = markup` data-enhance="flashcards" data-word-turn="${strings.turnCard}" data-word-turn-back="${strings.turnCardBack}"`
    const cards = block.attrs.cards.map(
      ({ front, back }) =>
        markup`<li class="kl-flashcard"><div class="kl-flashcard-front">${proseHtml(front)}</div><div class="kl-flashcard-back">${proseHtml(back)}</div></li>`,
    )
    return markup`<ul${blockMark(block)} class="kl-flashcards"${audience === 'learner' ? enhance : null}>${cards}</ul>`
  },
  check: ({ attrs: { cards } }) => [
    ...when([cards.length === 0, must('no-cards', 'cards')]),
    ...cards.flatMap(({ front, back }, index) =>
      when(
        [isBlank(front), must('no-front', `cards.${index}.front`, { number: index + 1 })],
        [isBlank(back), must('no-back', `cards.${index}.back`, { number: index + 1 })],
      ),
    ),
  ],
  accessibility:
    'A list with both sides to read; scripts show one side and a native button that turns the card, and what comes up is announced.',
  words: flashcardsWords,
  remarks: flashcardsRemarks,
})
