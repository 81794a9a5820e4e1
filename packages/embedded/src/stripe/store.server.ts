import { openJournal } from './journal.server.ts'

/** What is stored: Stripe objects and, under names starting with `sandbox.`, records of our own. Never changed in place. */
export type Stored = { readonly id: string; readonly object: string; readonly [field: string]: unknown }
type Batch = { put: Stored[]; remove: [object: string, id: string][] }
type Shelves = Map<string, Map<string, Stored>>

export type Reader = {
  find<T extends Stored>(object: T['object'], id: string): T | undefined
  /** All objects of a kind, oldest first. */
  all<T extends Stored>(object: T['object']): T[]
}
/** Changes that become durable together or not at all. */
export type Transaction = Reader & {
  put<T extends Stored>(record: T): T
  remove(object: string, id: string): void
}
export type Store = Reader & {
  /** Runs the work and makes its changes durable before returning; an exception leaves nothing behind. */
  transact<T>(work: (transaction: Transaction) => T): T
  close(): void
}

/** Opens the store kept in one journal file. Below `compactFromLines` the journal is left as it is. */
export function openStore(path: string, compactFromLines = 2000): Store {
  const { journal, records } = openJournal(path)
  const shelves: Shelves = new Map()
  for (const record of records) apply(shelves, record as Batch)

  const live = () => [...shelves.values()].reduce((sum, shelf) => sum + shelf.size, 0)
  const compactWhenWorthIt = () => {
    if (journal.lineCount() < compactFromLines || journal.lineCount() < live() * 2) return
    const batches = [...shelves.values()].flatMap((shelf) =>
      [...shelf.values()].map((record) => ({ put: [record], remove: [] })),
    )
    journal.rewrite(batches)
  }
  compactWhenWorthIt()

  const reader: Reader = {
    find: <T extends Stored>(object: T['object'], id: string) =>
      shelves.get(object)?.get(id) as T | undefined,
    all: <T extends Stored>(object: T['object']) => [...(shelves.get(object)?.values() ?? [])] as T[],
  }
  return {
    ...reader,
    transact(work) {
      const { transaction, batch } = beginTransaction(reader)
      const result = work(transaction)
      const changes = batch()
      if (changes.put.length + changes.remove.length > 0) {
        journal.append(changes)
        apply(shelves, changes)
        compactWhenWorthIt()
      }
      return result
    },
    close: () => journal.close(),
  }
}

function apply(shelves: Shelves, { put, remove }: Batch): void {
  for (const record of put) {
    const shelf = shelves.get(record.object) ?? new Map<string, Stored>()
    shelf.set(record.id, record)
    shelves.set(record.object, shelf)
  }
  for (const [object, id] of remove) shelves.get(object)?.delete(id)
}

function beginTransaction(base: Reader): { transaction: Transaction; batch: () => Batch } {
  const changed = new Map<string, Map<string, Stored | null>>()
  const mark = (object: string, id: string, record: Stored | null) => {
    const shelf = changed.get(object) ?? new Map<string, Stored | null>()
    shelf.set(id, record)
    changed.set(object, shelf)
  }

  const transaction: Transaction = {
    find<T extends Stored>(object: T['object'], id: string) {
      const change = changed.get(object)?.get(id)
      if (change === null) return undefined
      return change === undefined ? base.find<T>(object, id) : (change as T)
    },
    all<T extends Stored>(object: T['object']) {
      const merged = new Map<string, Stored | null>(base.all<T>(object).map((record) => [record.id, record]))
      for (const [id, record] of changed.get(object) ?? []) merged.set(id, record)
      return [...merged.values()].filter((record) => record !== null) as T[]
    },
    put(record) {
      mark(record.object, record.id, record)
      return record
    },
    remove: (object, id) => mark(object, id, null),
  }
  const batch = () => {
    const result: Batch = { put: [], remove: [] }
    for (const [object, shelf] of changed) {
      for (const [id, record] of shelf) {
        if (record) result.put.push(record)
        else result.remove.push([object, id])
      }
    }
    return result
  }
  return { transaction, batch }
}
