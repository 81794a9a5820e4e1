import { canonicalJson } from '../document/canonical-json.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { type Block } from '../document/lesson-document.ts'
import { applyTranslations } from '../translation/translation-rows.ts'
import { inOrder, type LessonChange } from './lesson-change.ts'
import { mergeOrder } from './merge-order.ts'

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
 * back as a conflict for its writer to decide. A block somebody changed is not removed by somebody else.
 */
export function mergeChange({ base, current, change }: MergeChange): {
  content: LessonContent
  conflicts: MergeConflict[]
} {
  const old = byId(base)
  const blocks = byId(current)
  const conflicts: MergeConflict[] = []
  const hasChangedSince = (id: string) => canonicalJson(old.get(id)) !== canonicalJson(blocks.get(id))

  for (const mine of change.set) {
    const { id } = mine.attrs
    const theirs = blocks.get(id) ?? null
    if (!hasChangedSince(id)) blocks.set(id, mine)
    else if (canonicalJson(theirs) !== canonicalJson(mine)) conflicts.push({ blockId: id, mine, theirs })
  }
  for (const id of change.removed) {
    const theirs = blocks.get(id)
    if (!theirs) continue
    if (hasChangedSince(id)) conflicts.push({ blockId: id, mine: null, theirs })
    else blocks.delete(id)
  }
  const order = change.order
    ? mergeOrder({ base: [...old.keys()], mine: change.order, theirs: [...byId(current).keys()] })
    : [...blocks.keys()]
  const content = applyTranslations(
    {
      ...current,
      title: change.title ?? current.title,
      document: { type: 'doc', content: inOrder(blocks, order) },
    },
    change.translated,
  )
  return { content, conflicts }
}

const byId = ({ document }: LessonContent) =>
  new Map(document.content.map((block) => [block.attrs.id, block]))
