/** Thrown by a command outside transactions that met a lock: it runs again when `released` resolves. */
export class LockWait {
  constructor(readonly released: Promise<void>) {}
}

/** Somebody who holds locks: an open transaction. */
export class LockHolder {
  readonly keys = new Set<string>()
  readonly collections = new Set<number>()
  readonly released: Promise<void>
  private resolve: () => void = () => undefined

  constructor() {
    this.released = new Promise((resolve) => {
      this.resolve = resolve
    })
  }

  announceRelease(): void {
    this.resolve()
  }
}

/** The keys that open transactions have written, each with its only writer. */
export class LockTable {
  private readonly holders = new Map<string, LockHolder>()
  private readonly open = new Set<LockHolder>()

  add(holder: LockHolder): void {
    this.open.add(holder)
  }

  /** The other transaction that holds `key`, if any. */
  heldByOther(key: string, self?: LockHolder): LockHolder | undefined {
    const holder = this.holders.get(key)
    return holder === self ? undefined : holder
  }

  take(key: string, holder: LockHolder): void {
    this.holders.set(key, holder)
    holder.keys.add(key)
  }

  /** Another open transaction that has written to the collection, if any. */
  writerOf(collectionId: number, self?: LockHolder): LockHolder | undefined {
    for (const holder of this.open) {
      if (holder !== self && holder.collections.has(collectionId)) return holder
    }
    return undefined
  }

  release(holder: LockHolder): void {
    for (const key of holder.keys) this.holders.delete(key)
    this.open.delete(holder)
    holder.announceRelease()
  }
}
