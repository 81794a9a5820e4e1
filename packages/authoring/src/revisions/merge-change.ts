import { canonicalJson } from '../document/canonical-json.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { innerBlocks } from '../document/inner-plain.ts'
import { type Block } from '../document/lesson-document.ts'
import { applyTranslations } from '../translation/translation-rows.ts'
import { inOrder, type LessonChange } from './lesson-change.ts'
import { mergeOrder } from './merge-order.ts'
import { withOwnIds } from './own-ids.ts'

export type MergeConflict = { blockId: string; mine: Block | null; theirs: Block | null }

type MergeChange = {
  /** What the writer had when the change was begun. */
  base: LessonContent
  /** What is stored now. */
  current: LessonContent
  change: LessonChange
}

/**
 * Puts a change of one writer onto what others have saved meanwhile. Blocks are merged as wholes: changes of different
 * blocks go together, and where two writers changed the same block what is stored stays and the other version comes
 * back as a conflict for its writer to decide. A block somebody changed is not removed by somebody else, nor is the last
 * one of a lesson, nor one that was moved into a block that waits for a decision. The same change gives the same lesson
 * wherever it is merged.
 */
export function mergeChange({ base, current, change }: MergeChange): {
  content: LessonContent
  conflicts: MergeConflict[]
} {
  const old = byId(base)
  const stored = byId(current)
  const blocks = new Map(stored)
  const conflicts: MergeConflict[] = []
  const taken = new Set<string>()
  const hasChangedSince = (id: string) => canonicalJson(old.get(id)) !== canonicalJson(stored.get(id))

  for (const mine of change.set) {
    const { id } = mine.attrs
    const theirs = stored.get(id) ?? null
    if (!hasChangedSince(id)) {
      blocks.set(id, mine)
      taken.add(id)
    } else if (canonicalJson(theirs) !== canonicalJson(mine)) conflicts.push({ blockId: id, mine, theirs })
  }
  const waiting = withholdMoves({ change, stored, blocks, taken, conflicts })
  for (const id of change.removed) {
    const theirs = stored.get(id)
    if (!theirs || waiting.has(id)) continue
    const isNeeded = blocks.size === 1 || innerIds(theirs).some((inner) => waiting.has(inner))
    if (isNeeded || hasChangedSince(id)) conflicts.push({ blockId: id, mine: null, theirs })
    else blocks.delete(id)
  }
  const order = change.order
    ? mergeOrder({ base: [...old.keys()], mine: change.order, theirs: [...stored.keys()] })
    : [...blocks.keys()]
  const merged = withOwnIds({
    ...{ base: base.document.content, merged: inOrder(blocks, order), mine: taken },
    disputed: new Set(conflicts.map(({ blockId }) => blockId)),
  })
  const content = applyTranslations(
    { ...current, title: change.title ?? current.title, document: { type: 'doc', content: merged } },
    change.translated,
  )
  return { content, conflicts }
}

type Merging = {
  change: LessonChange
  stored: ReadonlyMap<string, Block>
  blocks: Map<string, Block>
  taken: Set<string>
  conflicts: MergeConflict[]
}

/**
 * What was moved from one block into another goes only when it arrives: where the other one waits for a decision, the
 * first one waits, too. Answers with the ids of all that stands in blocks that wait.
 */
function withholdMoves({ change, stored, blocks, taken, conflicts }: Merging): ReadonlySet<string> {
  const waiting = new Set<string>()
  for (let before = -1; before !== conflicts.length;) {
    before = conflicts.length
    for (const { mine } of conflicts) for (const id of mine ? innerIds(mine) : []) waiting.add(id)
    for (const mine of change.set) {
      const { id } = mine.attrs
      const theirs = stored.get(id)
      if (!theirs || !taken.has(id)) continue
      const left = innerIds(theirs).filter((inner) => !innerIds(mine).includes(inner))
      if (!left.some((inner) => waiting.has(inner))) continue
      conflicts.push({ blockId: id, mine, theirs })
      blocks.set(id, theirs)
      taken.delete(id)
    }
  }
  return waiting
}

const innerIds = (block: Block): string[] => innerBlocks(block).map(({ attrs }) => attrs.id)

const byId = ({ document }: LessonContent): ReadonlyMap<string, Block> =>
  new Map(document.content.map((block) => [block.attrs.id, block]))
