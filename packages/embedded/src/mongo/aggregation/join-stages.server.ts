import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression, valueAtPath } from '../expressions/compile.server.ts'
import { alsoDeclaring, checkVariableName } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { writePath } from '../update/update-paths.server.ts'
import { cloneValue, type Doc, getField, isDocument, splitPath } from '../values/document.server.ts'
import {
  type BuildStage,
  type LeadingSearch,
  leadingSearch,
  type PipelineContext,
  refuseOutputStages,
} from './pipeline.server.ts'

const LOOKUP_FIELDS = ['from', 'localField', 'foreignField', 'as', 'let', 'pipeline']

const lookup: BuildStage = (argument, compile) => {
  if (!isDocument(argument)) throw new EmbeddedMongoError(9, 'the $lookup specification must be an Object')
  for (const name of Object.keys(argument)) {
    if (!LOOKUP_FIELDS.includes(name)) throw new EmbeddedMongoError(9, `unknown argument to $lookup: ${name}`)
  }
  const { from, localField, foreignField, as, pipeline } = argument
  if (typeof as !== 'string') throw new EmbeddedMongoError(9, "must specify 'as' field for a $lookup")
  if (typeof from !== 'string')
    throw new EmbeddedMongoError(9, "must specify 'pipeline' when 'from' is empty")
  if ((localField === undefined) !== (foreignField === undefined))
    throw new EmbeddedMongoError(
      9,
      "$lookup requires both or neither of 'localField' and 'foreignField' to be specified",
    )
  if (localField === undefined && pipeline === undefined)
    throw new EmbeddedMongoError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  if (pipeline !== undefined && !Array.isArray(pipeline))
    throw new EmbeddedMongoError(9, "'pipeline' option must be specified as an array")
  const stages = (pipeline ?? []) as Doc[]
  refuseOutputStages(stages, 51047, (name) => `${name} is not allowed within a $lookup's sub-pipeline`)
  const { request, rest } = leadingSearch(stages)
  const letNames = Object.keys(isDocument(argument.let) ? argument.let : {})
  letNames.forEach(checkVariableName)
  alsoDeclaring(letNames, () => compile(stages))
  const run = alsoDeclaring(letNames, () => compile(rest))
  const target = splitPath(as)
  const local = typeof localField === 'string' ? splitPath(localField) : undefined
  const letSpecs = Object.entries(isDocument(argument.let) ? argument.let : {}).map(
    ([name, spec]) => [name, compileExpression(spec)] as const,
  )
  return function* (docs, context) {
    for (const doc of docs) {
      const filter = local ? joinFilter(doc, local, String(foreignField)) : {}
      const variables = {
        ...context.variables,
        ...Object.fromEntries(
          letSpecs.map(([name, evaluate]) => [name, evaluate({ root: doc, variables: context.variables })]),
        ),
      }
      const search = { ...request, filter: joinedFilter(filter, request.filter, variables) }
      const found = foreign(context, from, search, variables)
      yield withField(doc, target, [...run(found, { ...context, variables })])
    }
  }
}

/** A missing local value joins with null and missing; an array joins with any of its elements. */
function joinFilter(doc: Doc, local: string[], foreignField: string): Doc {
  const value = valueAtPath(doc, local, 0)
  if (Array.isArray(value)) return { [foreignField]: { $in: value } }
  return { [foreignField]: { $eq: value ?? null } }
}

/** Both conditions, and what `$expr` says about equality in a form that indexes can answer. */
function joinedFilter(join: Doc, match: Doc, variables: Doc): Doc {
  const parts = [join, match, ...expressionEqualities(match, variables)].filter(
    (part) => Object.keys(part).length > 0,
  )
  if (parts.length <= 1) return parts[0] ?? {}
  return { $and: parts }
}

