import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type Doc } from '../values/document.server.ts'
import { compilePipeline } from './pipeline.server.ts'

const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'])

/** Compiles an update given as a pipeline; only stages that keep one document one document may stand in it. */
export function compileUpdatePipeline(pipeline: Doc[]): (before: Doc, variables: Doc | undefined) => Doc {
  for (const stage of pipeline) {
    const name = Object.keys(stage)[0] ?? ''
    if (!ALLOWED.has(name))
      throw new EmbeddedMongoError(72, `${name} is not allowed to be used within an update`)
  }
  const run = compilePipeline(pipeline)
  return (before, variables) => {
    const [after] = run([before], {
      source: undefined,
      database: '',
      open: () => undefined,
      variables: variables ?? {},
    })
    const made = { ...(after as Doc) }
    if (made._id === undefined && before._id !== undefined) return { _id: before._id, ...made }
    return made
  }
}
