import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema } from '../../document/block-attrs.ts'
import { inlineContentSchema, inlineHtml, inlineWords } from '../../document/inline.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup, raw } from '../../render/markup.ts'

// The page around a lesson owns level 1. The first heading of a screen is the screen's title.
export const HEADING_LEVELS = [2, 3, 4] as const

export const heading = defineBlock({
  type: 'heading',
  family: 'text',
  schema: z.object({
    type: z.literal('heading'),
    attrs: blockAttrsSchema.extend({ level: z.union([z.literal(2), z.literal(3), z.literal(4)]) }),
    content: inlineContentSchema.optional(),
  }),
  nodes: () => [],
  blank: (newId) => ({ type: 'heading', attrs: { id: newId(), level: 2 } }),
  render: (block) => {
    const level = String(block.attrs.level)
    return markup`<h${raw(level)}${blockMark(block)}>${inlineHtml(block.content)}</h${raw(level)}>`
  },
  check: (block) => (inlineWords(block.content).trim() === '' ? [{ rule: 'empty', severity: 'must' }] : []),
  accessibility: 'Levels 2 to 4 below the level 1 of the page; skipped levels are reported while writing.',
  words: {
    en: { name: 'Heading', hint: 'Begins a screen or a section', keywords: ['title', 'section', 'h2', 'h3'] },
    hi: { name: 'शीर्षक', hint: 'स्क्रीन या अनुभाग आरंभ करता है', keywords: ['heading', 'sheershak'] },
  },
  remarks: {
    en: { empty: 'This heading has no words.' },
    hi: { empty: 'इस शीर्षक में कोई शब्द नहीं है।' },
  },
})
