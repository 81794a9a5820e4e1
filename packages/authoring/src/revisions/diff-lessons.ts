import { diffArrays } from 'diff'
import { canonicalJson } from '../document/canonical-json.ts'
import { type LessonContent } from '../document/lesson-content.ts'
import { type Block } from '../document/lesson-document.ts'
import { plainText } from '../document/texts.ts'
import { longestCommon } from './longest-common.ts'

export type WordDiff = { kind: 'same' | 'added' | 'removed'; text: string }

export type BlockDiff = {
  blockId: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  before: Block | null
  after: Block | null
  /** The words of the block, what was taken out and what was put in; a change that is not of words leaves all the same. */
  words: WordDiff[]
}

/** What a reader would see changed from one revision to another, in the order of the later one. */
export function diffLessons(before: LessonContent, after: LessonContent): BlockDiff[] {
  const old = new Map(before.document.content.map((block) => [block.attrs.id, block]))
  const now = new Map(after.document.content.map((block) => [block.attrs.id, block]))
  const stayed = unmoved([...old.keys()], [...now.keys()])
  const diffs: BlockDiff[] = []
  for (const [blockId, block] of now) {
    const earlier = old.get(blockId) ?? null
    if (!earlier) diffs.push(toDiff(blockId, 'added', null, block))
    else if (canonicalJson(earlier) !== canonicalJson(block))
      diffs.push(toDiff(blockId, 'changed', earlier, block))
    else if (!stayed.has(blockId)) diffs.push(toDiff(blockId, 'moved', earlier, block))
  }
  const gone = [...old].filter(([blockId]) => !now.has(blockId))
  return [...diffs, ...gone.map(([blockId, block]) => toDiff(blockId, 'removed', block, null))]
}

const toDiff = (
  blockId: string,
  kind: BlockDiff['kind'],
  before: Block | null,
  after: Block | null,
): BlockDiff => ({
  blockId,
  kind,
  before,
  after,
  words: diffWords(before ? plainText(before) : '', after ? plainText(after) : ''),
})

const segmenter = new Intl.Segmenter('hi', { granularity: 'word' })
const wordsIn = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

// The time grows with the square of what is different; texts that differ in more have hardly anything in common.
const DIFFERENCES_MAX = 600

/** Word by word; the segmenter keeps Devanagari letters and their signs together. Texts with little in common are shown whole. */
export function diffWords(before: string, after: string): WordDiff[] {
  const changes = diffArrays(wordsIn(before), wordsIn(after), { maxEditLength: DIFFERENCES_MAX })
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** Blocks that were not moved against those that are in both: neighbours keep their place when one is taken away. */
function unmoved(before: string[], after: string[]): Set<string> {
  const shared = new Set(after)
  const order = before.filter((id) => shared.has(id))
  const known = new Set(order)
  return longestCommon(
    order,
    after.filter((id) => known.has(id)),
  )
}
