import { Int32, Long } from 'bson'
import { badValue, EmbeddedMongoError, notImplemented } from '../embedded-mongo-error.server.ts'
import { declaringOnly } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { compileProjection } from '../query/projection.server.ts'
import { visitPath } from '../query/path-values.server.ts'
import { encodeValue } from '../storage/key-encoding.server.ts'
import { type Collection } from '../storage/collection.server.ts'
import { isDocument, splitPath, type Doc } from '../values/document.server.ts'
import { integer, isNumeric, toNumber } from '../values/numbers.server.ts'
import { deadlineOf } from '../time-limit.server.ts'
import {
  countArgument,
  documentArgument,
  flag,
  namespaceArgument,
  refuseCollation,
  variablesOf,
} from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command, type CommandContext, type Reply } from './command-types.server.ts'

/** Options of `find` that may only be sent switched off. */
export const UNSERVED_FIND_OPTIONS = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'min', 'max']

function runFind(context: CommandContext): Reply {
  const { body, database, cursors, now } = context
  const namespace = namespaceArgument(database, body)
  refuseCollation(body.collation)
  for (const option of UNSERVED_FIND_OPTIONS) {
    if (flag(body[option]) || isDocument(body[option]))
      throw notImplemented(`find option '${option}' is not implemented`)
  }
  const filter = documentArgument(body, 'filter')
  const projection = documentArgument(body, 'projection')
  const collection = openCollection(context, namespace)
  checkHint(collection, body.hint)
  const variables = variablesOf(body, now)
  const limit = countArgument(body, 'limit', 0)
  const hasProjection = Object.keys(projection).length > 0
  const project = declaringOnly(variables, () => {
    matcherFor(filter)
    return hasProjection ? compileProjection(projection, { forFind: true, filter }) : undefined
  })
  const found = findDocuments(collection, {
    filter,
    sort: documentArgument(body, 'sort'),
    skip: countArgument(body, 'skip', 0),
    limit,
    variables,
  })
  const docs = project ? mapped(found, (doc) => project(doc, variables)) : found
  const batchSize = body.batchSize === undefined ? undefined : countArgument(body, 'batchSize', 0)
  return {
    fields: {},
    cursor: cursors.start({
      namespace,
      docs,
      view: context.view,
      batchSize,
      singleBatch: flag(body.singleBatch),
    }),
  }
}

export function* mapped<A, B>(items: Iterable<A>, change: (item: A) => B): Generator<B> {
  for (const item of items) yield change(item)
}

/** A hint must name an index that exists; which index is used does not change the result. */
export function checkHint(collection: Collection | undefined, hint: unknown): void {
  if (hint === undefined || hint === null || !collection) return
  if (isDocument(hint) && (Object.keys(hint).length === 0 || Object.hasOwn(hint, '$natural'))) return
  const indexes = collection.definition.indexes
  const isId =
    typeof hint === 'string' ? hint === '_id_' : isDocument(hint) && Object.keys(hint).join() === '_id'
  const isKnown = indexes.some((index) =>
    typeof hint === 'string' ? index.name === hint : isDocument(hint) && sameKey(index.key, hint),
  )
  if (!isId && !isKnown) {
    throw new EmbeddedMongoError(
      2,
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  }
}

const sameKey = (key: Record<string, number>, other: Doc): boolean =>
  Object.keys(key).join() === Object.keys(other).join() &&
  Object.keys(key).every((field) => toNumber(other[field]) === key[field])

export const find: Command = {
  writes: false,
  allowedInTransaction: true,
  readsSnapshot: true,
  fields:
    'filter sort projection hint skip limit batchSize singleBatch min max returnKey showRecordId tailable oplogReplay noCursorTimeout awaitData allowPartialResults collation allowDiskUse let'.split(
      ' ',
    ),
  run: runFind,
}

const cursorId = (value: unknown): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(toNumber(value))

export const getMore: Command = {
  writes: false,
  allowedInTransaction: true,
  fields: ['collection', 'batchSize'],
  run({ body, database, cursors }) {
    if (Number.isFinite(deadlineOf(body)))
      throw badValue('cannot set maxTimeMS on getMore command for a non-awaitData cursor')
    if (!(body.getMore instanceof Long) && !isNumeric(body.getMore)) {
      throw new EmbeddedMongoError(14, "BSON field 'getMore.getMore' is the wrong type, expected type 'long'")
    }
    const size = body.batchSize === undefined ? undefined : countArgument(body, 'batchSize', 0)
    return {
      fields: {},
      cursor: cursors.next(cursorId(body.getMore), `${database}.${String(body.collection)}`, size),
    }
  },
}

export const killCursors: Command = {
  writes: false,
  allowedInTransaction: true,
  fields: ['cursors'],
  run({ body, cursors }) {
    const ids = Array.isArray(body.cursors) ? (body.cursors as unknown[]) : []
    const killed = ids.filter((id) => cursors.kill(cursorId(id)))
    return {
      cursorsKilled: killed,
      cursorsNotFound: ids.filter((id) => !killed.includes(id)),
      cursorsAlive: [],
      cursorsUnknown: [],
    }
  },
}

export const count: Command = {
  writes: false,
  allowedInTransaction: false,
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  run(context) {
    const { body, database, now } = context
    refuseCollation(body.collation)
    const collection = openCollection(context, namespaceArgument(database, body))
    if (!collection) return { n: new Int32(0) }
    checkHint(collection, body.hint)
    const filter = documentArgument(body, 'query')
    const [skip, limit] = [countArgument(body, 'skip', 0), Math.abs(toNumber(body.limit ?? new Int32(0)))]
    if (Object.keys(filter).length === 0) {
      const rest = Math.max(0, collection.count() - skip)
      return { n: integer(limit > 0 ? Math.min(limit, rest) : rest) }
    }
    const variables = { NOW: now }
    declaringOnly(variables, () => matcherFor(filter))
    let n = 0
    for (const _doc of findDocuments(collection, { filter, skip, limit, variables })) n++
    return { n: integer(n) }
  },
}

export const distinct: Command = {
  writes: false,
  allowedInTransaction: true,
  readsSnapshot: true,
  fields: ['key', 'query', 'collation', 'hint'],
  run(context) {
    const { body, database, now } = context
    refuseCollation(body.collation)
    if (typeof body.key !== 'string')
      throw new EmbeddedMongoError(14, "BSON field 'distinct.key' is the wrong type, expected type 'string'")
    const path = splitPath(body.key)
    const collection = openCollection(context, namespaceArgument(database, body))
    const values = new Map<string, unknown>()
    const filter = documentArgument(body, 'query')
    const variables = { NOW: now }
    declaringOnly(variables, () => matcherFor(filter))
    for (const doc of findDocuments(collection, { filter, variables })) {
      visitPath(doc, path, false, (leaf) => {
        // The array itself is not a value, its elements are: arrays too, when they are elements.
        for (const value of Array.isArray(leaf) ? (leaf as unknown[]) : [leaf]) {
          if (value === undefined) continue
          const key = encodeValue(value, Infinity).bytes.toString('latin1')
          if (!values.has(key)) values.set(key, value)
        }
        return false
      })
    }
    return { values: [...values.values()] }
  },
}
