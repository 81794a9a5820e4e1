import { randomBytes } from 'node:crypto'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { encodeDocument } from './values/bson-codec.server.ts'
import { type Doc } from './values/document.server.ts'
import { type CursorReply } from './commands/command-types.server.ts'

const FIRST_BATCH = 101
const MAX_BATCH_BYTES = 16 * 1024 * 1024 - 64 * 1024
const IDLE_MS = 10 * 60_000

interface Cursor {
  namespace: string
  documents: Buffer[]
  at: number
  usedAt: number
}

/** Open result sets. A result is complete when its cursor opens, so later writes cannot show in it. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>()

  /** The first batch of a result; the rest stays behind a cursor unless `singleBatch`. */
  start(
    namespace: string,
    docs: Iterable<Doc>,
    batchSize: number | undefined,
    singleBatch: boolean,
  ): CursorReply {
    const documents: Buffer[] = []
    for (const doc of docs) {
      documents.push(encodeDocument(doc))
      if (singleBatch && documents.length >= (batchSize ?? FIRST_BATCH)) break
    }
    const cursor: Cursor = { namespace, documents, at: 0, usedAt: Date.now() }
    const first = this.take(cursor, batchSize ?? FIRST_BATCH)
    const isDone = singleBatch || cursor.at >= documents.length
    return { field: 'firstBatch', documents: first, id: isDone ? 0n : this.keep(cursor), namespace }
  }

  private keep(cursor: Cursor): bigint {
    const id = randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn
    this.open.set(id, cursor)
    return id
  }

  private take(cursor: Cursor, most: number): Buffer[] {
    const taken: Buffer[] = []
    let bytes = 0
    while (cursor.at < cursor.documents.length && taken.length < most) {
      const next = cursor.documents[cursor.at] as Buffer
      if (taken.length > 0 && bytes + next.length > MAX_BATCH_BYTES) break
      bytes += next.length
      taken.push(next)
      cursor.at++
    }
    return taken
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
    const documents = this.take(cursor, batchSize || Infinity)
    const isDone = cursor.at >= cursor.documents.length
    if (isDone) this.open.delete(id)
    return { field: 'nextBatch', documents, id: isDone ? 0n : id, namespace }
  }

  /** True when there was such a cursor. */
  kill(id: bigint): boolean {
    return this.open.delete(id)
  }

  forgetIdle(): void {
    const oldest = Date.now() - IDLE_MS
    for (const [id, cursor] of this.open) if (cursor.usedAt < oldest) this.open.delete(id)
  }
}
