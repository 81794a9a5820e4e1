import {
  applyChange,
  changeBetween,
  mergeChange,
  type Block,
  type LessonChange,
  type LessonContent,
} from '@karmashala/authoring'

/** Blocks two people changed at once: what the other one has, until the writer decides; null where it was taken away. */
export type HeldBlocks = ReadonlyMap<string, Block | null>

/** What both sides know to be stored. */
export type Synced = { revision: number; content: LessonContent }

type Incoming = {
  synced: Synced
  /** What stands in the editor. */
  mine: LessonContent
  held: HeldBlocks
  /** What others saved after `synced`. */
  theirs: LessonChange | null
  revision: number
  /** What was sent and has now been answered; null when others' work came by itself. */
  sent: LessonChange | null
}

type Merged = { synced: Synced; editor: LessonContent; held: Map<string, Block | null>; returned: string[] }

const withBlocks = (content: LessonContent, blocks: Block[]): LessonContent => ({
  ...content,
  document: { ...content.document, content: blocks },
})
const blocksById = (content: LessonContent) =>
  new Map(content.document.content.map((block) => [block.attrs.id, block]))

/** What may be saved of what stands in the editor: a block that waits for a decision stays as it is stored. */
export function savable(mine: LessonContent, held: HeldBlocks, synced: LessonContent): LessonContent {
  if (held.size === 0) return mine
  const stored = blocksById(synced)
  return withBlocks(
    mine,
    mine.document.content.flatMap((block) =>
      held.has(block.attrs.id) ? (stored.get(block.attrs.id) ?? []) : [block],
    ),
  )
}

/**
 * Brings together what is stored now and what was written since. Where both changed a block, the own words stay in the
 * editor and the block is held; one that others changed while it was deleted here comes back.
 */
export function mergeIncoming({ synced, mine, held, theirs, revision, sent }: Incoming): Merged {
  const base = synced.content
  const current = theirs ? applyChange(base, theirs) : base
  const answered = sent ? mergeChange({ base, current, change: sent }) : { content: current, conflicts: [] }
  const expected = sent ? applyChange(base, sent) : base
  const since = changeBetween(expected, savable(mine, held, base))
  const merged = since
    ? mergeChange({ base: expected, current: answered.content, change: since })
    : { content: answered.content, conflicts: [] }

  const own = blocksById(mine)
  const stored = blocksById(answered.content)
  const nowHeld = new Map<string, Block | null>()
  const returned: string[] = []
  const ids = [...held.keys(), ...[...answered.conflicts, ...merged.conflicts].map(({ blockId }) => blockId)]
  for (const id of ids) {
    if (own.has(id)) nowHeld.set(id, stored.get(id) ?? null)
    else if (stored.has(id)) returned.push(id)
  }
  return {
    synced: { revision, content: answered.content },
    editor: keepHeld(merged.content, mine, nowHeld),
    held: nowHeld,
    returned,
  }
}

/** The own version of every held block, in its place; one that others took away stands behind the block it stood behind. */
function keepHeld(content: LessonContent, mine: LessonContent, held: HeldBlocks): LessonContent {
  if (held.size === 0) return content
  const own = blocksById(mine)
  const blocks = content.document.content.map((block) =>
    held.has(block.attrs.id) ? (own.get(block.attrs.id) ?? block) : block,
  )
  const order = mine.document.content.map(({ attrs }) => attrs.id)
  for (const [id] of held) {
    const block = own.get(id)
    if (!block || blocks.some(({ attrs }) => attrs.id === id)) continue
    const before = order.slice(0, order.indexOf(id)).reverse()
    const at = before
      .map((known) => blocks.findIndex(({ attrs }) => attrs.id === known))
      .find((place) => place >= 0)
    blocks.splice((at ?? -1) + 1, 0, block)
  }
  return withBlocks(content, blocks)
}

/** What a crash left in the browser, put onto what is stored now. */
export function mergeDraft(
  draft: { base: LessonContent; content: LessonContent; sent: LessonChange | null },
  stored: LessonContent,
): { editor: LessonContent; held: Map<string, Block | null> } {
  // The last save may have arrived without its answer: then it is not somebody else's work.
  const bases = [draft.base, ...(draft.sent ? [applyChange(draft.base, draft.sent)] : [])]
  const tries = bases.map((base) => {
    const change = changeBetween(base, { ...draft.content, translations: base.translations })
    return change ? mergeChange({ base, current: stored, change }) : { content: stored, conflicts: [] }
  })
  const best = tries.reduce((one, other) => (other.conflicts.length < one.conflicts.length ? other : one))
  const own = blocksById(draft.content)
  const held = new Map(
    best.conflicts.filter(({ blockId }) => own.has(blockId)).map(({ blockId, theirs }) => [blockId, theirs]),
  )
  return { editor: keepHeld(best.content, draft.content, held), held }
}
