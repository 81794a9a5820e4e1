import { invalidRequest, missingResource } from './api-error.server.ts'
import { emit, type Context } from './context.server.ts'
import { type MetadataChange } from './params.server.ts'
import { type Metadata } from './records.server.ts'
import { type Stored } from './store.server.ts'

const MAX_METADATA_KEYS = 50

const NOUNS: Record<string, string> = {
  tax_rate: 'tax rate',
  tax_id: 'tax ID',
}
const nounOf = (object: string) => NOUNS[object] ?? object

/** The object, or Stripe's `resource_missing`. `param` names the parameter that carried the id; `id` is the URL. */
export function getRecord<T extends Stored>(
  context: Context,
  object: T['object'],
  id: string,
  param = 'id',
): T {
  const record = context.transaction.find<T>(object, id)
  if (!record) throw missingResource(nounOf(object), id, param)
  return record
}

/** Stores a new version and announces it, unless nothing changed. */
export function replace<T extends Stored>(context: Context, before: T, after: T, event: string): T {
  if (JSON.stringify(before) === JSON.stringify(after)) return before
  context.transaction.put(after)
  emit(context, event, after, before)
  return after
}

/** Metadata after a change: keys are merged, an emptied key goes, null removes all. */
export function mergeMetadata(current: Metadata, change: MetadataChange | undefined): Metadata {
  if (change === undefined) return current
  if (change === null) return {}
  const merged = new Map<string, string | null>([...Object.entries(current), ...change])
  const pairs = [...merged].filter((pair): pair is [string, string] => pair[1] !== null)
  if (pairs.length > MAX_METADATA_KEYS)
    throw invalidRequest(`Metadata can have up to ${MAX_METADATA_KEYS} keys.`, { param: 'metadata' })
  return Object.fromEntries(pairs)
}

/** The given fields that are present; a field left out keeps its value. */
export function given<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
