import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { mediaSchema } from '../../document/media-ref.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { imageHtml } from '../../render/media-html.ts'
import { isBlank, must, when } from '../remark.ts'
import { beforeAfterRemarks, beforeAfterWords } from './words.ts'

const ATTRS = [
  'beforeSrc',
  'beforeAlt',
  'beforeLabel',
  'afterSrc',
  'afterAlt',
  'afterLabel',
  'caption',
] as const

const schema = z.object({
  type: z.literal('beforeAfter'),
  attrs: blockAttrsSchema.extend({
    beforeSrc: mediaSchema,
    beforeAlt: words(500),
    /** "Before" when empty; so with `afterLabel`. */
    beforeLabel: words(100),
    afterSrc: mediaSchema,
    afterAlt: words(500),
    afterLabel: words(100),
    caption: words(500),
  }),
})

/** Two pictures of the same thing to compare. */
export const beforeAfter = defineBlock({
  type: 'beforeAfter',
  family: 'media',
  schema,
  nodes: () => [atomNode({ type: 'beforeAfter', schema, attrs: ATTRS })],
  blank: (newId) => ({
    type: 'beforeAfter',
    attrs: { id: newId(), ...Object.fromEntries(ATTRS.map((name) => [name, ''])) },
  }),
  fields: [
    { name: 'beforeSrc', kind: 'media', accepts: 'image', required: true },
    { name: 'beforeAlt', kind: 'multiline', required: true, max: 500 },
    { name: 'beforeLabel', kind: 'text', max: 100 },
    { name: 'afterSrc', kind: 'media', accepts: 'image', required: true },
    { name: 'afterAlt', kind: 'multiline', required: true, max: 500 },
    { name: 'afterLabel', kind: 'text', max: 100 },
    { name: 'caption', kind: 'text', max: 500 },
  ],
  texts: ['beforeLabel', 'beforeAlt', 'afterLabel', 'afterAlt', 'caption'],
  media: ['beforeSrc', 'afterSrc'],
  render: (block, context) => {
    const { strings, audience } = context
    const { attrs } = block
    const side = (name: 'before' | 'after') =>
      markup`<div class="kl-compare-side kl-compare-${name}"><p class="kl-compare-label">${attrs[`${name}Label`] || strings[name]}</p>${imageHtml(context, attrs[`${name}Src`], attrs[`${name}Alt`])}</div>`
    const enhance =
      audience === 'learner'
        ? markup` data-enhance="beforeAfter" data-word-compare="${strings.compare}"`
        : null
    return markup`<figure${blockMark(block)} class="kl-compare"${enhance}><div class="kl-compare-pictures">${side('before')}${side('after')}</div>${attrs.caption ? markup`<figcaption>${attrs.caption}</figcaption>` : null}</figure>`
  },
  check: ({ attrs }) =>
    when(
      [attrs.beforeSrc === '', must('no-before', 'beforeSrc')],
      [attrs.afterSrc === '', must('no-after', 'afterSrc')],
      [isBlank(attrs.beforeAlt), must('no-alternative', 'beforeAlt')],
      [isBlank(attrs.afterAlt), must('no-alternative', 'afterAlt')],
    ),
  accessibility:
    'Two described pictures below each other; scripts lay them over each other under a native range input, which arrow keys move.',
  words: beforeAfterWords,
  remarks: beforeAfterRemarks,
})
