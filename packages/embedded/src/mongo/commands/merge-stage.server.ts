import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { declaringOnly } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { type Collection } from '../storage/collection.server.ts'
import { compileUpdate, withIdFirst } from '../update/compile-update.server.ts'
import { readPath } from '../update/update-paths.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, isDocument, setField, splitPath } from '../values/document.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { openCollection, openOrCreateCollection } from './collections-access.server.ts'
import { type CommandContext } from './command-types.server.ts'
import { storable } from './insert.server.ts'
import { type Output, outputNamespace } from './output-stages.server.ts'

/** Makes the stored document out of the one that is there and the one that comes. */
type WhenMatched = (there: Doc, coming: Doc) => Doc

const refused = (code: number, message: string) => new EmbeddedMongoError(code, message)

// What the server can combine; the other pairs would mean nothing.
const NOT_MATCHED_MODES: Record<string, string[]> = {
  replace: ['insert', 'discard', 'fail'],
  merge: ['insert', 'discard', 'fail'],
  pipeline: ['insert', 'discard', 'fail'],
  keepExisting: ['insert'],
  fail: ['insert'],
}

/** `$merge`: brings the pipeline's documents into a collection, one by one. */
export function compileMerge(argument: unknown, context: CommandContext, variables: Doc): Output {
  if (typeof argument !== 'string' && !isDocument(argument)) {
    throw refused(51182, `$merge requires a string or object argument, but found ${bsonTypeOf(argument)}`)
  }
  const spec: Doc = isDocument(argument) ? argument : { into: argument }
  for (const name of Object.keys(spec)) {
    if (!['into', 'on', 'let', 'whenMatched', 'whenNotMatched'].includes(name))
      throw refused(40415, `BSON field '$merge.${name}' is an unknown field.`)
  }
  if (spec.into === undefined)
    throw refused(40414, "BSON field '$merge.into' is missing but a required field")
  const namespace = outputNamespace('$merge', spec.into, context.database)
  if (namespace === undefined)
    throw refused(
      51178,
      `$merge 'into' field  must be either a string or an object, but found ${bsonTypeOf(spec.into)}`,
    )
  const { whenMatched, whenNotMatched } = modes(spec)
  const combine = whenMatchedOf(whenMatched, spec, variables)
  const on = onFields(spec.on, openCollection(context, namespace))
  return (docs) => {
    for (const made of docs) {
      const coming = on.includes('_id') || whenMatched === 'fail' ? storable(made) : made
      const filter = matchOn(coming, on)
      const target = openOrCreateCollection(context, namespace)
      const [there] = findDocuments(target, { filter, limit: 1 })
      if (there && combine) target.replace(there, withSameId(there, combine(there, coming)))
      else if (there && whenMatched === 'fail') target.insert(storable(coming))
      else if (!there && whenNotMatched === 'insert') target.insert(storable(coming))
      else if (!there && whenNotMatched === 'fail') {
        throw refused(
          13113,
          '$merge could not find a matching document in the target collection for at least one document in the source collection',
        )
      }
    }
  }
}

function modes(spec: Doc): { whenMatched: string; whenNotMatched: string } {
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec
  const matched = Array.isArray(whenMatched) ? 'pipeline' : whenMatched
  for (const [name, mode, known] of [
    ['whenMatched', matched, Object.keys(NOT_MATCHED_MODES)],
    ['whenNotMatched', whenNotMatched, NOT_MATCHED_MODES.merge as string[]],
  ] as const) {
    if (typeof mode !== 'string' || !known.includes(mode) || spec[name] === 'pipeline')
      throw refused(2, `Enumeration value '${String(mode)}' for field '${name}' is not a valid value.`)
  }
  if (!NOT_MATCHED_MODES[matched as string]?.includes(whenNotMatched as string)) {
    throw refused(
      51181,
      `Combination of $merge modes 'whenMatched: ${String(matched)}' and 'whenNotMatched: ${String(whenNotMatched)}' is not supported`,
    )
  }
  return { whenMatched: matched as string, whenNotMatched: whenNotMatched as string }
}

