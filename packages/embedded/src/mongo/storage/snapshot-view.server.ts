import { type Transaction } from 'lmdb'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { countKey } from './keys.server.ts'
import { readCount, type Store } from './store.server.ts'
import { type Entry, type View } from './view.server.ts'

/** What was committed at one moment, readable for as long as somebody retains it. */
export class SnapshotView implements View {
  private readonly transaction: Transaction
  private users = 1

  constructor(private readonly store: Store) {
    this.transaction = store.snapshot()
  }

  /** One more user, who must release it too. */
  retain(): this {
    this.users++
    return this
  }

  release(): void {
    if (--this.users === 0) this.transaction.done()
  }

  get(key: Buffer): Buffer | undefined {
    return this.store.get(key, this.transaction)
  }

  range(start: Buffer, end: Buffer, reverse?: boolean): Iterable<Entry> {
    return this.store.range(start, end, reverse, this.transaction)
  }

  count(collectionId: number): number {
    return readCount(this.get(countKey(collectionId)))
  }

  put = refuseWrite
  remove = refuseWrite
  addCount = refuseWrite
  claim = refuseWrite
  claimPrefix = refuseWrite
  claimCollection = refuseWrite
  claimDefinition = refuseWrite
  canBuildIndexes = refuseWrite
}

function refuseWrite(): never {
  throw new EmbeddedMongoError(1, 'a snapshot cannot be written to')
}
