import { BSONRegExp, Int32 } from 'bson'
import { EmbeddedMongoError, notImplemented } from '../embedded-mongo-error.server.ts'
import { isOperatorDocument, matcherFor } from '../query/matcher.server.ts'
import { type IndexDefinition } from '../storage/catalog.server.ts'
import { equalValues } from '../values/compare.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { flag, refuseCollation } from './arguments.server.ts'

export const ID_INDEX: Doc = { v: new Int32(2), key: { _id: new Int32(1) }, name: '_id_' }

export const INDEX_OPTIONS =
  'v key name unique sparse partialFilterExpression expireAfterSeconds background hidden collation ns dropDups'.split(
    ' ',
  )

const cannotCreate = (message: string) => new EmbeddedMongoError(67, message)

/** Reads one index specification of createIndexes; what is not implemented is refused. */
export function parseIndexSpec(spec: Doc, id: number): IndexDefinition {
  const { key, name } = spec
  if (!isDocument(key) || Object.keys(key).length === 0)
    throw cannotCreate('Index keys cannot be an empty object')
  if (typeof name !== 'string' || name === '')
    throw new EmbeddedMongoError(9, "The 'name' field is a required property of an index specification")
  for (const option of Object.keys(spec)) {
    if (!INDEX_OPTIONS.includes(option)) {
      throw new EmbeddedMongoError(
        197,
        `Error in specification ${printValue(spec)} :: caused by :: The field '${option}' is not valid for an index specification. Specification: ${printValue(spec)}`,
      )
    }
  }
  refuseCollation(spec.collation)
  if (flag(spec.hidden)) throw notImplemented('hidden indexes are not implemented')
  const partial = isDocument(spec.partialFilterExpression) ? spec.partialFilterExpression : undefined
  if (partial) {
    matcherFor(partial)
    refuseUnsupportedFilter(partial)
    if (flag(spec.sparse)) throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options')
  }
  return {
    id,
    name,
    key: parseKey(key),
    unique: flag(spec.unique),
    sparse: flag(spec.sparse),
    partialFilterExpression: partial,
    expireAfterSeconds: expiry(spec, Object.keys(key)),
    spec: listed(spec, key),
  }
}

const IN_PARTIAL_FILTERS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$type', '$exists'])

/** A partial index may say what is there, not what is missing or different. */
function refuseUnsupportedFilter(filter: Doc): void {
  for (const [name, argument] of Object.entries(filter)) {
    if ((name === '$and' || name === '$or') && Array.isArray(argument)) {
      for (const part of argument as Doc[]) refuseUnsupportedFilter(part)
      continue
    }
    const isAllowed = isOperatorDocument(argument)
      ? Object.entries(argument).every(
          ([operator, wanted]) =>
            IN_PARTIAL_FILTERS.has(operator) && (operator !== '$exists' || flag(wanted)),
        )
      : !(argument instanceof BSONRegExp)
    if (name.startsWith('$') || !isAllowed)
      throw cannotCreate(`Expression not supported in partial index: ${printValue({ [name]: argument })}`)
  }
}

function parseKey(key: Doc): Record<string, number> {
  const parsed: Record<string, number> = {}
  for (const [field, order] of Object.entries(key)) {
    if (typeof order === 'string') throw cannotCreate(`Unknown index plugin '${order}'`)
    if (!isNumeric(order) || toNumber(order) === 0 || Number.isNaN(toNumber(order))) {
      throw cannotCreate(
        `Values in v:2 index key pattern cannot be of type ${typeof order}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      )
    }
    if (field === '$**' || field.endsWith('.$**'))
      throw notImplemented('wildcard indexes are not implemented')
    if (field.split('.').some((part) => part === '' || part.startsWith('$'))) {
      throw cannotCreate("Index key contains an illegal field name: field name starts with '$' or is empty.")
    }
    parsed[field] = toNumber(order) < 0 ? -1 : 1
  }
  if (Object.keys(parsed).length > 31)
    throw cannotCreate('Number of fields in index key exceeds the limit of 32')
  return parsed
}

function expiry(spec: Doc, fields: string[]): number | undefined {
  if (spec.expireAfterSeconds === undefined) return undefined
  const seconds = toNumber(spec.expireAfterSeconds)
  if (!(seconds >= 0 && seconds <= 2 ** 31 - 1))
    throw cannotCreate(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number than ${seconds}`,
    )
  if (fields.length > 1)
    throw cannotCreate(
      'TTL indexes are single-field indexes, compound indexes do not support TTL. Index spec: ' +
        printValue(spec),
    )
  return seconds
}

function listed(spec: Doc, key: Doc): Doc {
  const made: Doc = { v: new Int32(2), key, name: spec.name }
  for (const option of ['unique', 'sparse'] as const) if (flag(spec[option])) made[option] = true
  if (spec.background !== undefined) made.background = spec.background
  if (isDocument(spec.partialFilterExpression)) made.partialFilterExpression = spec.partialFilterExpression
  if (spec.expireAfterSeconds !== undefined) made.expireAfterSeconds = spec.expireAfterSeconds
  return made
}

const sameKey = (a: IndexDefinition, b: IndexDefinition): boolean =>
  Object.keys(a.key).join('\0') === Object.keys(b.key).join('\0') &&
  Object.keys(a.key).every((field) => a.key[field] === b.key[field])

/** Whether two indexes hold the same entries; indexes of one key that do not may stand side by side. */
const sameEntries = (a: IndexDefinition, b: IndexDefinition): boolean =>
  sameKey(a, b) &&
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  equalValues(a.partialFilterExpression ?? null, b.partialFilterExpression ?? null)

/** True when the index is there already; throws when another one stands in its way. */
export function isAlreadyThere(wanted: IndexDefinition, existing: IndexDefinition[]): boolean {
  const requested = `Requested index: ${printValue(wanted.spec)}`
  for (const index of existing) {
    const found = `existing index: ${printValue(index.spec)}`
    const isSame = sameEntries(index, wanted)
    if (index.name === wanted.name && !isSame) {
      throw new EmbeddedMongoError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${requested}, ${found}`,
      )
    }
    if (!isSame) continue
    if (index.name !== wanted.name)
      throw new EmbeddedMongoError(85, `Index already exists with a different name: ${index.name}`)
    if (index.expireAfterSeconds === wanted.expireAfterSeconds) return true
    throw new EmbeddedMongoError(
      85,
      `An equivalent index already exists with the same name but different options. ${requested}, ${found}`,
    )
  }
  return false
}