function expressionEqualities(match: Doc, variables: Doc): Doc[] {
  const clauses = Array.isArray(match.$and) ? (match.$and as Doc[]) : [match]
  return clauses.flatMap((clause) => {
    const expression = isDocument(clause) && isDocument(clause.$expr) ? clause.$expr : {}
    const tests = Array.isArray(expression.$and) ? (expression.$and as unknown[]) : [expression]
    return tests.flatMap((test) => (isDocument(test) ? equalityToVariable(test.$eq, variables) : []))
  })
}

function equalityToVariable(operands: unknown, variables: Doc): Doc[] {
  if (!Array.isArray(operands) || operands.length !== 2) return []
  const [variable, path] = [...(operands as unknown[])].sort((a) => (String(a).startsWith('$$') ? -1 : 1))
  if (typeof variable !== 'string' || !/^\$\$\w+$/.test(variable)) return []
  if (typeof path !== 'string' || !/^\$[^$]/.test(path)) return []
  const value = getField(variables, variable.slice(2))
  // For null and arrays a query means something else by equality than an expression does.
  return value === undefined || value === null || Array.isArray(value)
    ? []
    : [{ [path.slice(1)]: { $eq: value } }]
}

function foreign(
  context: PipelineContext,
  from: string,
  search: LeadingSearch,
  variables: Doc,
): Iterable<Doc> {
  return findDocuments(context.open(`${context.database}.${from}`), { ...search, variables })
}

function withField(doc: Doc, path: string[], value: unknown): Doc {
  const made = path.length === 1 ? { ...doc } : cloneValue(doc)
  writePath(made, path, value)
  return made
}

const unionWith: BuildStage = (argument, compile) => {
  const spec = typeof argument === 'string' ? { coll: argument } : argument
  if (!isDocument(spec) || typeof spec.coll !== 'string')
    throw new EmbeddedMongoError(9, 'the $unionWith stage specification must be an object or string')
  const { coll } = spec
  const stages = Array.isArray(spec.pipeline) ? (spec.pipeline as Doc[]) : []
  refuseOutputStages(stages, 31441, (name) => `${name} is not allowed within a $unionWith's sub-pipeline`)
  const run = compile(stages)
  return function* (docs, context) {
    yield* docs
    yield* run(foreign(context, coll, { filter: {} }, context.variables), context)
  }
}

/** `$graphLookup` walks references from document to document, each document once. */
const graphLookup: BuildStage = (argument) => {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(40327, 'the $graphLookup stage specification must be an object')
  const { from, connectFromField, connectToField, as } = argument
  for (const name of Object.keys(argument)) {
    if (
      ![
        'from',
        'startWith',
        'connectFromField',
        'connectToField',
        'as',
        'maxDepth',
        'depthField',
        'restrictSearchWithMatch',
      ].includes(name)
    ) {
      throw new EmbeddedMongoError(40104, `Unknown argument to $graphLookup: ${name}`)
    }
  }
  if (
    typeof from !== 'string' ||
    typeof connectFromField !== 'string' ||
    typeof connectToField !== 'string' ||
    typeof as !== 'string' ||
    argument.startWith === undefined
  ) {
    throw new EmbeddedMongoError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    )
  }
  for (const name of ['maxDepth', 'depthField', 'restrictSearchWithMatch']) {
    if (argument[name] !== undefined)
      throw new EmbeddedMongoError(238, `$graphLookup option '${name}' is not implemented`)
  }
  const start = compileExpression(argument.startWith)
  return function* (docs, context) {
    for (const doc of docs) {
      const found = new Map<string, Doc>()
      let wanted = asList(start({ root: doc, variables: context.variables }))
      while (wanted.length > 0) {
        const next: unknown[] = []
        for (const hit of foreign(
          context,
          from,
          { filter: { [connectToField]: { $in: wanted } } },
          context.variables,
        )) {
          const key = JSON.stringify(hit._id)
          if (found.has(key)) continue
          found.set(key, hit)
          next.push(...asList(valueAtPath(hit, splitPath(connectFromField), 0)))
        }
        wanted = next
      }
      yield withField(doc, splitPath(as), [...found.values()])
    }
  }
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value]

export const joinStages: Record<string, BuildStage> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $graphLookup: graphLookup,
}
