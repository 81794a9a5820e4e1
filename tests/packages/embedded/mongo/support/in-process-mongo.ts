import { rm } from 'node:fs/promises'
import { type Document, serialize } from 'bson'
import { onTestFinished } from 'vitest'
import { Executor } from '../../../../../packages/embedded/src/mongo/executor.server.ts'
import { matcherFor } from '../../../../../packages/embedded/src/mongo/query/matcher.server.ts'
import { Catalog } from '../../../../../packages/embedded/src/mongo/storage/catalog.server.ts'
import { Collection } from '../../../../../packages/embedded/src/mongo/storage/collection.server.ts'
import {
  entryKey,
  indexEntries,
} from '../../../../../packages/embedded/src/mongo/storage/index-entries.server.ts'
import { afterPrefix } from '../../../../../packages/embedded/src/mongo/storage/key-encoding.server.ts'
import { encodeId, indexPrefix } from '../../../../../packages/embedded/src/mongo/storage/keys.server.ts'
import { LiveView, Store } from '../../../../../packages/embedded/src/mongo/storage/store.server.ts'
import { decodeDocument } from '../../../../../packages/embedded/src/mongo/values/bson-codec.server.ts'
import { temporaryDirectory } from '../running-mongo.ts'

const DATABASE = 'p'

export type InProcessMongo = Awaited<ReturnType<typeof anInProcessMongo>>

/** Everything of the server but its sockets, so that thousands of random commands take seconds. */
export async function anInProcessMongo() {
  const dataDir = await temporaryDirectory()
  const store = new Store(dataDir)
  const executor = new Executor(store, () => '127.0.0.1:0')
  onTestFinished(async () => {
    executor.services.sessions.endAll()
    await store.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  /** Sends a command as it comes from the wire; the answer is a refusal when `ok` is 0. */
  const run = async (command: Document, database = DATABASE): Promise<Document> => {
    const body = decodeDocument(serialize({ ...command, $db: database }, { ignoreUndefined: true }))
    const { fields } = await executor.answer(body)
    return fields
  }
  /** Sends a command that must succeed. */
  const must = async (command: Document): Promise<Document> => {
    const reply = await run(command)
    if (Number(reply.ok) === 1 && !reply.writeErrors) return reply
    throw new Error(`${Object.keys(command)[0]}: ${JSON.stringify(reply.errmsg ?? reply.writeErrors)}`)
  }
  const find = async (collection: string, query: Document = {}): Promise<Document[]> => {
    const body = { find: collection, batchSize: 100_000, ...query, $db: DATABASE }
    const { fields, cursor } = await executor.answer(decodeDocument(serialize(body)))
    if (!cursor) throw new Error(`find: ${fields.errmsg}`)
    return cursor.documents.map((bytes) => decodeDocument(bytes))
  }
  /** What is in the indexes of a collection and should not be, and what is missing from them. */
  const disagreements = (name: string): string[] => {
    const view = new LiveView(store)
    const definition = new Catalog(view).find(view, `${DATABASE}.${name}`)
    if (!definition) return []
    const documents = [...new Collection(definition, view).all()]
    const counted = view.count(definition.id)
    const wrong = counted === documents.length ? [] : [`counted ${counted}, stored ${documents.length}`]
    for (const index of definition.indexes) {
      const holds = index.partialFilterExpression ? matcherFor(index.partialFilterExpression) : () => true
      const wanted = documents
        .filter((document) => holds(document))
        .flatMap((document) => {
          const idBytes = encodeId(document._id)
          return indexEntries(document, index).entries.map((entry) =>
            entryKey(entry, idBytes).toString('hex'),
          )
        })
      const prefix = indexPrefix(index.id)
      const stored = [...view.range(prefix, afterPrefix(prefix))].map(({ key }) => key.toString('hex'))
      const [should, does] = [new Set(wanted), new Set(stored)]
      wrong.push(...stored.filter((key) => !should.has(key)).map((key) => `${index.name}: stale ${key}`))
      wrong.push(...wanted.filter((key) => !does.has(key)).map((key) => `${index.name}: missing ${key}`))
    }
    return wrong
  }
  return { run, must, find, disagreements }
}
