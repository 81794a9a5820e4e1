import { Long } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { sortDocuments, sortFields } from '../expressions/order-by.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { compileProjection } from '../query/projection.server.ts'
import { readPath, writePath } from '../update/update-paths.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { cloneValue, type Doc, isDocument, setField, splitPath } from '../values/document.server.ts'
import { isNumeric, toInteger, toNumber } from '../values/numbers.server.ts'
import { compileAddFields } from './add-fields.server.ts'
import { type BuildStage, type PipelineContext } from './pipeline.server.ts'

const requireDocument = (name: string, argument: unknown, code: number): Doc => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(code, `the ${name} stage specification must be an object`)
  return argument
}

const match: BuildStage = (argument) => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(15959, 'the match filter must be an expression in an object')
  const matches = matcherFor(argument)
  return function* (docs, { variables }) {
    for (const doc of docs) if (matches(doc, undefined, variables)) yield doc
  }
}

function perDocument(change: (doc: Doc, context: PipelineContext) => Doc): ReturnType<BuildStage> {
  return function* (docs, context) {
    for (const doc of docs) yield change(doc, context)
  }
}

const project: BuildStage = (argument) => {
  if (!isDocument(argument)) throw new EmbeddedMongoError(15969, '$project specification must be an object')
  if (Object.keys(argument).length === 0)
    throw new EmbeddedMongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  const apply = compileProjection(argument, { forFind: false })
  return perDocument((doc, { variables }) => apply(doc, variables))
}

const addFields: BuildStage = (argument) => {
  const apply = compileAddFields(requireDocument('$addFields', argument, 40272))
  return perDocument((doc, { variables }) => apply(doc, variables))
}

const unset: BuildStage = (argument) => {
  const fields = Array.isArray(argument) ? (argument as unknown[]) : [argument]
  if (fields.length === 0 || fields.some((field) => typeof field !== 'string')) {
    throw new EmbeddedMongoError(
      31120,
      '$unset specification must be a string or an array containing only string values',
    )
  }
  const apply = compileProjection(Object.fromEntries(fields.map((field) => [String(field), false])), {
    forFind: false,
  })
  return perDocument((doc, { variables }) => apply(doc, variables))
}

const replaceRoot =
  (name: string): BuildStage =>
  (argument) => {
    const isRoot = name === '$replaceRoot'
    if (isRoot && (!isDocument(argument) || !Object.hasOwn(argument, 'newRoot'))) {
      throw new EmbeddedMongoError(40231, 'no newRoot specified for the $replaceRoot stage')
    }
    const evaluate = compileExpression(isRoot ? (argument as Doc).newRoot : argument)
    return perDocument((root, { variables }) => {
      const made = evaluate({ root, variables })
      if (!isDocument(made)) {
        throw new EmbeddedMongoError(
          40228,
          `'${isRoot ? 'newRoot' : 'replacement document'}' expression must evaluate to an object, but resulting value was: type: ${bsonTypeOf(made)}`,
        )
      }
      return made
    })
  }

const sort: BuildStage = (argument) => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(15973, 'the $sort key specification must be an object')
  if (Object.keys(argument).length === 0)
    throw new EmbeddedMongoError(15976, '$sort stage must have at least one sort key')
  sortFields(argument)
  return (docs) => sortDocuments([...docs], argument)
}

const limit: BuildStage = (argument) => {
  const most = toInteger(argument)
  if (most === undefined || !isNumeric(argument))
    throw new EmbeddedMongoError(5107201, `invalid argument to $limit stage: Expected a number in: $limit`)
  if (most <= 0) throw new EmbeddedMongoError(15958, 'the limit must be positive')
  return function* (docs) {
    let seen = 0
    for (const doc of docs) {
      yield doc
      if (++seen >= most) return
    }
  }
}

