import { type Collection } from '../storage/collection.server.ts'
import { idOfEntry, isLossyEntry } from '../storage/index-entries.server.ts'
import { documentPrefix, encodeId } from '../storage/keys.server.ts'
import { type Doc } from '../values/document.server.ts'
import { orderBy, sortDocuments, sortFields } from '../expressions/order-by.server.ts'
import { matcherFor } from './matcher.server.ts'
import { mergeSorted } from './merge-sorted.server.ts'
import { choosePlan, idRange, type IndexPlan, type KeyRange } from './plan.server.ts'
import { indexablePredicates } from './predicates.server.ts'

export interface FindRequest {
  filter: Doc
  sort?: Doc
  skip?: number
  /** 0 means no limit. */
  limit?: number
  variables?: Doc
}

/** What `explain` tells about a search. */
export interface SearchPlan {
  kind: 'ids' | 'index' | 'or' | 'scan'
  ids?: unknown[]
  index?: IndexPlan
  /** One plan for each alternative of an `$or`. */
  alternatives?: SearchPlan[]
  sorted: boolean
}

/** The documents a query finds, in its order. Read lazily where no sorting is needed. */
export function* findDocuments(collection: Collection | undefined, request: FindRequest): Generator<Doc> {
  const matches = matcherFor(request.filter)
  const sort = request.sort ?? {}
  sortFields(sort)
  if (!collection) return
  const { docs, sorted } = candidates(collection, request.filter, sort)
  const found = matching(docs, (doc) => matches(doc, undefined, request.variables))
  const ordered = sorted ? found : sortDocuments([...found], sort)
  yield* sliced(ordered, request.skip ?? 0, request.limit ?? 0)
}

function* matching(docs: Iterable<Doc>, test: (doc: Doc) => boolean): Generator<Doc> {
  for (const doc of docs) if (test(doc)) yield doc
}

function* sliced(docs: Iterable<Doc>, skip: number, limit: number): Generator<Doc> {
  let seen = 0
  for (const doc of docs) {
    seen++
    if (seen <= skip) continue
    yield doc
    if (limit > 0 && seen - skip >= limit) return
  }
}

/** Chooses between the ids a filter names, an index, an index for every alternative, and reading everything. */
export function planSearch(collection: Collection, filter: Doc, sort: Doc): SearchPlan {
  const fields = sortFields(sort)
  const ids = indexablePredicates(filter).find(({ path, equals }) => path === '_id' && equals)?.equals
  if (ids) return { kind: 'ids', ids, sorted: fields.length === 0 || ids.length === 1 }
  const index = choosePlan({
    filter,
    sort: fields.map(({ field, direction }) => [field, direction]),
    indexes: collection.definition.indexes,
    isMultikey: (definition) => collection.isMultikey(definition),
  })
  if (!index || index.bounded === 0) {
    const alternatives = planAlternatives(collection, filter)
    if (alternatives) return { kind: 'or', alternatives, sorted: fields.length === 0 }
  }
  if (index) return { kind: 'index', index, sorted: index.sorted || fields.length === 0 }
  return { kind: 'scan', sorted: fields.length === 0 || fields[0]?.field === '_id' }
}

/** A plan for each alternative of the filter's `$or`, when none of them has to read everything. */
function planAlternatives(collection: Collection, filter: Doc): SearchPlan[] | undefined {
  if (!Array.isArray(filter.$or)) return undefined
  const plans: SearchPlan[] = []
  for (const alternative of filter.$or as Doc[]) {
    const plan = planSearch(collection, alternative, {})
    if (plan.kind === 'scan') return undefined
    plans.push(plan)
  }
  return plans
}

function candidates(
  collection: Collection,
  filter: Doc,
  sort: Doc,
): { docs: Iterable<Doc>; sorted: boolean } {
  const plan = planSearch(collection, filter, sort)
  if (plan.kind !== 'scan') return { docs: planned(collection, plan, sort), sorted: plan.sorted }
  const { start, end } = idRange(documentPrefix(collection.definition.id), filter)
  const reverse = plan.sorted && sortFields(sort)[0]?.direction === -1
  return { docs: collection.between(start, end, reverse), sorted: plan.sorted }
}

function planned(collection: Collection, plan: SearchPlan, sort: Doc): Iterable<Doc> {
  if (plan.ids) return byIds(collection, plan.ids)
  if (plan.index) return throughIndex(collection, plan.index, sort)
  return distinctDocuments(
    (plan.alternatives ?? []).map((alternative) => planned(collection, alternative, {})),
  )
}

function* distinctDocuments(sources: Iterable<Doc>[]): Generator<Doc> {
  const seen = new Set<string>()
  for (const source of sources) {
    for (const doc of source) {
      const key = encodeId(doc._id).toString('latin1')
      if (seen.has(key)) continue
      seen.add(key)
      yield doc
    }
  }
}

function* byIds(collection: Collection, ids: unknown[]): Generator<Doc> {
  const seen = new Set<string>()
  const encoded = ids
    .filter((id) => id !== undefined)
    .map(encodeId)
    .sort(Buffer.compare)
  for (const idBytes of encoded) {
    const key = idBytes.toString('latin1')
    if (seen.has(key)) continue
    seen.add(key)
    const doc = collection.byIdBytes(idBytes)
    if (doc) yield doc
  }
}

function throughIndex(collection: Collection, plan: IndexPlan, sort: Doc): Iterable<Doc> {
  const ranges = plan.reverse ? plan.ranges.toReversed() : plan.ranges
  const seen = collection.isMultikey(plan.index) ? new Set<string>() : undefined
  const isOrdered = plan.sorted && Object.keys(sort).length > 0
  const sources = ranges.map((range) =>
    throughRange(collection, plan, range, isOrdered ? sort : undefined, seen),
  )
  return isOrdered && sources.length > 1 ? mergeSorted(sources, orderBy(sort)) : chained(sources)
}

function* chained(sources: Iterable<Doc>[]): Generator<Doc> {
  for (const source of sources) yield* source
}

/** The documents of one range; `seen` keeps those that arrays put into the index more than once. */
function* throughRange(
  collection: Collection,
  { reverse }: IndexPlan,
  { start, end }: KeyRange,
  sort: Doc | undefined,
  seen: Set<string> | undefined,
): Generator<Doc> {
  const resort = sort && approximateRuns(sort)
  for (const { value } of collection.view.range(start, end, reverse)) {
    const idBytes = idOfEntry(value)
    if (seen) {
      const key = idBytes.toString('latin1')
      if (seen.has(key)) continue
      seen.add(key)
    }
    const doc = collection.byIdBytes(idBytes)
    if (!doc) continue
    if (resort) yield* resort.next(doc, isLossyEntry(value))
    else yield doc
  }
  if (resort) yield* resort.finish()
}

/** Puts neighbours whose index keys only approximate their values into their exact order. */
function approximateRuns(sort: Doc): { next(doc: Doc, lossy: boolean): Doc[]; finish(): Doc[] } {
  const compare = orderBy(sort)
  let run: Doc[] = []
  const finish = () => {
    const done = run.sort(compare)
    run = []
    return done
  }
  return {
    next(doc, lossy) {
      if (lossy) {
        run.push(doc)
        return []
      }
      return [...finish(), doc]
    },
    finish,
  }
}
