import { canonicalJson } from '../document/canonical-json.ts'
import { innerBlocks, mapInnerBlocks, type InnerBlock } from '../document/inner-plain.ts'
import { type Block } from '../document/lesson-document.ts'

type OwnIds = {
  base: readonly Block[]
  merged: readonly Block[]
  /** Ids of the blocks that come from the change. */
  mine: ReadonlySet<string>
  /** Ids of the blocks that wait for a decision of their writer. */
  disputed: ReadonlySet<string>
}

/**
 * The blocks of a merged lesson with each id once. A block moved into a column by one writer may stand elsewhere with the
 * other one. Where the change has only moved it, it stays where the other one has it; otherwise both have words of
 * their own and both stay, the one of the change under an id made from the old one.
 */
export function withOwnIds({ base, merged, mine, disputed }: OwnIds): Block[] {
  const before = new Map(
    base.flatMap((block) => [block, ...innerBlocks(block)]).map((each) => [each.attrs.id, says(each)]),
  )
  // Where each id stands: in which block directly in the lesson.
  const holders = new Map<string, string>()
  const all = new Set(merged.flatMap((block) => [block, ...innerBlocks(block)]).map(({ attrs }) => attrs.id))
  for (const block of merged) {
    if (mine.has(block.attrs.id)) continue
    for (const { attrs } of [block, ...innerBlocks(block)]) holders.set(attrs.id, block.attrs.id)
  }
  const isOnlyMoved = (block: InnerBlock): boolean =>
    before.get(block.attrs.id) === says(block) && !disputed.has(holders.get(block.attrs.id) ?? '')
  const fresh = (id: string): string => {
    for (let number = 2; ; number += 1) {
      const own = `${id.slice(0, 56)}-${number}`
      if (all.has(own)) continue
      all.add(own)
      return own
    }
  }
  const settle = (block: Block): Block | null => {
    const { id } = block.attrs
    if (!mine.has(id)) return block
    if (holders.has(id)) {
      if (isOnlyMoved(block)) return null
      return { ...block, attrs: { ...block.attrs, id: fresh(id) } } as Block
    }
    holders.set(id, id)
    return mapInnerBlocks(block, (inner) => {
      if (!holders.has(inner.attrs.id)) {
        holders.set(inner.attrs.id, id)
        return inner
      }
      const own = fresh(inner.attrs.id)
      // A part is never without a block; an empty paragraph says nothing twice.
      return isOnlyMoved(inner)
        ? { type: 'paragraph', attrs: { id: own } }
        : { ...inner, attrs: { ...inner.attrs, id: own } }
    })
  }
  return merged.flatMap((block) => settle(block) ?? [])
}

const says = (block: InnerBlock): string => canonicalJson(block)
