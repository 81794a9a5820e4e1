import { ObjectId } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { isOperatorDocument } from '../query/matcher.server.ts'
import { cloneValue, type Doc, isDocument, splitPath } from '../values/document.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { equalValues } from '../values/compare.server.ts'
import { type CompiledUpdate, withIdFirst } from './compile-update.server.ts'
import { type UpdateContext } from './update-types.server.ts'
import { writePath } from './update-paths.server.ts'

/** The document an upsert inserts: what the filter pins down, then the update, then an `_id` if there is none. */
export function upsertedDocument(
  filter: Doc,
  update: CompiledUpdate,
  context: UpdateContext,
  variables: Doc,
): Doc {
  const seed: Doc = {}
  const equalities = filterEqualities(filter)
  if (update.kind === 'replacement') {
    if (equalities.has('_id')) seed._id = equalities.get('_id')
  } else {
    for (const [path, value] of equalities) writePath(seed, splitPath(path), cloneValue(value))
  }
  const made = update.apply(seed, { ...context, isInsert: true }, variables)
  if (made._id === undefined) made._id = new ObjectId()
  return withIdFirst(seed, made, update.kind)
}

function filterEqualities(filter: Doc): Map<string, unknown> {
  const found = new Map<string, unknown>()
  collect(filter, found)
  return found
}

function collect(filter: Doc, found: Map<string, unknown>): void {
  for (const [name, argument] of Object.entries(filter)) {
    if (name === '$and' || (name === '$or' && Array.isArray(argument) && argument.length === 1)) {
      for (const part of argument as unknown[]) if (isDocument(part)) collect(part, found)
    } else if (!name.startsWith('$')) {
      const value = pinnedValue(argument)
      if (value !== undefined) add(found, name, value)
    }
  }
}

function pinnedValue(argument: unknown): unknown {
  if (bsonTypeOf(argument) === 'regex') return undefined
  if (!isOperatorDocument(argument)) return argument
  if (Object.hasOwn(argument, '$eq')) return argument.$eq
  for (const operator of ['$in', '$all']) {
    const list = argument[operator]
    if (
      Array.isArray(list) &&
      list.length === 1 &&
      !isOperatorDocument(list[0]) &&
      bsonTypeOf(list[0]) !== 'regex'
    )
      return list[0]
  }
  return undefined
}

function add(found: Map<string, unknown>, path: string, value: unknown): void {
  for (const [other, known] of found) {
    if (
      other === path
        ? !equalValues(known, value)
        : other.startsWith(`${path}.`) || path.startsWith(`${other}.`)
    ) {
      throw new EmbeddedMongoError(
        54,
        `cannot infer query fields to set, ${other === path ? `path '${path}' is matched twice` : `both paths '${other}' and '${path}' are matched`}`,
      )
    }
  }
  found.set(path, value)
}
