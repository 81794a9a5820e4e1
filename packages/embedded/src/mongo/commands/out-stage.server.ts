import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { isDocument } from '../values/document.server.ts'
import {
  createCollection,
  dropCollection,
  openCollection,
  saveDefinition,
} from './collections-access.server.ts'
import { type CommandContext } from './command-types.server.ts'
import { storable } from './insert.server.ts'
import { type Output, outputNamespace } from './output-stages.server.ts'

/** `$out`: puts a new collection of the pipeline's documents in the place of the target, with the same indexes. */
export function compileOut(argument: unknown, context: CommandContext): Output {
  if (isDocument(argument)) {
    const unknown = Object.keys(argument).find((name) => name !== 'db' && name !== 'coll')
    if (unknown === 'timeseries') throw new EmbeddedMongoError(238, '$out to time series is not implemented')
    if (unknown) throw new EmbeddedMongoError(40415, `BSON field '$out.${unknown}' is an unknown field.`)
    for (const name of ['coll', 'db'])
      if (argument[name] === undefined)
        throw new EmbeddedMongoError(40414, `BSON field '$out.${name}' is missing but a required field`)
  }
  const namespace = outputNamespace('$out', argument, context.database)
  if (namespace === undefined)
    throw new EmbeddedMongoError(
      16990,
      `$out only supports a string or object argument, but found ${bsonTypeOf(argument)}`,
    )
  return (docs) => {
    const before = openCollection(context, namespace)
    if (before) dropCollection(context, before)
    const created = createCollection(context, namespace, {})
    const indexes = (before?.definition.indexes ?? []).map((index) => ({
      ...index,
      id: context.catalog.nextId(),
    }))
    const target = saveDefinition(context, { ...created.definition, indexes })
    for (const doc of docs) target.insert(storable(doc))
  }
}
