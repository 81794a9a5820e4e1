import mongoose from 'mongoose'
import { courses, dice } from './courses.ts'

const { ObjectId } = mongoose.mongo
type Db = mongoose.mongo.Db
type Document = mongoose.mongo.Document

export const COURSES = 10_000
export const ATTEMPTS = 100_000
const BATCH = 2_000
const LEARNERS = 20_000

/** The id of the nth document, so that a benchmark can name what it looks for. */
export const numberedId = (n: number) => new ObjectId(n.toString(16).padStart(24, '0'))

function* attempts(count: number): Generator<Document> {
  const roll = dice(2)
  for (let n = 0; n < count; n++) {
    const openedAt = new Date(Date.UTC(2026, 0, 1) + n * 60_000)
    yield {
      _id: numberedId(n),
      enrolmentId: numberedId(Math.floor(n / 4)),
      userId: numberedId(roll(LEARNERS)),
      moduleId: numberedId(n % 4),
      packageId: numberedId(roll(COURSES)),
      itemId: 'item-1',
      state: {
        completion: roll(3) === 0 ? 'completed' : 'incomplete',
        success: 'unknown',
        score: roll(100) / 100,
        location: `page-${roll(40)}`,
        suspendData: 'x'.repeat(roll(200)),
        interactions: Array.from({ length: roll(4) }, (_, i) => ({ id: `q${i}`, result: 'correct' })),
      },
      isSettled: roll(2) === 0,
      lastOpenedAt: openedAt,
      revision: roll(20),
      createdAt: openedAt,
      updatedAt: openedAt,
    }
  }
}

function* asDocuments(count: number): Generator<Document> {
  let n = 0
  for (const { id: _id, ...course } of courses(count)) {
    const publishedAt = new Date(course.publishedAt)
    yield { _id: numberedId(n), ...course, status: 'published', publishedAt, updatedAt: publishedAt }
    n += 1
  }
}

/** Courses and attempts shaped as the product stores them, with the indexes that serve it. */
export async function fillMarketplace(db: Db): Promise<void> {
  await db.collection('courses').createIndex({ slug: 1 }, { unique: true })
  await db.collection('courses').createIndex({ providerId: 1, publishedAt: -1 })
  await db.collection('attempts').createIndex({ enrolmentId: 1, moduleId: 1, itemId: 1 }, { unique: true })
  await db.collection('attempts').createIndex({ userId: 1, updatedAt: -1 })
  await insertAll(db, 'courses', asDocuments(COURSES))
  await insertAll(db, 'attempts', attempts(ATTEMPTS))
}

async function insertAll(db: Db, collection: string, documents: Iterable<Document>): Promise<void> {
  let batch: Document[] = []
  for (const document of documents) {
    batch.push(document)
    if (batch.length < BATCH) continue
    await db.collection(collection).insertMany(batch)
    batch = []
  }
  if (batch.length > 0) await db.collection(collection).insertMany(batch)
}
