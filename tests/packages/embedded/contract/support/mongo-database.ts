import mongoose from 'mongoose'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject } from 'vitest'

export const {
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Binary,
  BSONRegExp,
  MongoServerError,
} = mongoose.mongo
export type MongoClient = mongoose.mongo.MongoClient
export type Db = mongoose.mongo.Db
export type Document = mongoose.mongo.Document
export type ClientSession = mongoose.mongo.ClientSession
export type Long = mongoose.mongo.Long
export type ServerError = mongoose.mongo.MongoServerError

/** A document whose `_id` the test chooses. */
export interface Loose extends Document {
  _id: string | number | mongoose.mongo.ObjectId
}
export type Collection = mongoose.mongo.Collection<Loose>

/** The server of the run, embedded or real, and a database on it that is dropped at the end. */
export const server = {} as { client: MongoClient; db: Db }
let collections = 0

export function useContractDatabase(): void {
  beforeAll(async () => {
    server.client = await new mongoose.mongo.MongoClient(inject('services').mongoUri).connect()
    server.db = server.client.db(`contract_${randomBytes(5).toString('hex')}`)
  })
  afterAll(async () => {
    await server.db.dropDatabase()
    await server.client.close()
  })
}

/** A collection nobody else uses, with these documents; those without an `_id` are numbered from 1. */
export async function aCollection(documents: Document[] = []): Promise<Collection> {
  collections += 1
  const collection = server.db.collection<Loose>(`c${collections}`)
  if (documents.length > 0) {
    await collection.insertMany(documents.map((document, i) => ({ _id: i + 1, ...document })))
  }
  return collection
}

/** The error the server answers with. */
export async function refusal(work: Promise<unknown>): Promise<ServerError> {
  const outcome: unknown = await work.then(
    () => 'it succeeded',
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(MongoServerError)
  return outcome as ServerError
}

/** A test case: a sentence, and the page of the manual it comes from. */
export type Case = { says: string; page: string }

export const named = ({ says, page }: Case): string => `${says} (${page})`
