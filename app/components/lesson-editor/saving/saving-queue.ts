import { changeBetween, type Block, type LessonChange, type LessonContent } from '@karmashala/authoring'
import {
  mergeDraft,
  mergeIncoming,
  savable,
  type HeldBlocks,
  type Synced,
} from '#app/components/lesson-editor/saving/merge-lessons.ts'
import { type SaveAnswer, type SaveChangeInput } from '#app/domain/lessons/lesson-wire.ts'

/** How long after the last keystroke a save begins, and the longest that constant typing can put it off. */
export const SAVE_AFTER_MS = 1_500
export const SAVE_AT_LATEST_MS = 10_000
const KEEP_AFTER_MS = 400
const RETRY_AFTER_MS = [2_000, 4_000, 8_000, 15_000, 30_000]

export type SendOutcome =
  | { status: 'saved'; answer: SaveAnswer }
  | { status: 'offline' }
  | { status: 'signed_out' }
  | { status: 'refused'; message: string }

export type SavingPhase = 'saved' | 'unsaved' | 'saving' | 'offline' | 'signed_out' | 'refused'

export type SavingState = {
  phase: SavingPhase
  held: HeldBlocks
  /** Blocks that came back because somebody else had changed them when they were deleted here. */
  returned: readonly string[]
  refusal: string | null
  revision: number
}

/** Work that is not stored yet, as the browser keeps it. */
export type Draft = {
  revision: number
  base: LessonContent
  content: LessonContent
  /** What was on its way. */
  sent: LessonChange | null
}

type Timer = { cancel: () => void }

type SavingOptions = {
  start: Synced
  /** What stands in the editor now. */
  read: () => LessonContent
  /** Puts what was stored or kept into the editor; the cursor stays. Says whether it is what others wrote. */
  put: (content: LessonContent, isOthers: boolean) => void
  send: (input: SaveChangeInput) => Promise<SendOutcome>
  /** Keeps work in the browser, or forgets it once it is stored. */
  keep: (draft: Draft | null) => void
  newKey: () => string
  after?: (ms: number, work: () => void) => Timer
}

export type SavingQueue = ReturnType<typeof createSavingQueue>

const browserTimer = (ms: number, work: () => void): Timer => {
  const timer = setTimeout(work, ms)
  return { cancel: () => clearTimeout(timer) }
}

/**
 * Saves a lesson while it is written, one change at a time. A change that was not answered is sent again under the same
 * key, so that it counts once; what is written meanwhile waits for the next. Knows nothing of React or the network.
 */
export function createSavingQueue(options: SavingOptions) {
  const { read, put, send, keep, newKey, after = browserTimer } = options
  let synced = options.start
  let state: SavingState = {
    phase: 'saved',
    held: new Map<string, Block | null>(),
    returned: [],
    refusal: null,
    revision: synced.revision,
  }
  let sending: { input: SaveChangeInput; before: Synced } | null = null
  let running: Promise<void> | null = null
  let edits = 0
  let savedEdits = 0
  let failures = 0
  let saveTimer: Timer | null = null
  let latestTimer: Timer | null = null
  let keepTimer: Timer | null = null
  let isStopped = false
  const listeners = new Set<() => void>()

  const tell = (next: Partial<SavingState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const draft = (): Draft => ({
    revision: synced.revision,
    base: synced.content,
    content: read(),
    sent: sending?.input.change ?? null,
  })
  const cancelTimers = () => {
    saveTimer?.cancel()
    latestTimer?.cancel()
    saveTimer = latestTimer = null
  }
  const start = () => void save()

  /** Something was written. Cheap: it runs on every keystroke. */
  function changed(): void {
    edits += 1
    saveTimer?.cancel()
    saveTimer = after(SAVE_AFTER_MS, start)
    latestTimer ??= after(SAVE_AT_LATEST_MS, start)
    keepTimer ??= after(KEEP_AFTER_MS, () => {
      keepTimer = null
      if (edits > savedEdits || state.held.size > 0) keep(draft())
    })
    if (state.phase === 'saved' || state.phase === 'refused') tell({ phase: 'unsaved', returned: [] })
  }

  /** Saves now; true once everything written is stored. */
  async function save(): Promise<boolean> {
    cancelTimers()
    while (!isStopped) {
      if (running) await running
      else if (!nextChange()) return true
      else {
        running = sendOnce().finally(() => {
          running = null
        })
        await running
        if (state.phase !== 'saving' && state.phase !== 'saved' && state.phase !== 'unsaved') return false
      }
    }
    return false
  }

  function nextChange(): boolean {
    if (sending) return true
    const before = synced
    const change = changeBetween(before.content, savable(read(), state.held, before.content))
    savedEdits = edits
    if (!change) {
      if (state.held.size === 0) keep(null)
      tell({ phase: 'saved', refusal: null })
      return false
    }
    sending = { input: { base: before.revision, key: newKey(), change }, before }
    return true
  }

  async function sendOnce(): Promise<void> {
    const current = sending
    if (!current) return
    tell({ phase: 'saving', refusal: null })
    keep(draft())
    const outcome = await send(current.input)
    if (isStopped) return
    if (outcome.status === 'saved') {
      failures = 0
      sending = null
      take(outcome.answer.theirs, outcome.answer.revision, current.input.change)
      tell({ phase: 'unsaved' })
      return
    }
    if (outcome.status === 'offline') {
      const wait = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length - 1)] ?? 30_000
      failures += 1
      saveTimer?.cancel()
      saveTimer = after(wait, start)
      return tell({ phase: 'offline' })
    }
    if (outcome.status === 'signed_out') return tell({ phase: 'signed_out' })
    // Sent again it would be refused again: the next change replaces it.
    sending = null
    tell({ phase: 'refused', refusal: outcome.message })
  }

  function take(theirs: LessonChange | null, revision: number, sent: LessonChange | null): void {
    const mine = read()
    const merged = mergeIncoming({ synced, mine, held: state.held, theirs, revision, sent })
    synced = merged.synced
    if (changeBetween(mine, merged.editor)) put(merged.editor, true)
    tell({
      held: merged.held,
      returned: [...state.returned, ...merged.returned],
      revision,
    })
  }

  return {
    changed,
    save,
    getState: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    synced: () => synced,
    isUnsaved: () => state.phase !== 'saved' || edits > savedEdits || state.held.size > 0,
    /** Others' work that came without a save; left for the next time while an own change is on its way. */
    receive(theirs: LessonChange | null, revision: number): void {
      if (sending || revision <= synced.revision) return
      take(theirs, revision, null)
    },
    /** Decides about a block two people changed. */
    decide(blockId: string, choice: 'mine' | 'theirs'): void {
      const theirs = state.held.get(blockId)
      if (theirs === undefined) return
      const held = new Map(state.held)
      held.delete(blockId)
      tell({ held })
      if (choice === 'theirs') {
        const mine = read()
        const blocks = mine.document.content.flatMap((block) =>
          block.attrs.id === blockId ? (theirs ?? []) : [block],
        )
        put({ ...mine, document: { ...mine.document, content: blocks } }, false)
      }
      changed()
    },
    /** Takes up work a crash left behind. */
    restore(left: Draft): void {
      const { editor, held } = mergeDraft(left, synced.content)
      put(editor, false)
      tell({ held })
      changed()
    },
    /** The connection or the session is back. */
    retry: start,
    stop(): void {
      isStopped = true
      cancelTimers()
      keepTimer?.cancel()
      if (edits > savedEdits || sending) keep(draft())
    },
  }
}
