import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { declaringOnly } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { type Collection } from '../storage/collection.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toInteger } from '../values/numbers.server.ts'
import { step } from '../time-limit.server.ts'
import { documentStages } from './document-stages.server.ts'
import { groupStages } from './group-stages.server.ts'
import { joinStages } from './join-stages.server.ts'
import { sourceStages } from './source-stages.server.ts'

/** What a pipeline runs on. */
export interface PipelineContext {
  /** `db.collection`, or undefined for pipelines that bring their own documents. */
  source: string | undefined
  database: string
  open(namespace: string): Collection | undefined
  variables: Doc
}

/** One stage: documents in, documents out. */
export type Stage = (docs: Iterable<Doc>, context: PipelineContext) => Iterable<Doc>

/** Makes a stage out of its argument. */
export type BuildStage = (argument: unknown, compile: (pipeline: Doc[]) => CompiledPipeline) => Stage

export type CompiledPipeline = (docs: Iterable<Doc>, context: PipelineContext) => Iterable<Doc>

export const STAGES: Record<string, BuildStage> = {
  ...documentStages,
  ...groupStages,
  ...joinStages,
  ...sourceStages,
}

/** Stages that make their own documents and so must come first. */
const SOURCES = new Set(['$documents', '$collStats', '$indexStats'])

/** Stages that write: only an aggregate command has them, at its end, and runs them itself. */
export const OUTPUT_STAGES = new Set(['$merge', '$out'])

/** Refuses stages that write in a pipeline within a stage. */
export function refuseOutputStages(pipeline: Doc[], code: number, message: (name: string) => string): void {
  for (const stage of pipeline) {
    const name = isDocument(stage) ? Object.keys(stage)[0] : undefined
    if (name !== undefined && OUTPUT_STAGES.has(name)) throw new EmbeddedMongoError(code, message(name))
  }
}

export function compilePipeline(pipeline: Doc[]): CompiledPipeline {
  const stages = pipeline.map((stage, i) => compileStage(stage, i))
  return (docs, context) =>
    stages.reduce<Iterable<Doc>>((current, stage) => stage(counted(current), context), docs)
}

function* counted(docs: Iterable<Doc>): Generator<Doc> {
  for (const doc of docs) {
    step()
    yield doc
  }
}

function compileStage(stage: Doc, position: number): Stage {
  const names = isDocument(stage) ? Object.keys(stage) : []
  const name = names[0]
  if (!isDocument(stage))
    throw new EmbeddedMongoError(14, "Each element of the 'pipeline' array must be an object")
  if (name === undefined || names.length !== 1) {
    throw new EmbeddedMongoError(
      40323,
      'A pipeline stage specification object must contain exactly one field.',
    )
  }
  if (OUTPUT_STAGES.has(name))
    throw new EmbeddedMongoError(40601, `${name} can only be the final stage in the pipeline`)
  const build = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (!build) throw new EmbeddedMongoError(40324, `Unrecognized pipeline stage name: '${name}'`)
  if (SOURCES.has(name) && position > 0)
    throw new EmbeddedMongoError(40602, `${name} is only valid as the first stage in a pipeline.`)
  return build(stage[name], compilePipeline)
}

/** Runs a pipeline; leading `$match`, `$sort` and `$limit` stages are answered through the indexes. */
export function runPipeline(pipeline: Doc[], context: PipelineContext): Iterable<Doc> {
  const { request, rest } = leadingSearch(pipeline)
  const run = compilePipeline(rest)
  // Everything is compiled before anything is read, so that a mistake is reported for an empty collection too.
  declaringOnly(context.variables, () => compilePipeline(pipeline))
  if (context.source === undefined) return run([], context)
  const collection = context.open(context.source)
  return run(findDocuments(collection, { ...request, variables: context.variables }), context)
}

export interface LeadingSearch {
  filter: Doc
  sort?: Doc
  limit?: number
}

/** The part of a pipeline's beginning that a search through the indexes can answer, and the rest. */
export function leadingSearch(pipeline: Doc[]): { request: LeadingSearch; rest: Doc[] } {
  const filters: Doc[] = []
  let at = 0
  for (; isDocument(pipeline[at]?.$match); at++) filters.push(pipeline[at]?.$match as Doc)
  const request: LeadingSearch = {
    filter: filters.length === 1 ? (filters[0] as Doc) : filters.length === 0 ? {} : { $and: filters },
  }
  const sort = pipeline[at]?.$sort
  if (isDocument(sort) && Object.keys(sort).length > 0) {
    request.sort = sort
    at++
    const limit = pipeline[at]?.$limit
    if (isNumeric(limit) && (toInteger(limit) ?? 0) > 0) {
      request.limit = toInteger(limit)
      at++
    }
  }
  return { request, rest: pipeline.slice(at) }
}
