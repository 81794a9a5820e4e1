import { EmbeddedMongoError, failedToParse } from '../embedded-mongo-error.server.ts'
import { declaringOnly } from '../expressions/declared-variables.server.ts'
import { findDocuments } from '../query/find-documents.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { type MatchPosition } from '../query/match-types.server.ts'
import { type Collection } from '../storage/collection.server.ts'
import { type Doc } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import { compileArrayFilters, usedIdentifiers } from '../update/array-filters.server.ts'
import { type CompiledUpdate, compileUpdate, withIdFirst } from '../update/compile-update.server.ts'
import { type UpdateContext } from '../update/update-types.server.ts'
import { upsertedDocument } from '../update/upsert.server.ts'
import {
  arrayArgument,
  documentArgument,
  flag,
  namespaceArgument,
  refuseCollation,
  refuseUnknownFields,
  variablesOf,
} from './arguments.server.ts'
import { openCollection, openOrCreateCollection } from './collections-access.server.ts'
import { type Command, type CommandContext } from './command-types.server.ts'
import { checkHint } from './find.server.ts'
import { runStatements, withErrors } from './write-results.server.ts'

export const UPDATE_STATEMENT_FIELDS = 'q u c multi upsert arrayFilters collation hint sort'.split(' ')
export const DELETE_STATEMENT_FIELDS = ['q', 'limit', 'collation', 'hint']

/** An update with everything it needs to be applied to the documents a filter finds. */
export interface PreparedUpdate {
  filter: Doc
  update: CompiledUpdate
  context: UpdateContext
  variables: Doc
}

export function prepareUpdate(
  filter: Doc,
  update: unknown,
  arrayFilters: unknown,
  variables: Doc,
  now: Date,
): PreparedUpdate {
  declaringOnly(variables, () => matcherFor(filter))
  const filters = compileArrayFilters(arrayFilters)
  const used = usedIdentifiers(update)
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`)
  }
  return {
    filter,
    update: declaringOnly(variables, () => compileUpdate(update)),
    context: { arrayFilters: filters, isInsert: false, now },
    variables,
  }
}

/** The document as the update leaves it; nothing is stored. */
export function updated(before: Doc, { filter, update, context, variables }: PreparedUpdate): Doc {
  const position: MatchPosition = {}
  if (update.kind === 'operators') matcherFor(filter)(before, position, variables)
  return withIdFirst(
    before,
    update.apply(before, { ...context, position: position.index }, variables),
    update.kind,
  )
}

export function upsert(context: CommandContext, namespace: string, prepared: PreparedUpdate): Doc {
  const doc = upsertedDocument(prepared.filter, prepared.update, prepared.context, prepared.variables)
  openOrCreateCollection(context, namespace).insert(doc)
  return doc
}

function updateFound(
  collection: Collection | undefined,
  prepared: PreparedUpdate,
  multi: boolean,
  sort: Doc,
): { matched: number; modified: number } {
  const { filter, variables } = prepared
  // All are found before the first changes: a document must not be met twice because its index entry moved.
  const found = [...findDocuments(collection, { filter, sort, limit: multi ? 0 : 1, variables })]
  const modified = found.filter((before) => collection?.replace(before, updated(before, prepared))).length
  return { matched: found.length, modified }
}

export const update: Command = {
  writes: true,
  allowedInTransaction: true,
  fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
  run(context) {
    const { body, database, now } = context
    const namespace = namespaceArgument(database, body)
    const variables = variablesOf(body, now)
    const totals = { matched: 0, modified: 0 }
    const upserted: Doc[] = []
    const errors = runStatements(arrayArgument(body, 'updates'), body, (statement, index) => {
      refuseUnknownFields('update.updates', { u: 1, ...statement }, UPDATE_STATEMENT_FIELDS)
      refuseCollation(statement.collation)
      const own = { ...variables, ...variablesOf({ let: statement.c }, now) }
      const prepared = prepareUpdate(
        documentArgument(statement, 'q'),
        statement.u,
        statement.arrayFilters,
        own,
        now,
      )
      const multi = flag(statement.multi)
      if (multi && prepared.update.kind === 'replacement')
        throw failedToParse('multi update is not supported for replacement-style update')
      if (multi && statement.sort !== undefined) throw failedToParse('Cannot specify sort with multi=true')
      const collection = openCollection(context, namespace)
      checkHint(collection, statement.hint)
      const { matched, modified } = updateFound(
        collection,
        prepared,
        multi,
        documentArgument(statement, 'sort'),
      )
      totals.matched += matched
      totals.modified += modified
      if (matched === 0 && flag(statement.upsert)) {
        const doc = upsert(context, namespace, prepared)
        upserted.push({ index: integer(index), _id: doc._id })
      }
    })
    const reply: Doc = { n: integer(totals.matched + upserted.length), nModified: integer(totals.modified) }
    if (upserted.length > 0) reply.upserted = upserted
    return withErrors(reply, errors)
  },
}

export const remove: Command = {
  writes: true,
  allowedInTransaction: true,
  fields: ['deletes', 'ordered', 'let'],
  run(context) {
    const { body, database, now } = context
    const namespace = namespaceArgument(database, body)
    const variables = variablesOf(body, now)
    let removed = 0
    const errors = runStatements(arrayArgument(body, 'deletes'), body, (statement) => {
      refuseUnknownFields('delete.deletes', { u: 1, ...statement }, DELETE_STATEMENT_FIELDS)
      refuseCollation(statement.collation)
      if (statement.limit === undefined)
        throw new EmbeddedMongoError(
          40414,
          "BSON field 'delete.deletes.limit' is missing but a required field",
        )
      const collection = openCollection(context, namespace)
      checkHint(collection, statement.hint)
      const limit = flag(statement.limit) ? 1 : 0
      const filter = documentArgument(statement, 'q')
      declaringOnly(variables, () => matcherFor(filter))
      const found = [...findDocuments(collection, { filter, limit, variables })]
      for (const doc of found) collection?.remove(doc)
      removed += found.length
    })
    return withErrors({ n: integer(removed) }, errors)
  },
}
