import { ObjectId } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type Doc, isDocument, setField } from '../values/document.server.ts'
import { integer } from '../values/numbers.server.ts'
import { arrayArgument, namespaceArgument } from './arguments.server.ts'
import { openOrCreateCollection } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'
import { runStatements, withErrors } from './write-results.server.ts'

/** The document as it is stored: with an `_id`, and that first. */
export function storable(doc: Doc): Doc {
  if (!isDocument(doc))
    throw new EmbeddedMongoError(
      14,
      "BSON field 'insert.documents' is the wrong type, expected type 'object'",
    )
  for (const name of Object.keys(doc)) {
    if (name === '_id' && isDocument(doc._id)) refuseDollarId(doc._id)
  }
  if (Object.keys(doc)[0] === '_id') return doc
  const ordered: Doc = { _id: Object.hasOwn(doc, '_id') ? doc._id : new ObjectId() }
  for (const name of Object.keys(doc)) if (name !== '_id') setField(ordered, name, doc[name])
  return ordered
}

function refuseDollarId(id: Doc): void {
  const dollar = Object.keys(id).find((name) => name.startsWith('$'))
  if (dollar && !['$ref', '$id', '$db'].includes(dollar)) {
    throw new EmbeddedMongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    )
  }
}

export const insert: Command = {
  writes: true,
  allowedInTransaction: true,
  fields: ['documents', 'ordered', 'bypassDocumentValidation'],
  run(context) {
    const { body, database } = context
    const namespace = namespaceArgument(database, body)
    const documents = arrayArgument(body, 'documents')
    let inserted = 0
    const errors = runStatements(documents, body, (doc) => {
      openOrCreateCollection(context, namespace).insert(storable(doc))
      inserted++
    })
    return withErrors({ n: integer(inserted) }, errors)
  },
}
