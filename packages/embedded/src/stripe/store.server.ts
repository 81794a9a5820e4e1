import { openJournal, type JournalChange } from './journal.server.ts'
import { openShelves, valueAt } from './shelves.server.ts'

/** What is stored: Stripe objects and, under names starting with `sandbox.`, records of our own. Never changed in place. */
export type Stored = { readonly id: string; readonly object: string; readonly [field: string]: unknown }

export type Reader = {
  find<T extends Stored>(object: T['object'], id: string): T | undefined
  /** All objects of a kind, oldest first. */
  all<T extends Stored>(object: T['object']): T[]
  /** Those whose field has the value, oldest first. The path may lead inside: `parent.subscription_details.subscription`. */
  where<T extends Stored>(object: T['object'], path: string, value: string): T[]
}
/** Changes that become durable together or not at all. */
export type Transaction = Reader & {
  put<T extends Stored>(record: T): T
  remove(object: string, id: string): void
  /** All objects of a kind, one after the other: nothing is read from the journal that nobody looks at. */
  each<T extends Stored>(object: T['object'], order: 'oldest_first' | 'newest_first'): Iterable<T>
  /** Runs the work on top of this transaction and forgets what it changed: what a preview shows. */
  rehearse<T>(work: (transaction: Transaction) => T): T
}
export type Store = Reader & {
  /** Runs the work and makes its changes durable before returning; an exception leaves nothing behind. */
  transact<T>(work: (transaction: Transaction) => T): T
  close(): void
}

type Options = {
  /** The journal is rewritten when it is larger than this and more than half of it is outdated. */
  compactFromBytes?: number
}

/** Opens the store kept in one journal file. */
export function openStore(path: string, { compactFromBytes = 8_000_000 }: Options = {}): Store {
  const { journal, entries } = openJournal(path)
  const shelves = openShelves()
  for (const { object, id, json } of entries) {
    if (json) shelves.put(object, id, { json }, json.length)
    else shelves.remove(object, id)
  }

  let compactAgainFrom = compactFromBytes
  const compactWhenWorthIt = () => {
    const size = journal.sizeInBytes()
    if (size < compactAgainFrom || size < shelves.liveBytes() * 2) return
    try {
      journal.rewrite(shelves.everything())
      compactAgainFrom = compactFromBytes
    } catch (error) {
      // What was answered is safe in the old file; with the disk full it is not tried again at every change.
      compactAgainFrom = size * 2
      console.error(`The journal ${path} could not be compacted: ${String(error)}`)
    }
  }
  compactWhenWorthIt()

  const { find, all, where } = shelves
  return {
    find,
    all,
    where,
    transact(work) {
      const { transaction, changes } = beginTransaction(shelves)
      const result = work(transaction)
      if (changes.size > 0) {
        const written = [...changes].flatMap(([object, shelf]) =>
          [...shelf].map(([id, record]) => ({ object, id, record, json: record && JSON.stringify(record) })),
        )
        journal.append(written satisfies JournalChange[])
        for (const { object, id, record, json } of written) {
          if (record && json) shelves.put(object, id, { record }, json.length)
          else shelves.remove(object, id)
        }
        compactWhenWorthIt()
      }
      return result
    },
    close: () => journal.close(),
  }
}

type Changes = Map<string, Map<string, Stored | null>>

function beginTransaction(base: Reader & Pick<Transaction, 'each'>): {
  transaction: Transaction
  changes: Changes
} {
  const changes: Changes = new Map()
  const mark = (object: string, id: string, record: Stored | null) => {
    const shelf = changes.get(object) ?? new Map<string, Stored | null>()
    shelf.set(id, record)
    changes.set(object, shelf)
  }
  /** Records as this transaction sees them: what it changed in its old place, what it made at the end. */
  const seen = <T extends Stored>(object: string, records: T[], fits: (record: Stored) => boolean): T[] => {
    const changed = changes.get(object)
    if (!changed) return records
    const merged = new Map<string, Stored | null>(records.map((record) => [record.id, record]))
    for (const [id, record] of changed) merged.set(id, record && fits(record) ? record : null)
    return [...merged.values()].filter((record) => record !== null) as T[]
  }

  const transaction: Transaction = {
    find<T extends Stored>(object: T['object'], id: string) {
      const change = changes.get(object)?.get(id)
      if (change === null) return undefined
      return change === undefined ? base.find<T>(object, id) : (change as T)
    },
    all: <T extends Stored>(object: T['object']) => seen(object, base.all<T>(object), () => true),
    where: <T extends Stored>(object: T['object'], path: string, value: string) =>
      seen(object, base.where<T>(object, path, value), (record) => valueAt(record, path) === value),
    each: <T extends Stored>(object: T['object'], order: 'oldest_first' | 'newest_first') =>
      changes.has(object)
        ? order === 'oldest_first'
          ? transaction.all<T>(object)
          : transaction.all<T>(object).toReversed()
        : base.each<T>(object, order),
    put(record) {
      mark(record.object, record.id, record)
      return record
    },
    remove: (object, id) => mark(object, id, null),
    rehearse: (work) => work(beginTransaction(transaction).transaction),
  }
  return { transaction, changes }
}
