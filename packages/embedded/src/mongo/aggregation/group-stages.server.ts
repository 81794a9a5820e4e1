import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { encodeValue } from '../storage/key-encoding.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, isDocument, setField } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import { type Accumulator, compileAccumulator, type MakeAccumulator } from './accumulators.server.ts'
import { type BuildStage, refuseOutputStages, type Stage } from './pipeline.server.ts'

interface Group {
  id: unknown
  accumulators: [string, Accumulator][]
}

const open = (id: unknown, makers: [string, MakeAccumulator][]): Group => ({
  id,
  accumulators: makers.map(([field, make]) => [field, make()]),
})

function finished({ id, accumulators }: Group): Doc {
  const doc: Doc = { _id: id }
  for (const [field, accumulator] of accumulators) setField(doc, field, accumulator.result())
  return doc
}

const group: BuildStage = (argument) => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(15947, "a group's fields must be specified in an object")
  if (!Object.hasOwn(argument, '_id'))
    throw new EmbeddedMongoError(15955, 'a group specification must include an _id')
  const key = compileExpression(argument._id)
  const makers = Object.entries(argument)
    .filter(([field]) => field !== '_id')
    .map(([field, spec]): [string, MakeAccumulator] => [field, compileAccumulator(field, spec)])
  return (docs, { variables }) => {
    const groups = new Map<string, Group>()
    for (const root of docs) {
      const scope = { root, variables }
      const id = key(scope) ?? null
      const name = encodeValue(id, Infinity).bytes.toString('latin1')
      let found = groups.get(name)
      if (!found) groups.set(name, (found = open(id, makers)))
      for (const [, accumulator] of found.accumulators) accumulator.add(scope)
    }
    return [...groups.values()].map(finished)
  }
}

const count: BuildStage = (argument) => {
  if (typeof argument !== 'string' || argument === '')
    throw new EmbeddedMongoError(40156, 'the count field must be a non-empty string')
  if (argument.startsWith('$'))
    throw new EmbeddedMongoError(40158, 'the count field cannot be a $-prefixed path')
  if (argument.includes('.')) throw new EmbeddedMongoError(40160, "the count field cannot contain '.'")
  return (docs) => {
    let n = 0
    for (const _doc of docs) n++
    return n === 0 ? [] : [{ [argument]: integer(n) }]
  }
}

const sortByCount: BuildStage = (argument, compile) => {
  const run = compile([
    { $group: { _id: argument, count: { $sum: integer(1) } } },
    { $sort: { count: integer(-1) } },
  ])
  return (docs, context) => run(docs, context)
}

const facet: BuildStage = (argument, compile) => {
  if (!isDocument(argument) || Object.keys(argument).length === 0) {
    throw new EmbeddedMongoError(40169, 'the $facet specification must be a non-empty object')
  }
  const facets = Object.entries(argument).map(([name, pipeline]): [string, Stage] => {
    if (!Array.isArray(pipeline))
      throw new EmbeddedMongoError(40170, `arguments to $facet must be arrays, ${name} is not`)
    refuseOutputStages(
      pipeline as Doc[],
      40600,
      (stage) => `${stage} is not allowed to be used within a $facet stage`,
    )
    for (const stage of pipeline as Doc[]) {
      if (isDocument(stage) && Object.hasOwn(stage, '$facet'))
        throw new EmbeddedMongoError(40600, '$facet is not allowed to be used within a $facet stage')
    }
    return [name, compile(pipeline as Doc[])]
  })
  return (docs, context) => {
    const all = [...docs]
    const doc: Doc = {}
    for (const [name, run] of facets) setField(doc, name, [...run(all, context)])
    return [doc]
  }
}

const bucket: BuildStage = (argument) => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(40201, 'Argument to $bucket stage must be an object')
  for (const name of Object.keys(argument)) {
    if (!['groupBy', 'boundaries', 'default', 'output'].includes(name))
      throw new EmbeddedMongoError(40197, `Unrecognized option to $bucket: ${name}`)
  }
  const key = compileExpression(argument.groupBy)
  const boundaries = argument.boundaries
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw new EmbeddedMongoError(40192, "The $bucket 'boundaries' field must have at least 2 values")
  const sorted = boundaries.every((value, i) => i === 0 || compareValues(boundaries[i - 1], value) < 0)
  if (!sorted) throw new EmbeddedMongoError(40194, "The 'boundaries' option to $bucket must be sorted")
  const output = isDocument(argument.output) ? argument.output : { count: { $sum: integer(1) } }
  const makers = Object.entries(output).map(([field, spec]): [string, MakeAccumulator] => [
    field,
    compileAccumulator(field, spec),
  ])
  const hasDefault = Object.hasOwn(argument, 'default')
  return (docs, { variables }) => {
    const groups = new Map<number, Group>()
    for (const root of docs) {
      const scope = { root, variables }
      const value = key(scope)
      const at = bucketOf(value, boundaries)
      if (at < 0 && !hasDefault)
        throw new EmbeddedMongoError(
          40066,
          '$switch could not find a matching branch for an input, and no default was specified.',
        )
      let found = groups.get(at)
      if (!found) groups.set(at, (found = open(at < 0 ? argument.default : boundaries[at], makers)))
      for (const [, accumulator] of found.accumulators) accumulator.add(scope)
    }
    return [...groups.values()].sort((a, b) => compareValues(a.id, b.id)).map(finished)
  }
}

/** The position of the bucket a value falls into, or -1. */
function bucketOf(value: unknown, boundaries: unknown[]): number {
  for (let i = 0; i + 1 < boundaries.length; i++) {
    if (compareValues(value, boundaries[i]) >= 0 && compareValues(value, boundaries[i + 1]) < 0) return i
  }
  return -1
}

export const groupStages: Record<string, BuildStage> = {
  $group: group,
  $count: count,
  $sortByCount: sortByCount,
  $facet: facet,
  $bucket: bucket,
}
