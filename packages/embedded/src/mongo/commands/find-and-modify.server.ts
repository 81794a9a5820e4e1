import { failedToParse } from '../embedded-mongo-error.server.ts'
import { declaringOnly } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { compileProjection } from '../query/projection.server.ts'
import { type Doc } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import {
  documentArgument,
  flag,
  namespaceArgument,
  refuseCollation,
  variablesOf,
} from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command, type CommandContext } from './command-types.server.ts'
import { checkHint } from './find.server.ts'
import { prepareUpdate, updated, upsert } from './update.server.ts'

function run(context: CommandContext): Doc {
  const { body, database, now } = context
  const namespace = namespaceArgument(database, body)
  refuseCollation(body.collation)
  const isRemoval = flag(body.remove)
  if (isRemoval === (body.update !== undefined)) {
    throw failedToParse(
      isRemoval
        ? "Cannot specify both an 'update' and 'remove'=true"
        : 'Either an update or remove=true must be specified',
    )
  }
  if (isRemoval && flag(body.upsert)) throw failedToParse('Cannot specify both upsert=true and remove=true ')
  if (isRemoval && flag(body.new))
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    )
  const filter = documentArgument(body, 'query')
  const variables = variablesOf(body, now)
  const project = projectionOf(body, filter, variables)
  const collection = openCollection(context, namespace)
  checkHint(collection, body.hint)
  const prepared = isRemoval
    ? undefined
    : prepareUpdate(filter, body.update, body.arrayFilters, variables, now)
  declaringOnly(variables, () => matcherFor(filter))
  const [before] = findDocuments(collection, {
    filter,
    sort: documentArgument(body, 'sort'),
    limit: 1,
    variables,
  })
  if (!before) {
    if (!prepared || !flag(body.upsert))
      return result(0, { updatedExisting: isRemoval ? undefined : false }, null)
    const doc = upsert(context, namespace, prepared)
    return result(1, { updatedExisting: false, upserted: doc._id }, flag(body.new) ? project(doc) : null)
  }
  if (!prepared) {
    collection?.remove(before)
    return result(1, {}, project(before))
  }
  const after = updated(before, prepared)
  collection?.replace(before, after)
  return result(1, { updatedExisting: true }, project(flag(body.new) ? after : before))
}

const result = (n: number, details: Doc, value: unknown): Doc => ({
  lastErrorObject: { n: integer(n), ...details },
  value,
})

function projectionOf(body: Doc, filter: Doc, variables: Doc): (doc: Doc) => Doc {
  const spec = documentArgument(body, 'fields')
  if (Object.keys(spec).length === 0) return (doc) => doc
  const project = declaringOnly(variables, () => compileProjection(spec, { forFind: true, filter }))
  return (doc) => project(doc, variables)
}

export const findAndModify: Command = {
  writes: true,
  allowedInTransaction: true,
  fields:
    'query sort remove update new fields upsert bypassDocumentValidation collation arrayFilters hint let'.split(
      ' ',
    ),
  run,
}
