import mongoose from 'mongoose'
import { readFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { backUp } from '#app/backup/back-up.server.ts'
import { restore } from '#app/backup/restore.server.ts'
import { findBrokenAuditEntry, recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { countSignInTry } from '#app/domain/people/sign-in-limit.server.ts'
import { Seat } from '#app/domain/seats/seat.model.server.ts'
import { enqueue, Job } from '#app/lib/jobs.server.ts'
import { createIndexes, inTransaction } from '#app/lib/db.server.ts'
import { manifestOf, entriesOf } from '#tests/app/backup/archives.ts'
import {
  aFilledPlace,
  aFolder,
  anArchiveOf,
  anEmptyPlace,
  documentsOf,
  filesOf,
  indexesOf,
  journalOf,
  keepJournal,
  theProduct,
} from '#tests/app/backup/places.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aPublishedCourse } from '#tests/support/factories/courses.ts'
import { anEnrolment } from '#tests/support/factories/learning.ts'
import { aPlacedOrder } from '#tests/support/factories/orders.ts'
import { anActor, aMinistry } from '#tests/support/factories/people.ts'
import { startFakeS3 } from '#tests/support/fake-s3.ts'

const LEFT_OUT = ['sessions', 'rateLimits', 'lessonpresences']
const PASSED = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' }

/** People, a course with its package, an order with its seats, a learner who has passed, all of it audited. */
async function aBusyMarketplace(): Promise<{ ministryId: string }> {
  await aPublishedCourse()
  const { ministry, officer } = await aPlacedOrder()
  const enrolment = await anEnrolment()
  await sendCommit(await aContentOrigin(), await aLaunch(enrolment), aCommit(PASSED))
  await openSession({ userId: officer.id, userAgent: 'tests' })
  await countSignInTry('official@example.org', '192.0.2.1')
  await enqueue('catalogue.index', 'a-course', { courseId: 'a-course' })
  return { ministryId: ministry.id }
}

test('everything but who is signed in comes back, byte for byte, and so does every index and file', async () => {
  const { ministryId } = await aBusyMarketplace()
  const product = await theProduct()
  await keepJournal(product, '{"format":"journal"}\n{"id":"cus_1"}\n{"half a li')
  const target = await anEmptyPlace()

  const file = await anArchiveOf(product)
  const restored = await restore({ env: target.env, file })

  expect(await Session.countDocuments()).toBe(1)
  expect(await documentsOf(target)).toEqual(await documentsOf(product, LEFT_OUT))
  expect(await indexesOf(target)).toEqual(await indexesOf(product))
  expect(await filesOf(target)).toEqual(await filesOf(product))
  expect(Object.keys(await filesOf(target)).length).toBeGreaterThan(5)
  expect(await readFile(journalOf(target), 'utf8')).toBe('{"format":"journal"}\n{"id":"cus_1"}\n')
  expect(restored.removedFiles).toBe(0)
  for (const name of ['users', 'courses', 'orders', 'attempts', 'auditentries', 'jobs']) {
    expect(await target.db.collection(name).countDocuments(), name).toBeGreaterThan(0)
  }
  expect(await findBrokenAuditEntry(ministryId)).toBeNull()
})

test('a restore in the place of later work takes all of it back, and the audit chains hold', async () => {
  const { ministryId } = await aBusyMarketplace()
  const product = await theProduct()
  const before = { documents: await documentsOf(product, LEFT_OUT), files: await filesOf(product) }
  const file = await anArchiveOf(product)
  await Seat.deleteMany({})
  await aPublishedCourse()
  await product.storage.write('packages/later/lesson.html', Buffer.from('later'))
  await audit(ministryId)

  const { removedFiles } = await restore({ env: product.env, file, replace: true })

  expect(removedFiles).toBe(1)
  expect(await documentsOf(product)).toEqual(before.documents)
  expect(await filesOf(product)).toEqual(before.files)
  expect(await AuditEntry.countDocuments({ chain: ministryId })).toBeGreaterThan(0)
  expect(await findBrokenAuditEntry(ministryId)).toBeNull()
  await createIndexes() // the models agree with the indexes that came back
})

const audit = async (organisationId: string): Promise<void> =>
  await inTransaction(
    async () =>
      await recordAudit({
        ...{ organisationId, actorId: null, action: 'order.sanctioned' },
        subject: { kind: 'order', id: 'an-order' },
      }),
  )

test('a backup made while others write holds whole transactions only', async () => {
  const ministry = await aMinistry()
  const product = await theProduct()
  for (let time = 0; time < 20; time += 1) await audit(ministry.id)
  let isOver = false
  onTestFinished(() => void (isOver = true))
  const counters = product.db.collection<{ _id: string; count: number }>('counters')
  await counters.insertMany([
    { _id: 'left', count: 0 },
    { _id: 'right', count: 0 },
  ])
  onTestFinished(async () => void (await counters.drop()))
  const write = async () => {
    while (!isOver) {
      await audit(ministry.id)
      await mongoose.connection.transaction(async (session) => {
        await counters.updateOne({ _id: 'left' }, { $inc: { count: 1 } }, { session })
        await counters.updateOne({ _id: 'right' }, { $inc: { count: 1 } }, { session })
      })
    }
  }
  const writing = write()

  const places = []
  for (let time = 0; time < 3; time += 1) {
    const place = await anEmptyPlace()
    await restore({ env: place.env, file: await anArchiveOf(product) })
    places.push(place)
  }
  isOver = true
  await writing

  const moments = []
  for (const { db } of places) {
    const [left, right] = await db.collection('counters').find().sort({ _id: 1 }).toArray()
    expect(left?.['count']).toBe(right?.['count'])
    const head = await db
      .collection<{ _id: string; sequence: number; hash: string }>('auditheads')
      .findOne({ _id: ministry.id })
    const last = await db
      .collection('auditentries')
      .findOne({ chain: ministry.id }, { sort: { sequence: -1 } })
    expect([head?.sequence, head?.hash]).toEqual([last?.['sequence'], last?.['hash']])
    moments.push(Number(left?.['count']))
  }
  expect(moments).toEqual([...moments].sort((a, b) => a - b))
  expect(await findBrokenAuditEntry(ministry.id)).toBeNull()
})

test('work that is still to be done is restored, and it can be queued and found as before', async () => {
  await enqueue('catalogue.index', 'a-course', { courseId: 'a-course' })
  const product = await theProduct()
  const file = await anArchiveOf(product)
  await Job.deleteMany({})
  await restore({ env: product.env, file, replace: true })
  await enqueue('catalogue.index', 'a-course', { courseId: 'a-course' })
  expect(await Job.countDocuments({ name: 'catalogue.index' })).toBe(1)
})

test('values of every type of the database come back as exactly what they were', async () => {
  const { BSON } = mongoose.mongo
  const place = await anEmptyPlace()
  await place.db.collection<{ _id: unknown; [field: string]: unknown }>('oddities').insertMany([
    {
      _id: 'numbers',
      int: new BSON.Int32(1),
      double: new BSON.Double(1),
      long: BSON.Long.fromString('9223372036854775807'),
    },
    {
      _id: 'zero',
      minus: new BSON.Double(-0),
      nan: Number.NaN,
      infinity: -Infinity,
      decimal: BSON.Decimal128.fromString('1.10'),
    },
    { _id: 'bytes', binary: new BSON.Binary(Buffer.from([0, 255]), 128), uuid: new BSON.UUID() },
    {
      _id: 'marks',
      min: new BSON.MinKey(),
      max: new BSON.MaxKey(),
      at: new BSON.Timestamp({ t: 1, i: 2 }),
      no: null,
    },
    {
      _id: 'text',
      pattern: new BSON.BSONRegExp('^a', 'im'),
      code: new BSON.Code('x'),
      text: 'क्‍ष 😀 "\n',
      empty: '',
    },
    { _id: 'nested', list: [[], {}, [1, [2.5, { a: null }]]], when: new Date(0), id: new BSON.ObjectId() },
    { _id: 'names', 'with.dot': 1, $dollar: 2, __proto_: 3, '10': 'ten', '9': 'nine' },
    { _id: new BSON.Int32(7) },
    { _id: new BSON.ObjectId() },
    { _id: new Date(5) },
  ])
  const target = await anEmptyPlace()

  await restore({ env: target.env, file: await anArchiveOf(place) })

  expect(await documentsOf(target)).toEqual(await documentsOf(place))
})

test('indexes of every kind are made again, an empty collection too', async () => {
  const place = await anEmptyPlace()
  await place.db.createCollection('empty')
  const things = place.db.collection('things')
  await things.insertMany([{ a: 1 }, { a: 2, at: new Date(0) }])
  await things.createIndexes([
    { key: { a: 1 }, unique: true, partialFilterExpression: { a: { $type: 'number' } } },
    { key: { b: -1, a: 1 }, sparse: true },
    { key: { at: 1 }, expireAfterSeconds: 3600, name: 'swept' },
  ])
  const target = await anEmptyPlace()

  await restore({ env: target.env, file: await anArchiveOf(place) })

  expect(await indexesOf(target)).toEqual(await indexesOf(place))
  await expect(target.db.collection('things').insertOne({ a: 1 })).rejects.toMatchObject({ code: 11000 })
})

test('an archive goes from a folder into a bucket and back', async () => {
  const s3 = await startFakeS3({ pageSize: 5 })
  onTestFinished(s3.close)
  const place = await aFilledPlace()
  for (let index = 0; index < 30; index += 1) {
    await place.storage.write(`packages/many/${index}.txt`, Buffer.from(`file ${index}`))
  }
  await place.storage.write('packages/large/video.mp4', Buffer.alloc(3_000_000, 7))
  const bucket = await anEmptyPlace({ storageUrl: s3.urlOf('files') })
  const folder = await anEmptyPlace()

  await restore({ env: bucket.env, file: await anArchiveOf(place) })
  await restore({ env: folder.env, file: await anArchiveOf(bucket) })

  expect(await filesOf(bucket)).toEqual(await filesOf(place))
  expect(await filesOf(folder)).toEqual(await filesOf(place))
  expect(await documentsOf(folder)).toEqual(await documentsOf(place, LEFT_OUT))
})

test('the archive can be read by its owner alone and says what is in it', async () => {
  const place = await aFilledPlace()
  const lines: string[] = []
  const file = path.join(await aFolder(), 'here', 'backup.tar.gz')

  const done = await backUp({
    env: place.env,
    file,
    appVersion: '1.2.3',
    say: (line) => void lines.push(line),
  })

  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(file)).size).toBe(done.size)
  expect(await readdir(path.dirname(file))).toEqual(['backup.tar.gz'])
  expect(lines).toContain('  courses: 2')
  expect(lines).toContain('  sessions: left out')
  expect(await manifestOf(file)).toMatchObject({
    ...{ format: 'karmashala-backup', version: 1, appVersion: '1.2.3' },
    database: { name: place.env.MONGODB_DATABASE, collections: 2, documents: 2, withoutDocuments: LEFT_OUT },
    storage: { files: 2, bytes: 29 },
  })
  expect((await entriesOf(file)).map(({ name }) => name).sort()).toEqual([
    'database/courses.bson',
    'database/courses.indexes.json',
    'database/sessions.bson',
    'database/sessions.indexes.json',
    'embedded/stripe/journal.jsonl',
    'manifest.json',
    'manifest.json.sha256',
    'storage/packages/a/lesson.html',
    'storage/packages/a/चित्र १.svg',
  ])
})

test('the keys of the machine and of those who sign in are not in the archive', async () => {
  const ministry = await aMinistry()
  const officer = await anActor(ministry, ['procurement_officer'])
  await openSession({ userId: officer.id, userAgent: 'tests' })
  const product = await theProduct()
  const names = (await entriesOf(await anArchiveOf(product))).map(({ name }) => name)
  expect(names.filter((name) => name.includes('secrets'))).toEqual([])
})
