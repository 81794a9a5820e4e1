import { z } from 'zod'
import { defineBlock } from '../../block-definition.ts'
import { blockAttrsSchema, words } from '../../document/block-attrs.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blockMark } from '../../render/block-mark.ts'
import { markup } from '../../render/markup.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { formulaHtml, sourceHtml } from './formula-html.ts'
import { formulaRemarks, formulaWords } from './words.ts'

const LATEX_MAX = 2000

const schema = z.object({
  type: z.literal('formula'),
  attrs: blockAttrsSchema.extend({
    latex: words(LATEX_MAX),
    /** How it is read aloud. */
    spoken: words(500),
  }),
})

export const formula = defineBlock({
  type: 'formula',
  family: 'text',
  schema,
  nodes: () => [atomNode({ type: 'formula', schema, attrs: ['latex', 'spoken'], isPlain: true })],
  blank: (newId) => ({ type: 'formula', attrs: { id: newId(), latex: '', spoken: '' } }),
  fields: [
    { name: 'latex', kind: 'multiline', required: true, max: LATEX_MAX },
    { name: 'spoken', kind: 'text', required: true, max: 500 },
  ],
  texts: ['spoken'],
  render: (block, { strings }) => {
    const { latex, spoken } = block.attrs
    const math = formulaHtml(latex)
    if (!math)
      return markup`<div${blockMark(block)} class="kl-formula">${sourceHtml(strings.formulaUnread, latex)}</div>`
    // Without spoken words the MathML itself is what is read.
    const inner = spoken ? markup`<div role="img" aria-label="${spoken}">${math}</div>` : math
    return markup`<div${blockMark(block)} class="kl-formula" role="region" tabindex="0" aria-label="${strings.formula}">${inner}</div>`
  },
  check: ({ attrs: { latex, spoken } }) =>
    when(
      [isBlank(latex), must('empty', 'latex')],
      [!isBlank(latex) && formulaHtml(latex) === null, must('unread', 'latex')],
      [isBlank(spoken), should('not-spoken', 'spoken')],
    ),
  accessibility:
    'MathML, named by the author’s spoken words; without them the MathML is read by assistive technology itself. A named region scrolls where it is too wide.',
  words: formulaWords,
  remarks: formulaRemarks,
})
