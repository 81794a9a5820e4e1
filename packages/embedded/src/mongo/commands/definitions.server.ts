import { Int32 } from 'bson'
import { EmbeddedMongoError, notImplemented } from '../embedded-mongo-error.server.ts'
import { matcherFor } from '../query/matcher.server.ts'
import { type CollectionDefinition } from '../storage/catalog.server.ts'
import { Collection } from '../storage/collection.server.ts'
import { catalogKey } from '../storage/keys.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { documentArgument, flag, namespaceArgument } from './arguments.server.ts'
import { createCollection, dropCollection, openCollection } from './collections-access.server.ts'
import { type Command, type CommandContext } from './command-types.server.ts'
import { ID_INDEX } from './index-specs.server.ts'
import { checkNamespace, checkNewNamespace } from './namespaces.server.ts'

const REFUSED_OPTIONS = [
  'capped',
  'size',
  'max',
  'timeseries',
  'viewOn',
  'pipeline',
  'clusteredIndex',
  'validator',
  'changeStreamPreAndPostImages',
  'expireAfterSeconds',
  'encryptedFields',
]

export const create: Command = {
  writes: true,
  allowedInTransaction: true,
  fields: [
    ...REFUSED_OPTIONS,
    'autoIndexId',
    'idIndex',
    'storageEngine',
    'validationLevel',
    'validationAction',
    'indexOptionDefaults',
    'collation',
  ],
  run(context) {
    const { body, database } = context
    const namespace = namespaceArgument(database, body)
    for (const option of REFUSED_OPTIONS) {
      if (
        flag(body[option]) ||
        typeof body[option] === 'string' ||
        isDocument(body[option]) ||
        Array.isArray(body[option])
      ) {
        throw notImplemented(`create option '${option}' is not implemented`)
      }
    }
    if (isDocument(body.collation) && body.collation.locale !== 'simple')
      throw notImplemented("create option 'collation' is not implemented")
    if (openCollection(context, namespace)) {
      // Creating again what is already there in the same way is no error.
      return {}
    }
    createCollection(context, namespace, {})
    return {}
  },
}

export const drop: Command = {
  writes: true,
  allowedInTransaction: false,
  fields: [],
  run(context) {
    const namespace = namespaceArgument(context.database, context.body)
    const collection = openCollection(context, namespace)
    // Since 7.0 dropping what is not there is no error.
    if (!collection) return {}
    const nIndexesWas = new Int32(collection.definition.indexes.length + 1)
    dropCollection(context, collection)
    return { nIndexesWas, ns: namespace }
  },
}

export const dropDatabase: Command = {
  writes: true,
  allowedInTransaction: false,
  fields: [],
  run(context) {
    const definitions = context.catalog.inDatabase(context.view, context.database)
    for (const definition of definitions) dropCollection(context, new Collection(definition, context.view))
    return definitions.length > 0 ? { dropped: context.database } : {}
  },
}

export const renameCollection: Command = {
  writes: true,
  allowedInTransaction: false,
  fields: ['to', 'dropTarget'],
  run(context) {
    const [from, to] = [String(context.body.renameCollection), String(context.body.to)]
    checkNamespace(from)
    checkNewNamespace(to)
    const source = openCollection(context, from)
    if (!source) throw new EmbeddedMongoError(26, `Source collection ${from} does not exist`)
    const target = openCollection(context, to)
    if (target && !flag(context.body.dropTarget)) throw new EmbeddedMongoError(48, 'target namespace exists')
    if (target) dropCollection(context, target)
    const renamed: CollectionDefinition = { ...source.definition, namespace: to }
    moveDefinition(context, source.definition, renamed)
    return {}
  },
}

function moveDefinition(context: CommandContext, from: CollectionDefinition, to: CollectionDefinition): void {
  const { catalog, view } = context
  view.claimDefinition(from.id, catalogKey(from.namespace))
  view.claimDefinition(undefined, catalogKey(to.namespace))
  catalog.forget(view, from.namespace)
  catalog.save(view, to)
}

const describe = (definition: CollectionDefinition, nameOnly: boolean): Doc => {
  const name = definition.namespace.slice(definition.namespace.indexOf('.') + 1)
  if (nameOnly) return { name, type: 'collection' }
  return {
    name,
    type: 'collection',
    options: definition.options,
    info: { readOnly: false, uuid: definition.uuid },
    idIndex: ID_INDEX,
  }
}

export const listCollections: Command = {
  writes: false,
  allowedInTransaction: false,
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run(context) {
    const { body, database, catalog, view, cursors } = context
    const matches = matcherFor(documentArgument(body, 'filter'))
    const found = catalog
      .inDatabase(view, database)
      .filter((definition) => matches(describe(definition, false)))
    const docs = found.map((definition) => describe(definition, flag(body.nameOnly)))
    return { fields: {}, cursor: cursors.start({ namespace: `${database}.$cmd.listCollections`, docs }) }
  },
}

export const listDatabases: Command = {
  writes: false,
  allowedInTransaction: false,
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  run({ body, catalog, view }) {
    const matches = matcherFor(documentArgument(body, 'filter'))
    const names = [
      ...new Set(catalog.all(view).map(({ namespace }) => namespace.slice(0, namespace.indexOf('.')))),
    ]
    const databases = names
      .map((name) => ({ name, sizeOnDisk: new Int32(0), empty: false }))
      .filter((doc) => matches(doc))
    if (flag(body.nameOnly)) return { databases: databases.map(({ name }) => ({ name })) }
    return { databases, totalSize: new Int32(0), totalSizeMb: new Int32(0) }
  },
}
