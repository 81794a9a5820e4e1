import { missingResource } from './api-error.server.ts'
import { integer, text, type InstantRange } from './params.server.ts'

/** The parameters every list takes. */
export const pageParams = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
}
type PageParams = { limit?: number; starting_after?: string; ending_before?: string }
type Identified = { readonly id: string }

/** One page of Stripe's kind: newest first, a cursor that is an id, `has_more` in the direction of travel. */
export function pageOf<T extends Identified>(
  oldestFirst: T[],
  params: PageParams,
  url: string,
  noun: string,
) {
  return pageInOrder(oldestFirst.toReversed(), params, url, noun)
}

/** A page of a list that has an order of its own (invoice lines). */
export function pageInOrder<T extends Identified>(
  records: T[],
  params: PageParams,
  url: string,
  noun: string,
) {
  const { limit = 10, starting_after: after, ending_before: before } = params
  const indexOf = (id: string, param: string) => {
    const index = records.findIndex((record) => record.id === id)
    if (index < 0) throw missingResource(noun, id, param)
    return index
  }
  const from = after === undefined ? 0 : indexOf(after, 'starting_after') + 1
  const to = before === undefined ? records.length : indexOf(before, 'ending_before')
  const window = records.slice(from, to)
  // Going backwards the page is the part next to the cursor.
  const data = before === undefined ? window.slice(0, limit) : window.slice(-limit)
  return { object: 'list' as const, data, has_more: window.length > data.length, url }
}

/**
 * A page of a list too long to be read whole for it: walks from the newest on and stops when the page is full. Going
 * backwards it has to walk to the cursor.
 */
export function pageOfMany<T extends Identified>(
  newestFirst: Iterable<T>,
  fits: (record: T) => boolean,
  params: PageParams,
  url: string,
  noun: string,
) {
  const { limit = 10, starting_after: after, ending_before: before } = params
  const fitting: T[] = []
  let isAfterCursor = after === undefined
  let isBeforeFound = before === undefined
  for (const record of newestFirst) {
    if (record.id === before) {
      isBeforeFound = true
      break
    }
    if (isAfterCursor && fits(record)) fitting.push(record)
    if (record.id === after) isAfterCursor = true
    if (before === undefined && fitting.length > limit) break
  }
  if (!isAfterCursor) throw missingResource(noun, after ?? '', 'starting_after')
  if (!isBeforeFound) throw missingResource(noun, before ?? '', 'ending_before')
  const data = before === undefined ? fitting.slice(0, limit) : fitting.slice(-limit)
  return { object: 'list' as const, data, has_more: fitting.length > data.length, url }
}

export function isWithin(instant: number, range: InstantRange | undefined): boolean {
  if (!range) return true
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return instant > gt && instant >= gte && instant < lt && instant <= lte
}
