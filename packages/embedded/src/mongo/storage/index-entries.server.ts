import { createHash } from 'node:crypto'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { arrayIndex, type Doc, getField, isDocument, splitPath } from '../values/document.server.ts'
import { type IndexDefinition } from './catalog.server.ts'
import { encodeValue, inverted } from './key-encoding.server.ts'
import { indexPrefix } from './keys.server.ts'

const MAX_KEY_BYTES = 1978
const MAX_SUFFIX_BYTES = 200
const HASH_BYTES = 16

/** One entry of an index: its key without the document's id, and whether order within it is only approximate. */
export interface IndexEntry {
  prefix: Buffer
  lossy: boolean
  values: unknown[]
}

/** A field of the index on its way through the document. `rest` is what remains of its path. */
interface Slot {
  at: unknown
  rest: string[]
}

/** The entries of a document in an index, without duplicates, and whether an array was expanded. */
export function indexEntries(doc: Doc, index: IndexDefinition): { entries: IndexEntry[]; multikey: boolean } {
  const fields = Object.keys(index.key)
  const slots = fields.map((field) => ({ at: doc as unknown, rest: splitPath(field) }))
  if (index.sparse && slots.every((slot) => !pathExists(slot.at, slot.rest)))
    return { entries: [], multikey: false }
  const state = { multikey: false }
  const found = new Map<string, IndexEntry>()
  for (const values of expand(slots, state)) {
    const entry = encodeEntry(index, values)
    found.set(entry.prefix.toString('latin1'), entry)
  }
  return { entries: [...found.values()], multikey: state.multikey }
}

/** The values an index on one path holds of a document; several when there are arrays on the path. */
export function indexedValues(doc: Doc, path: string[]): unknown[] {
  return expand([{ at: doc, rest: path }], { multikey: false }).map(([value]) => value)
}

function pathExists(value: unknown, path: string[]): boolean {
  const [part, ...rest] = path
  if (part === undefined) return value !== undefined
  if (Array.isArray(value)) {
    const at = arrayIndex(part)
    if (at >= 0 && at < value.length && pathExists(value[at], rest)) return true
    return value.some((item) => isDocument(item) && pathExists(item, path))
  }
  return isDocument(value) && pathExists(getField(value, part), rest)
}

function expand(slots: Slot[], state: { multikey: boolean }): unknown[][] {
  const stopped = slots.map(walk)
  const arrays = new Set(
    stopped.filter((slot) => Array.isArray(slot.at) && !slot.done).map((slot) => slot.at),
  )
  if (arrays.size === 0) return [stopped.map((slot) => slot.at)]
  if (arrays.size > 1) throw new EmbeddedMongoError(171, 'cannot index parallel arrays')
  state.multikey = true
  const array = [...arrays][0] as unknown[]
  // An empty array is indexed as undefined, which sorts before null.
  const items: unknown[] = array.length === 0 ? [undefined] : array
  return items.flatMap((item) =>
    expand(
      stopped.map((slot) => (slot.at === array && !slot.done ? intoArray(slot, item) : slot)),
      state,
    ),
  )
}

interface StoppedSlot extends Slot {
  /** The value is final, even if it is an array. */
  done: boolean
}

function intoArray(slot: Slot, item: unknown): StoppedSlot {
  if (slot.rest.length === 0) return { at: item, rest: [], done: true }
  return isDocument(item) ? { at: item, rest: slot.rest, done: false } : { at: null, rest: [], done: true }
}

/** Follows the path through documents; stops at its end or at an array. */
function walk(slot: Slot | StoppedSlot): StoppedSlot {
  if ('done' in slot && slot.done) return slot
  let { at } = slot
  for (let i = 0; i < slot.rest.length; i++) {
    const part = slot.rest[i] as string
    if (Array.isArray(at)) {
      const position = arrayIndex(part)
      if (position < 0 || position >= at.length) return { at, rest: slot.rest.slice(i), done: false }
      at = at[position]
    } else if (isDocument(at)) {
      at = getField(at, part)
    } else {
      return { at: null, rest: [], done: true }
    }
  }
  return Array.isArray(at)
    ? { at, rest: [], done: false }
    : { at: at === undefined ? null : at, rest: [], done: true }
}

/** How many bytes each field of an index may take, so that every key stays within LMDB's limit. */
export const bytesPerField = (index: IndexDefinition): number =>
  Math.floor((MAX_KEY_BYTES - 5 - MAX_SUFFIX_BYTES) / Object.keys(index.key).length) - HASH_BYTES

export const isDescending = (index: IndexDefinition, field: string): boolean => Number(index.key[field]) < 0

function encodeEntry(index: IndexDefinition, values: unknown[]): IndexEntry {
  const limit = bytesPerField(index)
  const parts = [indexPrefix(index.id)]
  let lossy = false
  Object.keys(index.key).forEach((field, i) => {
    const encoded = encodeValue(values[i], limit)
    lossy ||= encoded.lossy
    parts.push(isDescending(index, field) ? inverted(encoded.bytes) : encoded.bytes)
  })
  return { prefix: Buffer.concat(parts), lossy, values }
}

/** The stored key of an entry: long ids are shortened, the entry's value holds the whole id. */
export function entryKey(entry: IndexEntry, idBytes: Buffer): Buffer {
  return Buffer.concat([entry.prefix, idBytes.length <= MAX_SUFFIX_BYTES ? idBytes : shortened(idBytes)])
}

const shortened = (bytes: Buffer): Buffer =>
  Buffer.concat([
    bytes.subarray(0, MAX_SUFFIX_BYTES - HASH_BYTES),
    createHash('sha256').update(bytes).digest().subarray(0, HASH_BYTES),
  ])

export const entryValue = (entry: IndexEntry, idBytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([entry.lossy ? 1 : 0]), idBytes])

export const idOfEntry = (value: Buffer): Buffer => value.subarray(1)

export const isLossyEntry = (value: Buffer): boolean => value[0] === 1
