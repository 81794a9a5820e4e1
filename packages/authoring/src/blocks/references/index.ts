import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, partIdSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { optionalUrlSchema } from '../optional-url.ts'
import { partId, partList } from '../part-list.ts'
import { isBlank, must, when } from '../remark.ts'
import { referencesRemarks, referencesWords } from './words.ts'

const ITEMS_MAX = 100

const schema = z.object({
  type: z.literal('references'),
  attrs: blockAttrsSchema.extend({
    items: partList(z.object({ id: partIdSchema, citation: words(1000), url: optionalUrlSchema }), ITEMS_MAX),
  }),
})

const blankItem = (newId: () => string) => ({ id: partId(newId), citation: '', url: '' })

/** What the lesson rests on and where to read on. */
export const references = defineBlock({
  type: 'references',
  family: 'reference',
  schema,
  nodes: () => [atomNode({ type: 'references', schema, attrs: ['items'] })],
  blank: (newId) => ({ type: 'references', attrs: { id: newId(), items: [blankItem(newId)] } }),
  fields: [
    {
      name: 'items',
      kind: 'list',
      min: 1,
      max: ITEMS_MAX,
      fields: [
        { name: 'citation', kind: 'multiline', required: true, max: 1000 },
        { name: 'url', kind: 'url' },
      ],
      blankRow: blankItem,
    },
  ],
  texts: ['items.*.citation'],
  render: (block) => {
    const items = block.attrs.items.map(({ citation, url }) =>
      url
        ? markup`<li><a href="${url}" target="_blank" rel="noopener noreferrer">${citation || url}</a></li>`
        : markup`<li>${citation}</li>`,
    )
    return markup`<ol${blockMark(block)} class="kl-references">${items}</ol>`
  },
  check: ({ attrs: { items } }) => [
    ...when([items.length === 0, must('no-items', 'items')]),
    ...items.flatMap(({ citation }, index) =>
      when([isBlank(citation), must('no-citation', `items.${index}.citation`, { number: index + 1 })]),
    ),
  ],
  accessibility: 'A numbered list; where there is a link, the whole citation is its name.',
  words: referencesWords,
  remarks: referencesRemarks,
})
