import { OUTPUT_STAGES } from '../aggregation/pipeline.server.ts'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { type CommandContext } from './command-types.server.ts'
import { compileMerge } from './merge-stage.server.ts'
import { checkNewNamespace } from './namespaces.server.ts'
import { compileOut } from './out-stage.server.ts'

/** Stores the documents a pipeline made. */
export type Output = (docs: Doc[]) => void

const INTERNAL = new Set(['admin', 'config', 'local'])

const lastStage = (pipeline: unknown): [string, unknown] | undefined => {
  const stage: unknown = Array.isArray(pipeline) ? pipeline.at(-1) : undefined
  const name = isDocument(stage) ? Object.keys(stage)[0] : undefined
  return name !== undefined && OUTPUT_STAGES.has(name) ? [name, (stage as Doc)[name]] : undefined
}

/** True when the pipeline ends by storing its documents. */
export const endsInOutput = (pipeline: unknown): boolean => lastStage(pipeline) !== undefined

/** The stage that stores the documents, ready to run; throws the server's errors for what it cannot do. */
export function compileOutput(pipeline: Doc[], context: CommandContext, variables: Doc): Output | undefined {
  const last = lastStage(pipeline)
  if (!last) return undefined
  const [name, argument] = last
  if (context.inTransaction) throw new EmbeddedMongoError(263, `${name} cannot be used in a transaction`)
  return name === '$out' ? compileOut(argument, context) : compileMerge(argument, context, variables)
}

/** The collection a stage writes to: its name alone, or with its database. */
export function outputNamespace(stage: string, target: unknown, database: string): string | undefined {
  if (typeof target !== 'string' && !(isDocument(target) && typeof target.coll === 'string')) return undefined
  const db = isDocument(target) ? (target.db ?? database) : database
  const namespace = `${String(db)}.${isDocument(target) ? String(target.coll) : target}`
  if (INTERNAL.has(String(db)))
    throw new EmbeddedMongoError(31320, `Cannot ${stage} to internal database: ${String(db)}`)
  checkNewNamespace(namespace)
  return namespace
}
