import { type Transaction } from 'lmdb'
import { EmbeddedMongoError, writeConflict } from '../embedded-mongo-error.server.ts'
import { afterPrefix } from './key-encoding.server.ts'
import { countKey } from './keys.server.ts'
import { LockHolder } from './locks.server.ts'
import { OrderedOverlay } from './ordered-overlay.server.ts'
import { encodeCount, readCount, type Store } from './store.server.ts'
import { type Entry, type View } from './view.server.ts'

/** The view of a multi-document transaction: a snapshot with its own writes over it. The first writer of a key wins. */
export class TransactionView implements View {
  private readonly overlay = new OrderedOverlay()
  private readonly counts = new Map<number, number>()
  private readonly holder = new LockHolder()
  private readonly snapshot: Transaction
  private ended = false

  constructor(private readonly store: Store) {
    this.snapshot = store.snapshot()
    store.locks.add(this.holder)
  }

  get(key: Buffer): Buffer | undefined {
    const pending = this.overlay.get(key.toString('latin1'))
    return pending === undefined ? this.store.get(key, this.snapshot) : (pending ?? undefined)
  }

  *range(start: Buffer, end: Buffer, reverse = false): Generator<Entry> {
    const pending = this.overlay.keysBetween(start.toString('latin1'), end.toString('latin1'))
    if (reverse) pending.reverse()
    let next = 0
    for (const entry of this.store.range(start, end, reverse, this.snapshot)) {
      const key = entry.key.toString('latin1')
      for (; next < pending.length && isBefore(pending[next] as string, key, reverse); next++) {
        yield* this.pendingEntry(pending[next] as string)
      }
      if (pending[next] === key) yield* this.pendingEntry(pending[next++] as string)
      else yield entry
    }
    for (; next < pending.length; next++) yield* this.pendingEntry(pending[next] as string)
  }

  private *pendingEntry(key: string): Generator<Entry> {
    const value = this.overlay.get(key)
    if (value) yield { key: Buffer.from(key, 'latin1'), value }
  }

  put(key: Buffer, value: Buffer): void {
    this.overlay.set(key.toString('latin1'), value)
  }

  remove(key: Buffer): void {
    this.overlay.set(key.toString('latin1'), null)
  }

  addCount(collectionId: number, delta: number): void {
    this.counts.set(collectionId, (this.counts.get(collectionId) ?? 0) + delta)
  }

  count(collectionId: number): number {
    return (
      readCount(this.store.get(countKey(collectionId), this.snapshot)) + (this.counts.get(collectionId) ?? 0)
    )
  }

  claim(key: Buffer): void {
    if (!this.takeLock(key)) return
    if (!sameBytes(this.store.get(key), this.store.get(key, this.snapshot))) throw writeConflict()
  }

  claimPrefix(prefix: Buffer): void {
    if (!this.takeLock(prefix)) return
    const end = afterPrefix(prefix)
    const [now, then] = [this.keys(prefix, end), this.keys(prefix, end, this.snapshot)]
    if (now !== then) throw writeConflict()
  }

  private keys(start: Buffer, end: Buffer, snapshot?: Transaction): string {
    const found: string[] = []
    for (const { key } of this.store.range(start, end, false, snapshot)) found.push(key.toString('latin1'))
    return found.join()
  }

  /** True when the lock is new to this transaction. */
  private takeLock(key: Buffer): boolean {
    const name = key.toString('latin1')
    if (this.holder.keys.has(name)) return false
    if (this.store.locks.heldByOther(name, this.holder)) throw writeConflict()
    this.store.locks.take(name, this.holder)
    return true
  }

  claimCollection(collectionId: number, catalogKey: Buffer): void {
    if (this.holder.collections.has(collectionId)) return
    const own = this.overlay.get(catalogKey.toString('latin1')) !== undefined
    if (!own && !sameBytes(this.store.get(catalogKey), this.store.get(catalogKey, this.snapshot))) {
      throw new EmbeddedMongoError(
        246,
        'Unable to read from a snapshot due to pending collection catalog changes; please retry the operation.',
        ['TransientTransactionError'],
      )
    }
    if (this.store.locks.heldByOther(catalogKey.toString('latin1'), this.holder)) throw writeConflict()
    this.holder.collections.add(collectionId)
  }

  canBuildIndexes(catalogKey: Buffer): boolean {
    return this.store.get(catalogKey, this.snapshot) === undefined
  }

  claimDefinition(collectionId: number | undefined, catalogKey: Buffer): void {
    this.claim(catalogKey)
    if (collectionId !== undefined && this.store.locks.writerOf(collectionId, this.holder))
      throw writeConflict()
  }

  get hasWrites(): boolean {
    return this.overlay.size > 0
  }

  /** Writes everything pending; runs inside the store's write transaction. */
  apply(): void {
    for (const [key, value] of this.overlay.entries()) {
      if (value) this.store.put(Buffer.from(key, 'latin1'), value)
      else this.store.remove(Buffer.from(key, 'latin1'))
    }
    for (const [collectionId, delta] of this.counts) {
      const key = countKey(collectionId)
      this.store.put(key, encodeCount(readCount(this.store.get(key)) + delta))
    }
  }

  /** Gives up the snapshot and the locks. */
  end(): void {
    if (this.ended) return
    this.ended = true
    this.snapshot.done()
    this.store.locks.release(this.holder)
  }
}

const isBefore = (a: string, b: string, reverse: boolean): boolean => (reverse ? a > b : a < b)

function sameBytes(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b)
}