const skip: BuildStage = (argument) => {
  const count = toInteger(argument)
  if (count === undefined || count < 0)
    throw new EmbeddedMongoError(
      5107200,
      `invalid argument to $skip stage: Expected a non-negative number in: $skip`,
    )
  return function* (docs) {
    let seen = 0
    for (const doc of docs) if (++seen > count) yield doc
  }
}

const unwind: BuildStage = (argument) => {
  const spec = isDocument(argument) ? argument : { path: argument }
  for (const name of Object.keys(spec)) {
    if (!['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name))
      throw new EmbeddedMongoError(28811, `unrecognized option to $unwind stage: ${name}`)
  }
  if (typeof spec.path !== 'string')
    throw new EmbeddedMongoError(
      28808,
      `expected a string as the path for $unwind stage, got ${bsonTypeOf(spec.path)}`,
    )
  if (!spec.path.startsWith('$'))
    throw new EmbeddedMongoError(
      28818,
      `path option to $unwind stage should be prefixed with a '$': ${spec.path}`,
    )
  const path = splitPath(spec.path.slice(1))
  const index = typeof spec.includeArrayIndex === 'string' ? splitPath(spec.includeArrayIndex) : undefined
  const keepsEmpty = spec.preserveNullAndEmptyArrays === true
  return function* (docs) {
    for (const doc of docs) yield* unwound(doc, path, index, keepsEmpty)
  }
}

function* unwound(
  doc: Doc,
  path: string[],
  index: string[] | undefined,
  keepsEmpty: boolean,
): Generator<Doc> {
  const value = readPath(doc, path)
  if (Array.isArray(value) && value.length > 0) {
    for (let i = 0; i < value.length; i++) yield withValue(doc, path, value[i], index, Long.fromNumber(i))
  } else if (value !== undefined && value !== null && !Array.isArray(value)) {
    yield withValue(doc, path, value, index, null)
  } else if (keepsEmpty) {
    yield Array.isArray(value) ? withoutValue(doc, path, index) : index ? withIndex(doc, index, null) : doc
  }
}

function withValue(
  doc: Doc,
  path: string[],
  value: unknown,
  index: string[] | undefined,
  position: unknown,
): Doc {
  const made = copyAlong(doc, path)
  writePath(made, path, value)
  return index ? withIndex(made, index, position) : made
}

function withIndex(doc: Doc, index: string[], position: unknown): Doc {
  const made = copyAlong(doc, index)
  writePath(made, index, position)
  return made
}

function withoutValue(doc: Doc, path: string[], index: string[] | undefined): Doc {
  const made = copyAlong(doc, path)
  const parent = path.length === 1 ? made : readPath(made, path.slice(0, -1))
  if (isDocument(parent)) delete parent[path.at(-1) as string]
  return index ? withIndex(made, index, null) : made
}

/** A copy whose documents along the path may be changed without changing the original. */
function copyAlong(doc: Doc, path: string[]): Doc {
  const copy: Doc = {}
  for (const name of Object.keys(doc)) {
    const value = doc[name]
    setField(
      copy,
      name,
      name === path[0] && path.length > 1
        ? isDocument(value)
          ? copyAlong(value, path.slice(1))
          : cloneValue(value)
        : value,
    )
  }
  return copy
}

const sample: BuildStage = (argument) => {
  const size = isDocument(argument) ? toNumber(argument.size) : NaN
  if (!(size > 0)) throw new EmbeddedMongoError(28747, 'size argument to $sample must be a positive integer')
  return (docs) => {
    const pool = [...docs]
    for (let i = pool.length - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1))
      ;[pool[i], pool[j]] = [pool[j] as Doc, pool[i] as Doc]
    }
    return pool.slice(0, size)
  }
}

export const documentStages: Record<string, BuildStage> = {
  $match: match,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $replaceRoot: replaceRoot('$replaceRoot'),
  $replaceWith: replaceRoot('$replaceWith'),
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $unwind: unwind,
  $sample: sample,
}
