import { AsyncLocalStorage } from 'node:async_hooks'
import mongoose, { type InferSchemaType, type Model, type Schema } from 'mongoose'
import { ConfigurationError } from '#app/lib/env.server.ts'

// Every query inside `inTransaction` joins its session without passing it from hand to hand.
mongoose.set('transactionAsyncLocalStorage', true)
// A filter on a path the schema lacks would otherwise be dropped and match everything.
mongoose.set('strictQuery', 'throw')

/** Registers a model once, also when the module is loaded again after an edit in development. */
export function defineModel<S extends Schema>(name: string, schema: S): Model<InferSchemaType<S>> {
  type M = Model<InferSchemaType<S>>
  return (mongoose.models[name] as M | undefined) ?? (mongoose.model(name, schema) as unknown as M)
}

/** Connects and makes sure that every index exists; unique indexes are part of correctness here, not of speed. */
export async function connectDatabase(uri: string, database: string): Promise<void> {
  try {
    await mongoose.connect(uri, { dbName: database, serverSelectionTimeoutMS: 10_000, autoIndex: false })
  } catch (error) {
    if (!(error instanceof mongoose.Error.MongooseServerSelectionError)) throw error
    // The address itself may hold a password.
    throw new ConfigurationError(`The database in MONGODB_URI cannot be reached: ${error.message}.`, {
      cause: error,
    })
  }
  await createIndexes()
}

export async function createIndexes(): Promise<void> {
  await Promise.all(Object.values(mongoose.models).map((model) => model.createIndexes()))
}

export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect()
}

export async function isDatabaseHealthy(): Promise<boolean> {
  try {
    await mongoose.connection.db?.command({ ping: 1 })
    return mongoose.connection.readyState === mongoose.ConnectionStates.connected
  } catch {
    return false
  }
}

const within = new AsyncLocalStorage<true>()

/**
 * Runs `work` in one transaction, again from the start when another writer won; all of it holds or none. Within another
 * one it is a part of that: begun on its own it would hold although the rest does not.
 */
export async function inTransaction<T>(work: () => Promise<T>): Promise<T> {
  if (within.getStore()) return await work()
  return await mongoose.connection.transaction(async () => await within.run(true, work))
}

/** True for the error a unique index gives. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11000
