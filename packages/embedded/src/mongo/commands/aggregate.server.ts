import { failedToParse } from '../embedded-mongo-error.server.ts'
import { runPipeline } from '../aggregation/pipeline.server.ts'
import { isDocument } from '../values/document.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'
import {
  arrayArgument,
  countArgument,
  flag,
  namespaceArgument,
  refuseCollation,
  variablesOf,
} from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'
import { compileOutput, endsInOutput } from './output-stages.server.ts'
import { checkHint } from './find.server.ts'

export const aggregate: Command = {
  writes: (body) => endsInOutput(body.pipeline),
  allowedInTransaction: true,
  readsSnapshot: true,
  fields: [
    'pipeline',
    'cursor',
    'explain',
    'allowDiskUse',
    'bypassDocumentValidation',
    'collation',
    'hint',
    'let',
  ],
  run(context) {
    const { body, database, now } = context
    const isWholeDatabase = isNumeric(body.aggregate) && toNumber(body.aggregate) === 1
    const namespace = isWholeDatabase ? `${database}.$cmd.aggregate` : namespaceArgument(database, body)
    refuseCollation(body.collation)
    if (flag(body.explain)) throw failedToParse('explain of an aggregation is not implemented')
    if (!isDocument(body.cursor))
      throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument")
    const pipeline = arrayArgument(body, 'pipeline')
    if (!isWholeDatabase) checkHint(openCollection(context, namespace), body.hint)
    const variables = variablesOf(body, now)
    const output = compileOutput(pipeline, context, variables)
    const docs = runPipeline(output ? pipeline.slice(0, -1) : pipeline, {
      source: isWholeDatabase ? undefined : namespace,
      database,
      open: (name) => openCollection(context, name),
      variables,
    })
    const batchSize =
      body.cursor.batchSize === undefined ? undefined : countArgument(body.cursor, 'batchSize', 0)
    // Everything is read before anything is written: source and target may be one collection.
    if (output) output([...docs])
    const answered = output ? [] : docs
    return {
      fields: {},
      cursor: context.cursors.start({ namespace, docs: answered, view: context.view, batchSize }),
    }
  },
}
