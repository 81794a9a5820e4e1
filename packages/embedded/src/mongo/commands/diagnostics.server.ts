import { Int32, Long } from 'bson'
import { type Doc } from '../values/document.server.ts'
import { commandName, namespaceArgument } from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'

const simple = (run: Command['run'], fields: string[] = [], allowedInTransaction = false): Command => ({
  writes: false,
  allowedInTransaction,
  fields,
  run,
})

const VERSION = '7.0.0'

export const buildInfo = simple(() => ({
  version: VERSION,
  gitVersion: 'embedded',
  modules: ['karmashala-embedded'],
  versionArray: [7, 0, 0, 0].map((part) => new Int32(part)),
  bits: new Int32(64),
  debug: false,
  maxBsonObjectSize: new Int32(16_777_216),
  storageEngines: ['lmdb'],
}))

export const ping = simple(() => ({}))

export const endSessions = simple(({ body, sessions, snapshots }) => {
  const ids = body[commandName(body)]
  for (const id of Array.isArray(ids) ? (ids as Doc[]) : []) {
    sessions.end(id)
    snapshots.end(id)
  }
  return {}
})

export const connectionStatus = simple(
  () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  ['showPrivileges'],
)

export const dbStats = simple(
  ({ catalog, view, database }) => {
    const definitions = catalog.inDatabase(view, database)
    const objects = definitions.reduce((sum, { id }) => sum + view.count(id), 0)
    return {
      db: database,
      collections: new Int32(definitions.length),
      views: new Int32(0),
      objects: Long.fromNumber(objects),
    }
  },
  ['scale', 'freeStorage'],
)

export const collStats = simple(
  (context) => {
    const namespace = namespaceArgument(context.database, context.body)
    const collection = openCollection(context, namespace)
    return {
      ns: namespace,
      count: Long.fromNumber(collection?.count() ?? 0),
      nindexes: new Int32(collection ? collection.definition.indexes.length + 1 : 0),
      capped: false,
    }
  },
  ['scale'],
)
