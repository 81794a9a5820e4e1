import { randomBytes } from 'node:crypto'
import { type CursorReply } from './commands/command-types.server.ts'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { SnapshotView } from './storage/snapshot-view.server.ts'
import { type View } from './storage/view.server.ts'
import { timeLeft, within } from './time-limit.server.ts'
import { encodeBounded } from './values/bson-codec.server.ts'
import { type Doc } from './values/document.server.ts'

const FIRST_BATCH = 101
const MAX_BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024
const IDLE_MS = 10 * 60_000
// Each cursor that reads as it goes holds one of LMDB's reader slots; further ones are read to the end at once.
const MOST_LAZY = 300

interface Cursor {
  namespace: string
  documents: Iterator<Buffer>
  /** Read from `documents` already, but not sent. */
  next?: Buffer
  /** What `documents` reads from as it goes; none when it was read to the end at once. */
  snapshot?: SnapshotView
  usedAt: number
  /** What is left of its command's `maxTimeMS`, in milliseconds. */
  msLeft: number
}

export interface CursorStart {
  namespace: string
  docs: Iterable<Doc>
  /** Where `docs` are read from, when they are read as they are asked for. */
  view?: View
  batchSize?: number
  singleBatch?: boolean
}

/** Open result sets. Each shows what was committed when it opened: later writes cannot show in it. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>()

  /** The first batch of a result; the rest stays behind a cursor unless `singleBatch`. */
  start({ namespace, docs, view, batchSize = FIRST_BATCH, singleBatch = false }: CursorStart): CursorReply {
    const isLazy = view instanceof SnapshotView && this.open.size < MOST_LAZY
    const documents: Iterator<Buffer> = isLazy || singleBatch ? encoded(docs) : [...encoded(docs)].values()
    const cursor: Cursor = { namespace, documents, usedAt: Date.now(), msLeft: Infinity }
    const first = take(cursor, batchSize)
    let id = 0n
    if (singleBatch) documents.return?.()
    else if (cursor.next) {
      if (isLazy) cursor.snapshot = view.retain()
      id = randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn
      cursor.msLeft = timeLeft()
      this.open.set(id, cursor)
    }
    return { field: 'firstBatch', documents: first, id, namespace }
  }

  next(id: bigint, namespace: string, batchSize: number | undefined): CursorReply {
    const cursor = this.open.get(id)
    if (!cursor) throw new EmbeddedMongoError(43, `cursor id ${id} not found`)
    if (cursor.namespace !== namespace) {
      throw new EmbeddedMongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      )
    }
    cursor.usedAt = Date.now()
    try {
      const until = cursor.usedAt + cursor.msLeft
      const documents = within(until, () => take(cursor, batchSize || Infinity))
      cursor.msLeft = until - Date.now()
      if (!cursor.next) this.kill(id)
      return { field: 'nextBatch', documents, id: cursor.next ? id : 0n, namespace }
    } catch (error) {
      this.kill(id)
      throw error
    }
  }

  /** True when there was such a cursor. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id)
    if (!cursor) return false
    this.open.delete(id)
    // The store's own cursors must be closed before the snapshot they read from.
    cursor.documents.return?.()
    cursor.snapshot?.release()
    return true
  }

  /** Closes the cursors nobody has read from during the last ten minutes. */
  forgetIdle(now = Date.now()): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > IDLE_MS) this.kill(id)
  }

  killAll(): void {
    for (const id of this.open.keys()) this.kill(id)
  }
}

function* encoded(docs: Iterable<Doc>): Generator<Buffer> {
  for (const doc of docs) yield encodeBounded(doc)
}

function take(cursor: Cursor, most: number): Buffer[] {
  const taken: Buffer[] = []
  let bytes = 0
  cursor.next ??= advance(cursor)
  while (cursor.next && taken.length < most) {
    if (taken.length > 0 && bytes + cursor.next.length > MAX_BATCH_BYTES) break
    bytes += cursor.next.length
    taken.push(cursor.next)
    cursor.next = advance(cursor)
  }
  return taken
}

function advance({ documents }: Cursor): Buffer | undefined {
  const { value, done } = documents.next()
  return done ? undefined : (value as Buffer)
}
