import { inlineWords } from '../document/inline.ts'
import { textsOf } from '../document/texts.ts'
import { instructions } from '../templates/template-instructions.ts'
import { type BlockRule } from './lesson-remark.ts'

/** What a template asks its writer is for the writer; nobody has written anything in its place yet. */
export const templateWords: BlockRule = (block) =>
  textsOf(block).some((unit) =>
    instructions().has((unit.kind === 'plain' ? unit.text : inlineWords(unit.text)).trim()),
  )
    ? [{ rule: 'template-words', severity: 'must', blockId: block.attrs.id, fix: null }]
    : []
