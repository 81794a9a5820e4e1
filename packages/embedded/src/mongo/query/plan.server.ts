import { type IndexDefinition } from '../storage/catalog.server.ts'
import { bytesPerField, isDescending } from '../storage/index-entries.server.ts'
import { afterPrefix, encodeValue, inverted, typeByte } from '../storage/key-encoding.server.ts'
import { indexPrefix, MAX_ID_BYTES } from '../storage/keys.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { equalValues } from '../values/compare.server.ts'
import { arrayIndex, type Doc, isDocument, splitPath } from '../values/document.server.ts'
import { fieldTest } from './matcher.server.ts'
import { indexablePredicates, type PathPredicate } from './predicates.server.ts'

const MAX_RANGES = 500
/** So many ranges are read side by side to keep their order; more of them are sorted afterwards. */
const MAX_MERGED = 50

export interface KeyRange {
  start: Buffer
  end: Buffer
}

/** How to find candidates: through an index in these ranges; `sorted` when they come in the order asked for. */
export interface IndexPlan {
  index: IndexDefinition
  ranges: KeyRange[]
  reverse: boolean
  sorted: boolean
  /** How many leading fields of the index narrow the search. */
  bounded: number
}

export interface PlanRequest {
  filter: Doc
  sort: [string, number][]
  indexes: IndexDefinition[]
  isMultikey(index: IndexDefinition): boolean
}

/** The best index for a filter and a sort, or undefined when reading everything is as good. */
export function choosePlan({ filter, sort, indexes, isMultikey }: PlanRequest): IndexPlan | undefined {
  const predicates = indexablePredicates(filter)
  let best: { plan: IndexPlan; score: number } | undefined
  for (const index of indexes) {
    if (index.partialFilterExpression && !implies(filter, index.partialFilterExpression)) continue
    const candidate = planFor(index, predicates, sort, isMultikey(index))
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  return best?.plan
}

function planFor(
  index: IndexDefinition,
  predicates: PathPredicate[],
  sort: [string, number][],
  multikey: boolean,
): { plan: IndexPlan; score: number } | undefined {
  const fields = Object.keys(index.key)
  const used = usablePredicates(fields, predicates, multikey)
  const isNullPoint = (predicate: PathPredicate) => predicate.equals?.some((value) => value === null) ?? false
  // A sparse index lacks documents without its fields: something must demand that one of them is there.
  if (index.sparse && !used.some((predicate) => !isNullPoint(predicate))) return undefined
  const points = used.filter((predicate) => predicate.equals?.length === 1).length
  const { ranges, fixed } = rangesFor(index, used)
  const order = multikey ? undefined : sortDirection(index, fields, sort, fixed)
  if (used.length === 0 && order === undefined) return undefined
  const sorted = order !== undefined && ranges.length <= MAX_MERGED
  const score =
    used.length * 10 + points * 5 + (index.unique && points === fields.length ? 50 : 0) + (sorted ? 4 : 0)
  return { plan: { index, ranges, reverse: order === -1, sorted, bounded: used.length }, score }
}

/** Predicates on the leading fields: any number of equalities, then at most one range. */
function usablePredicates(fields: string[], predicates: PathPredicate[], multikey: boolean): PathPredicate[] {
  const used: PathPredicate[] = []
  const roots = new Set<string>()
  for (const field of fields) {
    const root = field.split('.')[0] as string
    // Two fields of one array may be satisfied by different elements, which no single entry shows.
    if (multikey && roots.has(root)) break
    if (isPositional(field)) break
    const predicate = predicateOn(field, predicates, multikey)
    if (!predicate) break
    used.push(predicate)
    roots.add(root)
    if (!predicate.equals) break
  }
  return used
}

function predicateOn(
  field: string,
  predicates: PathPredicate[],
  multikey: boolean,
): PathPredicate | undefined {
  const on = predicates.filter((predicate) => predicate.path === field)
  const point = on
    .filter((predicate) => predicate.equals)
    .sort((a, b) => (a.equals?.length ?? 0) - (b.equals?.length ?? 0))[0]
  if (point) return point
  const prefix = on.find((predicate) => predicate.startsWith !== undefined)
  if (prefix) return prefix
  const lower = on.find((predicate) => predicate.lower !== undefined)?.lower
  const upper = on.find((predicate) => predicate.upper !== undefined)?.upper
  if (lower === undefined && upper === undefined) return undefined
  // In an array one element may satisfy the lower bound and another the upper one.
  if (multikey && lower !== undefined) return { path: field, lower }
  return { path: field, lower, upper }
}

// `a.0` names an element in an index, and to a query also a field `0` of every element.
const isPositional = (path: string): boolean => splitPath(path).some((part) => arrayIndex(part) >= 0)

/** 1 or -1 when walking a range of the index that way gives the sort, undefined when it does not. */
function sortDirection(
  index: IndexDefinition,
  fields: string[],
  sort: [string, number][],
  fixed: number,
): 1 | -1 | undefined {
  const fixedFields = new Set(fields.slice(0, fixed))
  const wanted = sort.filter(([field]) => !fixedFields.has(field))
  if (sort.length === 0) return undefined
  if (wanted.length === 0) return 1
  if (wanted.some(([field]) => isPositional(field))) return undefined
  const rest = fields.slice(fixed)
  let direction: number | undefined
  for (let i = 0; i < wanted.length; i++) {
    const [field, order] = wanted[i] as [string, number]
    if (rest[i] !== field) return undefined
    const relative = order * (isDescending(index, field) ? -1 : 1)
    if (direction !== undefined && direction !== relative) return undefined
    direction = relative
  }
  return direction === -1 ? -1 : 1
}

/** The ranges that hold every match, and how many leading fields have one value throughout each of them. */
function rangesFor(index: IndexDefinition, used: PathPredicate[]): { ranges: KeyRange[]; fixed: number } {
  let prefixes: Buffer[] = [indexPrefix(index.id)]
  let fixed = 0
  const limit = bytesPerField(index)
  for (const predicate of used) {
    const descending = isDescending(index, predicate.path)
    if (!predicate.equals) {
      const ranges = prefixes.map((prefix) => boundedRange(prefix, predicate, limit, descending))
      return { ranges, fixed }
    }
    const parts = distinctParts(predicate.equals, limit, descending)
    if (parts.length * prefixes.length > MAX_RANGES) break
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])))
    fixed++
  }
  const ranges = prefixes.sort(Buffer.compare).map((prefix) => ({ start: prefix, end: afterPrefix(prefix) }))
  return { ranges, fixed }
}