function whenMatchedOf(mode: string, spec: Doc, variables: Doc): WhenMatched | undefined {
  if (mode !== 'pipeline' && spec.let !== undefined)
    throw refused(51199, `Cannot use 'let' variables with 'whenMatched: ${mode}' mode`)
  if (mode === 'pipeline') return pipelineOf(spec, variables)
  if (mode === 'replace')
    return (there, coming) => (Object.hasOwn(coming, '_id') ? coming : { _id: there._id, ...coming })
  if (mode === 'merge') {
    return (there, coming) => {
      const merged = { ...there }
      for (const name of Object.keys(coming)) setField(merged, name, coming[name])
      return merged
    }
  }
  return undefined
}

/** The pipeline sees the document that is there as its own, and the coming one as `$$new`. */
function pipelineOf(spec: Doc, variables: Doc): WhenMatched {
  const letSpec = isDocument(spec.let) ? spec.let : { new: '$$ROOT' }
  if (Object.hasOwn(letSpec, 'new') && letSpec.new !== '$$ROOT')
    throw refused(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'")
  const names = { ...letSpec, new: '$$ROOT' }
  const values = declaringOnly(variables, () =>
    Object.entries(names).map(([name, value]) => [name, compileExpression(value)] as const),
  )
  const update = declaringOnly({ ...variables, ...names }, () => compileUpdate(spec.whenMatched))
  const context = { arrayFilters: new Map(), isInsert: false, now: new Date() }
  return (there, coming) => {
    const own = values.map(([name, evaluate]) => [name, evaluate({ root: coming, variables }) ?? null])
    return update.apply(there, context, { ...variables, ...Object.fromEntries(own) })
  }
}

/** The fields documents are matched on: `_id`, or those of a unique index of the target. */
function onFields(on: unknown, target: Collection | undefined): string[] {
  if (on === undefined) return ['_id']
  if (typeof on !== 'string' && !Array.isArray(on)) {
    throw refused(
      51186,
      `$merge 'on' field  must be either a string or an array of strings, but found ${bsonTypeOf(on)}`,
    )
  }
  const fields = typeof on === 'string' ? [on] : (on as unknown[])
  if (fields.length === 0)
    throw refused(51187, "If explicitly specifying $merge 'on', must include at least one field")
  for (const field of fields) {
    if (typeof field !== 'string')
      throw refused(51134, `$merge 'on' array elements must be strings, but found ${bsonTypeOf(field)}`)
  }
  const names = fields as string[]
  const repeated = names.find((name, i) => names.indexOf(name) < i)
  if (repeated) throw refused(31465, `Found a duplicate field '${repeated}'`)
  const isUnique = (target?.definition.indexes ?? []).some(
    (index) =>
      index.unique &&
      !index.partialFilterExpression &&
      Object.keys(index.key).sort().join('\0') === names.toSorted().join('\0'),
  )
  if (names.join() !== '_id' && !isUnique)
    throw refused(51190, 'Cannot find index to verify that join fields will be unique')
  return names
}

function matchOn(doc: Doc, on: string[]): Doc {
  return Object.fromEntries(
    on.map((field) => {
      const value = readPath(doc, splitPath(field))
      if (Array.isArray(value))
        throw refused(51185, `$merge write error: 'on' field '${field}' cannot be an array`)
      if (value === undefined || value === null) {
        throw refused(
          51132,
          `$merge write error: 'on' field '${field}' cannot be missing, null, undefined or an array`,
        )
      }
      return [field, { $eq: value }]
    }),
  )
}

function withSameId(there: Doc, after: Doc): Doc {
  try {
    return withIdFirst(there, after, 'pipeline')
  } catch (error) {
    if (!(error instanceof EmbeddedMongoError) || error.code !== 66) throw error
    throw refused(
      66,
      `$merge failed to update the matching document, did you attempt to modify the _id or the shard key? :: caused by :: ${error.message}, document: ${printValue({ _id: there._id })}`,
    )
  }
}
