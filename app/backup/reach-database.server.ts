import { findRunning, spawnEmbedded } from '@karmashala/embedded/server'
import { existsSync } from 'node:fs'
import path from 'node:path'
import mongoose from 'mongoose'
import { BackupError } from '#app/backup/backup-error.ts'
import { type Env } from '#app/lib/env.server.ts'

type Client = InstanceType<typeof mongoose.mongo.MongoClient>
export type Reached = { client: Client; close(): Promise<void> }

const embeddedDir = (env: Env): string => path.resolve(env.DATA_DIR, 'embedded')

/** What the embedded payment service knows; null when a configured one is used. */
export const journalFile = (env: Env): string | null =>
  env.STRIPE_SECRET_KEY ? null : path.join(embeddedDir(env), 'stripe', 'journal.jsonl')

/** Throws while another process uses the embedded services of this data folder. */
export async function refuseWhileRunning(env: Env): Promise<void> {
  if (env.MONGODB_URI && env.STRIPE_SECRET_KEY) return
  const running = await findRunning(embeddedDir(env))
  if (!running) return
  throw new BackupError(
    'refused',
    `Karmashala is running on ${path.resolve(env.DATA_DIR)} (process ${running.pid}): stop it first.`,
  )
}

/** Throws when nothing was ever kept here, as with a mistyped DATA_DIR: an empty database would be made. */
export function refuseWithoutData(env: Env): void {
  if (env.MONGODB_URI || existsSync(path.join(embeddedDir(env), 'mongo'))) return
  throw new BackupError(
    'refused',
    `There is no database in ${path.resolve(env.DATA_DIR)} and MONGODB_URI is not set.`,
  )
}

/** The configured database, the embedded one that a running process holds, or one that is started for the time. */
export async function reachDatabase(env: Env): Promise<Reached> {
  const dataDir = embeddedDir(env)
  const configured = env.MONGODB_URI ?? (await findRunning(dataDir))?.addresses.mongo?.uri
  const started = configured ? null : await spawnEmbedded({ services: ['mongo'], dataDir })
  const uri = configured ?? started?.mongo?.uri ?? ''
  const client = new mongoose.mongo.MongoClient(uri, {
    ...(/serverSelectionTimeoutMS/i.test(uri) ? {} : { serverSelectionTimeoutMS: 10_000 }),
  })
  const close = async () => {
    await client.close()
    await started?.close()
  }
  try {
    await client.db(env.MONGODB_DATABASE).command({ ping: 1 })
  } catch (error) {
    await close()
    throw new BackupError('failed', `The database does not answer: ${sentenceOf(error)}`, { cause: error })
  }
  return { client, close }
}

const sentenceOf = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}.`
