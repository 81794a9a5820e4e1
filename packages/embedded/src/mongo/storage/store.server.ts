import { join } from 'node:path'
import { open, type RootDatabase, type Transaction } from 'lmdb'
import { step } from '../time-limit.server.ts'
import { countKey } from './keys.server.ts'
import { LockTable, LockWait } from './locks.server.ts'
import { storeFailure } from './store-failure.server.ts'
import { type Entry, type View } from './view.server.ts'

export const DATA_FILE = 'mongo.lmdb'

/** The one LMDB database: committed state, and the write transaction while one is running. */
export class Store {
  readonly locks = new LockTable()
  private readonly db: RootDatabase<Buffer, Buffer>

  constructor(private readonly dataDir: string) {
    this.db = this.orRefuse(() =>
      open<Buffer, Buffer>(join(dataDir, DATA_FILE), {
        keyEncoding: 'binary',
        encoding: 'binary',
        maxReaders: 1000,
        // A commit returns when it is on disk, not when it is merely visible.
        overlappingSync: false,
      }),
    )
  }

  get(key: Buffer, transaction?: Transaction): Buffer | undefined {
    step()
    return this.db.get(key, transaction && { transaction })
  }

  *range(start: Buffer, end: Buffer, reverse = false, transaction?: Transaction): Generator<Entry> {
    if (!reverse) {
      for (const entry of this.db.getRange({ start, end, transaction })) {
        step()
        yield entry
      }
      return
    }
    // Backwards, LMDB's own bounds are inclusive above and exclusive below; ours are the other way round.
    for (const entry of this.db.getRange({ start: end, reverse, transaction })) {
      step()
      if (Buffer.compare(entry.key, start) < 0) return
      if (Buffer.compare(entry.key, end) < 0) yield entry
    }
  }

  put(key: Buffer, value: Buffer): void {
    this.db.putSync(key, value)
  }

  remove(key: Buffer): void {
    this.db.removeSync(key)
  }

  snapshot(): Transaction {
    this.db.resetReadTxn()
    return this.db.useReadTransaction()
  }

  /** Runs `action` in a write transaction, nested when one is open; returns once it is on disk, undone if it throws. */
  write<T>(action: () => T): T {
    return this.orRefuse(() => this.db.transactionSync(action))
  }

  private orRefuse<T>(action: () => T): T {
    try {
      return action()
    } catch (error) {
      throw storeFailure(error, this.dataDir)
    }
  }

  refreshReaders(): void {
    this.db.resetReadTxn()
  }

  async close(): Promise<void> {
    await this.db.close()
  }
}

export function readCount(bytes: Buffer | undefined): number {
  return bytes ? bytes.readDoubleBE(0) : 0
}

export function encodeCount(count: number): Buffer {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeDoubleBE(count)
  return bytes
}

/** The view of a command outside transactions: reads what is committed, writes inside the store's write transaction. */
export class LiveView implements View {
  constructor(private readonly store: Store) {}

  get(key: Buffer): Buffer | undefined {
    return this.store.get(key)
  }

  range(start: Buffer, end: Buffer, reverse?: boolean): Iterable<Entry> {
    return this.store.range(start, end, reverse)
  }

  put(key: Buffer, value: Buffer): void {
    this.store.put(key, value)
  }

  remove(key: Buffer): void {
    this.store.remove(key)
  }

  addCount(collectionId: number, delta: number): void {
    this.store.put(countKey(collectionId), encodeCount(this.count(collectionId) + delta))
  }

  count(collectionId: number): number {
    return readCount(this.store.get(countKey(collectionId)))
  }

  claim(key: Buffer): void {
    const holder = this.store.locks.heldByOther(key.toString('latin1'))
    if (holder) throw new LockWait(holder.released)
  }

  claimPrefix(prefix: Buffer): void {
    this.claim(prefix)
  }

  claimCollection(_collectionId: number, catalogKey: Buffer): void {
    this.claim(catalogKey)
  }

  canBuildIndexes(): boolean {
    return true
  }

  claimDefinition(collectionId: number | undefined, catalogKey: Buffer): void {
    this.claim(catalogKey)
    const writer = collectionId === undefined ? undefined : this.store.locks.writerOf(collectionId)
    if (writer) throw new LockWait(writer.released)
  }
}
