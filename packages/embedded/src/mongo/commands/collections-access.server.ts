import { Binary } from 'bson'
import { randomUUID } from 'node:crypto'
import { type CollectionDefinition } from '../storage/catalog.server.ts'
import { Collection } from '../storage/collection.server.ts'
import { catalogKey } from '../storage/keys.server.ts'
import { type Doc } from '../values/document.server.ts'
import { type CommandContext } from './command-types.server.ts'
import { checkNewNamespace } from './namespaces.server.ts'

/** The collection, or undefined when there is none yet. */
export function openCollection({ catalog, view }: CommandContext, namespace: string): Collection | undefined {
  const definition = catalog.find(view, namespace)
  return definition && new Collection(definition, view)
}

/** The collection, created when it does not exist: every write does that. */
export function openOrCreateCollection(context: CommandContext, namespace: string): Collection {
  return openCollection(context, namespace) ?? createCollection(context, namespace, {})
}

export function createCollection(
  { catalog, view }: CommandContext,
  namespace: string,
  options: Doc,
): Collection {
  checkNewNamespace(namespace)
  view.claimDefinition(undefined, catalogKey(namespace))
  const uuid = new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID)
  const definition: CollectionDefinition = { id: catalog.nextId(), namespace, uuid, options, indexes: [] }
  catalog.save(view, definition)
  return new Collection(definition, view)
}

/** Changes the definition of a collection, after every open transaction on it has ended. */
export function saveDefinition(
  { catalog, view }: CommandContext,
  definition: CollectionDefinition,
): Collection {
  view.claimDefinition(definition.id, catalogKey(definition.namespace))
  catalog.save(view, definition)
  return new Collection(definition, view)
}

export function dropCollection({ catalog, view }: CommandContext, collection: Collection): void {
  view.claimDefinition(collection.definition.id, catalogKey(collection.definition.namespace))
  collection.clear()
  catalog.forget(view, collection.definition.namespace)
}
