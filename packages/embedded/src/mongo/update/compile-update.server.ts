import { badValue, EmbeddedMongoError, failedToParse } from '../embedded-mongo-error.server.ts'
import { compileUpdatePipeline } from '../aggregation/update-pipeline.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { cloneValue, type Doc, isDocument, setField } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { applyFieldUpdates, compileFieldUpdates, UPDATE_OPERATORS } from './field-updates.server.ts'
import { type UpdateContext } from './update-types.server.ts'

/** A compiled update: makes the new document out of a copy of the old one. */
export interface CompiledUpdate {
  kind: 'operators' | 'replacement' | 'pipeline'
  apply(before: Doc, context: UpdateContext, variables?: Doc): Doc
}

export function compileUpdate(update: unknown): CompiledUpdate {
  if (Array.isArray(update)) {
    const transform = compileUpdatePipeline(update as Doc[])
    return { kind: 'pipeline', apply: (before, _context, variables) => transform(before, variables) }
  }
  if (!isDocument(update)) throw failedToParse('Update argument must be either an object or an array')
  const names = Object.keys(update)
  if (!names[0]?.startsWith('$')) return replacement(update)
  for (const name of names) {
    if (UPDATE_OPERATORS.has(name)) continue
    throw failedToParse(
      name.startsWith('$')
        ? `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`
        : `The dollar ($) prefixed field and the field '${name}' cannot be mixed in an update document.`,
    )
  }
  const updates = compileFieldUpdates(update)
  return {
    kind: 'operators',
    apply(before, context) {
      const after = cloneValue(before)
      applyFieldUpdates(after, updates, context)
      return after
    },
  }
}

function replacement(update: Doc): CompiledUpdate {
  const dollar = Object.keys(update).find((name) => name.startsWith('$'))
  if (dollar)
    throw new EmbeddedMongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
  return {
    kind: 'replacement',
    apply(before) {
      const after: Doc = {}
      const id = before._id ?? update._id
      if (id !== undefined) after._id = id
      for (const name of Object.keys(update)) setField(after, name, cloneValue(update[name]))
      return after
    },
  }
}

/** Refuses an `_id` that changed or cannot be stored, and puts it first, as the server stores it. */
export function withIdFirst(before: Doc, after: Doc, kind: CompiledUpdate['kind'] = 'operators'): Doc {
  const id = after._id
  if (before._id !== undefined && printType(before._id) !== printType(id)) {
    throw new EmbeddedMongoError(
      66,
      kind === 'operators'
        ? `Performing an update on the path '_id' would modify the immutable field '_id'`
        : `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${printValue(id)}`,
    )
  }
  if (bsonTypeOf(id) === 'array' || bsonTypeOf(id) === 'regex') {
    throw badValue(`The '_id' value cannot be of type ${bsonTypeOf(id)}`)
  }
  if (id === undefined || Object.keys(after)[0] === '_id') return after
  const ordered: Doc = { _id: id }
  for (const name of Object.keys(after)) if (name !== '_id') setField(ordered, name, after[name])
  return ordered
}

const printType = (value: unknown): string => `${bsonTypeOf(value)} ${printValue(value)}`
