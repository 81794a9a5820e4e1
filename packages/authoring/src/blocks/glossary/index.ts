import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { glossaryRemarks, glossaryWords } from './words.ts'

const TERMS_MAX = 100

const schema = z.object({
  type: z.literal('glossary'),
  attrs: blockAttrsSchema.extend({
    terms: partList(z.object({ id: partIdSchema, term: words(200), definition: words(2000) }), TERMS_MAX),
  }),
})

const blankTerm = (newId: () => string) => ({ id: partId(newId), term: '', definition: '' })
const folded = (term: string) => term.trim().toLocaleLowerCase('en')

/** Words and what they mean, in the author's order. */
export const glossary = defineBlock({
  type: 'glossary',
  family: 'reference',
  schema,
  nodes: () => [atomNode({ type: 'glossary', schema, attrs: ['terms'] })],
  blank: (newId) => ({ type: 'glossary', attrs: { id: newId(), terms: [blankTerm(newId)] } }),
  fields: [
    {
      name: 'terms',
      kind: 'list',
      min: 1,
      max: TERMS_MAX,
      fields: [
        { name: 'term', kind: 'text', required: true, max: 200 },
        { name: 'definition', kind: 'multiline', required: true, max: 2000 },
      ],
      blankRow: blankTerm,
    },
  ],
  texts: ['terms.*.term', 'terms.*.definition'],
  render: (block) => {
    const terms = block.attrs.terms.map(
      ({ term, definition }) =>
        markup`<div class="kl-term"><dt><dfn>${term}</dfn></dt><dd>${proseHtml(definition)}</dd></div>`,
    )
    return markup`<dl${blockMark(block)} class="kl-glossary">${terms}</dl>`
  },
  check: ({ attrs: { terms } }) => [
    ...when([terms.length === 0, must('no-terms', 'terms')]),
    ...terms.flatMap(({ term, definition }, index) =>
      when(
        [isBlank(term), must('no-term', `terms.${index}.term`, { number: index + 1 })],
        [isBlank(definition), must('no-definition', `terms.${index}.definition`, { number: index + 1 })],
        [
          !isBlank(term) && terms.slice(0, index).some((before) => folded(before.term) === folded(term)),
          should('same-term', `terms.${index}.term`, { term: term.trim() }),
        ],
      ),
    ),
  ],
  accessibility: 'A native description list.',
  words: glossaryWords,
  remarks: glossaryRemarks,
})
