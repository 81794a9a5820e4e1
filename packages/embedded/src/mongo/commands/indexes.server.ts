import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { type IndexDefinition } from '../storage/catalog.server.ts'
import { type Collection } from '../storage/collection.server.ts'
import { catalogKey } from '../storage/keys.server.ts'
import { isDocument } from '../values/document.server.ts'
import { integer, toNumber } from '../values/numbers.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { arrayArgument, namespaceArgument } from './arguments.server.ts'
import { createCollection, openCollection, saveDefinition } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'
import { ID_INDEX, isAlreadyThere, parseIndexSpec } from './index-specs.server.ts'

export const createIndexes: Command = {
  writes: true,
  allowedInTransaction: true,
  fields: ['indexes', 'commitQuorum'],
  run(context) {
    const { body, database, catalog } = context
    const namespace = namespaceArgument(database, body)
    const found = openCollection(context, namespace)
    const collection = found ?? createCollection(context, namespace, {})
    const before = collection.definition.indexes
    const added: IndexDefinition[] = []
    for (const spec of arrayArgument(body, 'indexes')) {
      if (isDocument(spec.key) && Object.keys(spec.key).join() === '_id') continue
      const index = parseIndexSpec(spec, catalog.nextId())
      if (!isAlreadyThere(index, [...before, ...added])) added.push(index)
    }
    if (added.length > 0) {
      if (!context.view.canBuildIndexes(catalogKey(namespace))) {
        throw new EmbeddedMongoError(
          263,
          `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
        )
      }
      const changed = saveDefinition(context, { ...collection.definition, indexes: [...before, ...added] })
      for (const index of added) changed.build(index)
    }
    return {
      numIndexesBefore: integer(before.length + 1),
      numIndexesAfter: integer(before.length + added.length + 1),
      createdCollectionAutomatically: !found,
      ...(added.length === 0 && { note: 'all indexes already exist' }),
    }
  },
}

function indexesToDrop(collection: Collection, wanted: unknown): IndexDefinition[] {
  const { indexes } = collection.definition
  if (wanted === '*') return indexes
  return (Array.isArray(wanted) ? (wanted as unknown[]) : [wanted]).map((item) => {
    if (item === '_id_' || (isDocument(item) && Object.keys(item).join() === '_id')) {
      throw new EmbeddedMongoError(72, 'cannot drop _id index')
    }
    const candidates = indexes.filter((index) =>
      isDocument(item)
        ? Object.keys(index.key).join('\0') === Object.keys(item).join('\0') &&
          Object.keys(item).every((field) => toNumber(item[field]) === index.key[field])
        : index.name === item,
    )
    const [found, second] = candidates
    if (second) {
      throw new EmbeddedMongoError(
        181,
        `${candidates.length} indexes found for key: ${printValue(item)}, identify by name instead. Conflicting indexes: ${candidates.map(({ spec }) => printValue(spec)).join(', ')}`,
      )
    }
    if (!found) {
      throw new EmbeddedMongoError(
        27,
        isDocument(item)
          ? `can't find index with key: ${printValue(item)}`
          : `index not found with name [${String(item)}]`,
      )
    }
    return found
  })
}

export const dropIndexes: Command = {
  writes: true,
  allowedInTransaction: false,
  fields: ['index'],
  run(context) {
    const namespace = namespaceArgument(context.database, context.body)
    const collection = openCollection(context, namespace)
    if (!collection) throw new EmbeddedMongoError(26, `ns not found ${namespace}`)
    const dropped = indexesToDrop(collection, context.body.index)
    const { indexes } = collection.definition
    saveDefinition(context, {
      ...collection.definition,
      indexes: indexes.filter((index) => !dropped.includes(index)),
    })
    for (const index of dropped) collection.unbuild(index)
    return { nIndexesWas: integer(indexes.length + 1) }
  },
}

export const listIndexes: Command = {
  writes: false,
  allowedInTransaction: false,
  fields: ['cursor', 'includeIndexBuildInfo'],
  run(context) {
    const namespace = namespaceArgument(context.database, context.body)
    const collection = openCollection(context, namespace)
    if (!collection) throw new EmbeddedMongoError(26, `ns does not exist: ${namespace}`)
    const docs = [ID_INDEX, ...collection.definition.indexes.map((index) => index.spec)]
    return { fields: {}, cursor: context.cursors.start({ namespace, docs }) }
  },
}