function distinctParts(values: unknown[], limit: number, descending: boolean): Buffer[] {
  const parts = new Map<string, Buffer>()
  for (const value of values) {
    const { bytes } = encodeValue(value, limit)
    parts.set(bytes.toString('latin1'), descending ? inverted(bytes) : bytes)
  }
  return [...parts.values()]
}

/** The part of the documents, which are stored by their ids, that a filter on `_id` leaves. */
export function idRange(prefix: Buffer, filter: Doc): KeyRange {
  const predicate = predicateOn('_id', indexablePredicates(filter), false)
  if (!predicate || predicate.equals) return { start: prefix, end: afterPrefix(prefix) }
  return boundedRange(prefix, predicate, MAX_ID_BYTES, false)
}

/** Bounds are inclusive and, for approximated values, wider than asked: the matcher looks at every hit again. */
function boundedRange(
  prefix: Buffer,
  predicate: PathPredicate,
  limit: number,
  descending: boolean,
): KeyRange {
  const low = lowBytes(predicate, limit)
  const high = highBytes(predicate, limit)
  const [first, last] = descending ? [inverted(high), inverted(low)] : [low, high]
  return { start: Buffer.concat([prefix, first]), end: afterPrefix(Buffer.concat([prefix, last])) }
}

function lowBytes({ lower, upper, startsWith }: PathPredicate, limit: number): Buffer {
  if (startsWith !== undefined) return textBytes(startsWith, limit)
  return lower === undefined ? Buffer.from([typeByte(upper)]) : approximate(lower, limit)
}

function highBytes({ lower, upper, startsWith }: PathPredicate, limit: number): Buffer {
  if (startsWith !== undefined) return textBytes(startsWith, limit)
  return upper === undefined ? Buffer.from([typeByte(lower)]) : approximate(upper, limit)
}

const textBytes = (text: string, limit: number): Buffer =>
  Buffer.concat([Buffer.from([typeByte(text)]), Buffer.from(text)]).subarray(0, limit)

// The hash at the end of an approximated value says nothing about order.
function approximate(value: unknown, limit: number): Buffer {
  const { bytes, lossy } = encodeValue(value, limit)
  if (!lossy) return bytes
  return bytes.length > limit ? bytes.subarray(0, limit) : bytes.subarray(0, bytes.length - 8)
}

/** True when every document that matches `filter` surely matches `condition`. */
function implies(filter: Doc, condition: Doc): boolean {
  const predicates = indexablePredicates(filter)
  return Object.entries(condition).every(([name, argument]) => {
    if (Object.hasOwn(filter, name) && sameClause(filter[name], argument)) return true
    if (name === '$and' && Array.isArray(argument))
      return argument.every((part: Doc) => implies(filter, part))
    if (name.startsWith('$')) return false
    const test = fieldTest(argument)
    return predicates.some(
      ({ path, equals, lower, upper }) =>
        path === name &&
        (equals
          ? // A search for null also finds documents without the field.
            equals.every((value) => test(value, []) && (value !== null || test(undefined, [])))
          : isExistence(argument) && (lower !== undefined || upper !== undefined)),
    )
  })
}

const isExistence = (argument: unknown): boolean => {
  const entries = isDocument(argument) ? Object.entries(argument) : []
  return entries.length === 1 && entries[0]?.[0] === '$exists' && entries[0][1] === true
}

const sameClause = (a: unknown, b: unknown): boolean => equalValues(a, b) && bsonTypeOf(a) === bsonTypeOf(b)
