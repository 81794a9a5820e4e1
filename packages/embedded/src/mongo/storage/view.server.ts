/** One stored entry. The buffers are the caller's to keep but not to change. */
export interface Entry {
  key: Buffer
  value: Buffer
}

/** What a command sees of the store, and where its writes go. */
export interface View {
  get(key: Buffer): Buffer | undefined
  /** Entries with `start` <= key < `end`, or the same backwards. */
  range(start: Buffer, end: Buffer, reverse?: boolean): Iterable<Entry>
  put(key: Buffer, value: Buffer): void
  remove(key: Buffer): void
  /** Adds to a collection's counter. */
  addCount(collectionId: number, delta: number): void
  count(collectionId: number): number
  /** Announces a write to one key; throws when another transaction holds it or has changed it. */
  claim(key: Buffer): void
  /** The same for every key that begins with `prefix`: the values of a unique index. */
  claimPrefix(prefix: Buffer): void
  /** Announces a write to a collection whose definition was read from this view. */
  claimCollection(collectionId: number, catalogKey: Buffer): void
  /** True when indexes may be built from what this view sees: nobody else can add documents it does not see. */
  canBuildIndexes(catalogKey: Buffer): boolean
  /** Announces a change to a collection's definition. */
  claimDefinition(collectionId: number | undefined, catalogKey: Buffer): void
}
