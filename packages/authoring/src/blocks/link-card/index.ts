import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { optionalUrlSchema } from '../optional-url.ts'
import { isBlank, must, when } from '../remark.ts'
import { linkCardRemarks, linkCardWords } from './words.ts'

const schema = z.object({
  type: z.literal('linkCard'),
  attrs: blockAttrsSchema.extend({ url: optionalUrlSchema, title: words(300), description: words(500) }),
})

/** A place elsewhere, in the author's words: nothing is fetched from there, neither while writing nor in the course. */
export const linkCard = defineBlock({
  type: 'linkCard',
  family: 'reference',
  schema,
  nodes: () => [
    atomNode({ type: 'linkCard', schema, attrs: ['url', 'title', 'description'], isPlain: true }),
  ],
  blank: (newId) => ({ type: 'linkCard', attrs: { id: newId(), url: '', title: '', description: '' } }),
  fields: [
    { name: 'url', kind: 'url' },
    { name: 'title', kind: 'text', required: true, max: 300 },
    { name: 'description', kind: 'multiline', max: 500 },
  ],
  texts: ['title', 'description'],
  render: (block, { strings }) => {
    const { url, title, description } = block.attrs
    const name = title || url || ''
    const link = url
      ? markup`<a class="kl-link-card-link" href="${url}" target="_blank" rel="noopener noreferrer">${name}<span class="kl-hidden"> (${strings.opensElsewhere})</span></a>`
      : markup`<span class="kl-link-card-link">${name}</span>`
    return markup`<div${blockMark(block)} class="kl-link-card">${link}${description ? markup`<p>${description}</p>` : null}${url ? markup`<p class="kl-link-card-address">${placeOf(url)}</p>` : null}</div>`
  },
  check: ({ attrs }) =>
    when([isBlank(attrs.url), must('no-url', 'url')], [isBlank(attrs.title), must('no-title', 'title')]),
  accessibility:
    'One link named by its title, which says that it opens a new window; the host is written out.',
  words: linkCardWords,
  remarks: linkCardRemarks,
})

/** The host of a link, so that readers know where it leads; on paper it is what is left of the link. */
const placeOf = (url: string): string => url.replace(/^(https?:\/\/|mailto:)/i, '').replace(/[/?#].*$/, '')
