import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import { type BuildStage } from './pipeline.server.ts'

const documents: BuildStage = (argument) => {
  const evaluate = compileExpression(argument)
  return (_docs, { variables }) => {
    const made = evaluate({ root: {}, variables })
    if (!Array.isArray(made) || !made.every(isDocument))
      throw new EmbeddedMongoError(5858203, 'an array is expected')
    return made as Doc[]
  }
}

const collStats: BuildStage = (argument) => {
  if (!isDocument(argument)) throw new EmbeddedMongoError(5447000, '$collStats must take a nested object')
  for (const name of Object.keys(argument)) {
    if (name !== 'count') throw new EmbeddedMongoError(238, `$collStats option '${name}' is not implemented`)
  }
  return (_docs, { open, source }) => [{ ns: source, count: integer(open(source ?? '')?.count() ?? 0) }]
}

export const sourceStages: Record<string, BuildStage> = { $documents: documents, $collStats: collStats }
