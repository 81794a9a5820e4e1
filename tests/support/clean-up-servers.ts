import { Meilisearch } from 'meilisearch'
import mongoose from 'mongoose'

type CleanUp = {
  mongoUri: string
  meilisearch: { url: string; apiKey: string }
  /** Begins the names of all that the run made. */
  runName: string
  /** Servers that outlive the run; the others go with their data. */
  isShared: { mongo: boolean; meilisearch: boolean }
}

/** Drops the databases and deletes the indexes of one run, and nothing else. */
export async function cleanUpServers({ mongoUri, meilisearch, runName, isShared }: CleanUp): Promise<void> {
  if (isShared.mongo) await dropDatabases(mongoUri, runName)
  if (isShared.meilisearch) await deleteIndexes(meilisearch, runName)
}

async function dropDatabases(uri: string, runName: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true })
    for (const { name } of databases) if (name.startsWith(runName)) await client.db(name).dropDatabase()
  } finally {
    await client.close()
  }
}

async function deleteIndexes({ url, apiKey }: CleanUp['meilisearch'], runName: string): Promise<void> {
  const client = new Meilisearch({ host: url, apiKey })
  const { results } = await client.getIndexes({ limit: 1000 })
  const own = results.filter(({ uid }) => uid.startsWith(runName))
  await Promise.all(own.map(({ uid }) => client.deleteIndex(uid).waitTask()))
}
