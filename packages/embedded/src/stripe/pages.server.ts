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

export function isWithin(instant: number, range: InstantRange | undefined): boolean {
  if (!range) return true
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range
  return instant > gt && instant >= gte && instant < lt && instant <= lte
}
