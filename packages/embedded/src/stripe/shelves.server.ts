import { type JournalChange } from './journal.server.ts'
import { type Reader, type Stored } from './store.server.ts'

/** A record, or its text in the journal until somebody asks for it. */
type Content = { record: Stored } | { json: Buffer }
type Slot = { content: Content; bytes: number }
type Shelf = Map<string, Slot>
/** Ids by the value of one field. */
type Index = Map<string, Set<string>>

/** The records in memory: by kind and id, in the order in which they were made, and by fields somebody asked for. */
export type Shelves = Reader & {
  put(object: string, id: string, content: Content, bytes: number): void
  remove(object: string, id: string): void
  each<T extends Stored>(object: T['object'], order: 'oldest_first' | 'newest_first'): Iterable<T>
  everything(): Iterable<JournalChange>
  liveBytes(): number
}

export function openShelves(): Shelves {
  const shelves = new Map<string, Shelf>()
  const indexes = new Map<string, Map<string, Index>>()
  let liveBytes = 0

  function read<T extends Stored>(slot: Slot): T {
    if ('json' in slot.content)
      slot.content = { record: JSON.parse(slot.content.json.toString('utf8')) as Stored }
    return slot.content.record as T
  }

  const find = <T extends Stored>(object: string, id: string) => {
    const slot = shelves.get(object)?.get(id)
    return slot && read<T>(slot)
  }

  /** Made when a field is first asked for; from then on every change keeps it. */
  function indexOf(object: string, path: string): Index {
    const known = indexes.get(object)?.get(path)
    if (known) return known
    const index: Index = new Map()
    for (const slot of shelves.get(object)?.values() ?? []) enter(index, read(slot), path)
    const ofObject = indexes.get(object) ?? new Map<string, Index>()
    indexes.set(object, ofObject.set(path, index))
    return index
  }

  function reindex(object: string, before: Stored | undefined, after: Stored | undefined): void {
    for (const [path, index] of indexes.get(object) ?? []) {
      const [old, fresh] = [before && valueAt(before, path), after && valueAt(after, path)]
      if (before && after && old === fresh) continue
      if (before) index.get(String(old))?.delete(before.id)
      if (after) enter(index, after, path)
    }
  }

  return {
    find,
    all: <T extends Stored>(object: T['object']) =>
      Array.from(shelves.get(object)?.values() ?? [], (slot) => read<T>(slot)),
    where: <T extends Stored>(object: T['object'], path: string, value: string) =>
      Array.from(indexOf(object, path).get(value) ?? [], (id) => find<T>(object, id)!),
    *each<T extends Stored>(object: T['object'], order: 'oldest_first' | 'newest_first') {
      const slots = [...(shelves.get(object)?.values() ?? [])]
      if (order === 'newest_first') slots.reverse()
      for (const slot of slots) yield read<T>(slot)
    },
    put(object, id, content, bytes) {
      const shelf = shelves.get(object) ?? new Map<string, Slot>()
      shelves.set(object, shelf)
      const before = shelf.get(id)
      const slot = { content, bytes }
      if (indexes.has(object)) reindex(object, before && read(before), read(slot))
      liveBytes += bytes - (before?.bytes ?? 0)
      shelf.set(id, slot)
    },
    remove(object, id) {
      const before = shelves.get(object)?.get(id)
      if (!before) return
      if (indexes.has(object)) reindex(object, read(before), undefined)
      liveBytes -= before.bytes
      shelves.get(object)?.delete(id)
    },
    *everything() {
      for (const [object, shelf] of shelves) {
        for (const [id, { content }] of shelf) {
          yield { object, id, json: 'json' in content ? content.json : JSON.stringify(content.record) }
        }
      }
    },
    liveBytes: () => liveBytes,
  }
}

function enter(index: Index, record: Stored, path: string): void {
  const value = valueAt(record, path)
  if (typeof value !== 'string') return
  index.set(value, (index.get(value) ?? new Set()).add(record.id))
}

/** The value of a field of a record; the path may lead inside. */
export function valueAt(record: Stored, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      record,
    )
}
