import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { discardJob, getDeadJob } from '#app/domain/jobs/discard-job.server.ts'
import { countDeadJobs, listJobs } from '#app/domain/jobs/list-jobs.server.ts'
import { requeueDeadJobs, requeueJob } from '#app/domain/jobs/requeue-job.server.ts'
import { enqueue, Job, runNextJob } from '#app/lib/jobs.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { aCourse, courseDetails } from '#tests/support/factories/courses.ts'
import { aMinistry, anActor, anAuthor, aPlatform } from '#tests/support/factories/people.ts'
import { expect, test } from '#tests/support/db.ts'

const MISSING = '64b7f0c2a1d3e4f5a6b7c8d9'
const anAdmin = async () => await anActor(await aPlatform(), ['platform_admin'])

/** A job that has failed for good, the way jobs do. */
async function aDeadJob({ name = 'catalogue.index', key = 'k', payload = {}, error = 'out of reach' } = {}) {
  await enqueue(name, key, payload)
  await Job.updateOne({ name, key, status: 'waiting' }, { $set: { attempts: 9 } })
  await runNextJob({ [name]: () => Promise.reject(new Error(error)) })
  const job = await Job.findOne({ name, key, status: 'dead' }).lean()
  return String(job?._id)
}

test('the administrator sees what was given up, in words that name what it is about, and never its payload', async () => {
  const { courseId } = await aCourse()
  await aDeadJob({ key: courseId, payload: { courseId, secret: 'of-the-payload' } })
  await aDeadJob({ name: 'seats.expire', key: 'recurring' })
  await aDeadJob({ name: 'orders.converge', key: 'sub_123' })
  await aDeadJob({ name: 'old.thing', key: 'somebody@example.org' })

  const page = await listJobs({ actor: await anAdmin(), list: 'dead', page: 1 })

  expect(page.jobs.map(({ name, about }) => [name, about?.kind, about?.text])).toEqual([
    ['old.thing', undefined, undefined],
    ['orders.converge', 'key', 'sub_123'],
    ['seats.expire', undefined, undefined],
    ['catalogue.index', 'course', courseDetails.title],
  ])
  expect(page.jobs[0]).toMatchObject({ attempts: 10, error: 'Error: out of reach', nextTryAt: null })
  expect(JSON.stringify(page)).not.toMatch(/of-the-payload|example\.org/)
})

test('the lists go page by page and count what waits, what is in hand and what was done in a day', async () => {
  const actor = await anAdmin()
  for (let number = 0; number < 27; number += 1) await enqueue('test.work', String(number))
  const long = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
  await Job.create({ name: 'test.work', key: 'x', status: 'done', runAt: long, finishedAt: long })
  await runNextJob({
    'test.work': async () => {
      const { counts, jobs } = await listJobs({ actor, list: 'waiting', page: 1 })
      expect(counts).toEqual({ dead: 0, waiting: 26, inHand: 1, doneInADay: 0 })
      expect(jobs).toHaveLength(25)
    },
  })

  const second = await listJobs({ actor, list: 'waiting', page: 2 })
  expect(second).toMatchObject({ total: 26, pageSize: 25 })
  expect(second.jobs).toHaveLength(1)
  expect(second.counts).toEqual({ dead: 0, waiting: 26, inHand: 0, doneInADay: 1 })
})

test('a job that was given up and is tried again does its work', async () => {
  const actor = await anAdmin()
  const jobId = await aDeadJob()

  await requeueJob({ actor, jobId })
  expect(await Job.findById(jobId).lean()).toMatchObject({
    status: 'waiting',
    attempts: 0,
    lastError: 'Error: out of reach',
  })
  let runs = 0
  await runNextJob({ 'catalogue.index': async () => void (runs += 1) })

  expect(runs).toBe(1)
  expect(await Job.findById(jobId).lean()).toMatchObject({ status: 'done' })
  expect(await AuditEntry.find({ chain: 'platform' }).lean()).toMatchObject([
    {
      action: 'job.requeued',
      actorId: actor.id,
      subjectKind: 'job',
      subjectId: jobId,
      details: { name: 'catalogue.index', about: 'k', attempts: 10, failedWith: 'Error: out of reach' },
    },
  ])
})

test('trying again what waits anew anyway hurries the newer one and settles the old', async () => {
  const jobId = await aDeadJob()
  await enqueue('catalogue.index', 'k', { newer: true })
  await Job.updateOne({ status: 'waiting' }, { $set: { runAt: new Date(Date.now() + 3_600_000) } })

  await requeueJob({ actor: await anAdmin(), jobId })

  expect(await Job.findById(jobId).lean()).toMatchObject({ status: 'discarded' })
  const payloads: unknown[] = []
  await runNextJob({ 'catalogue.index': async (payload) => void payloads.push(payload) })
  expect(payloads).toEqual([{ newer: true }])
})

test('all that was given up is tried again at once, once for the same work', async () => {
  const actor = await anAdmin()
  await Job.create(
    Array.from({ length: 230 }, (_, number) => ({
      ...{ name: 'test.work', key: String(number % 220), status: 'dead' as const, runAt: new Date() },
      ...{ attempts: 10, lastFailedAt: new Date(Date.now() - 1000) },
    })),
  )

  expect(await requeueDeadJobs({ actor })).toBe(230)

  expect(await Job.countDocuments({ status: 'waiting' })).toBe(220)
  expect(await countDeadJobs({ actor })).toBe(0)
  const counts = (await AuditEntry.find({ action: 'job.requeued' }).lean()).map(
    ({ details }) => (details as { count: number }).count,
  )
  expect(counts).toEqual([100, 100, 30])
  expect(await requeueDeadJobs({ actor })).toBe(0)
})

test('a job is given up for good with a reason, and is neither tried nor offered again', async () => {
  const actor = await anAdmin()
  const jobId = await aDeadJob()
  expect(await getDeadJob({ actor, jobId })).toMatchObject({
    name: 'catalogue.index',
    error: 'Error: out of reach',
  })

  await discardJob({ actor, jobId, reason: 'The course no longer exists.' })

  expect(await countDeadJobs({ actor })).toBe(0)
  expect(await runNextJob({ 'catalogue.index': async () => {} })).toBe(false)
  expect(await AuditEntry.findOne({ action: 'job.discarded' }).lean()).toMatchObject({
    subjectId: jobId,
    details: { reason: 'The course no longer exists.', name: 'catalogue.index' },
  })
  expect(await findBrokenAuditEntry('platform')).toBeNull()
})

const decisions: [string, (actor: Actor, jobId: string) => Promise<unknown>][] = [
  ['tried again', (actor, jobId) => requeueJob({ actor, jobId })],
  ['given up', (actor, jobId) => discardJob({ actor, jobId, reason: 'no longer needed' })],
]

test.each(decisions)('only a job that has been given up can be %s', async (_what, decide) => {
  const actor = await anAdmin()
  await enqueue('test.work', 'a')
  const waiting = String((await Job.findOne().lean())?._id)

  await expect(decide(actor, MISSING)).rejects.toMatchObject({ code: 'not_found' })
  await expect(decide(actor, waiting)).rejects.toMatchObject({
    code: 'conflict',
    key: 'admin:refusals.jobNotDead',
  })
  expect(await AuditEntry.countDocuments()).toBe(0)
})

test.each(decisions)('of two people who decide at once, one finds it %s already', async (_what, decide) => {
  const actor = await anAdmin()
  const jobId = await aDeadJob()

  const both = await Promise.allSettled([decide(actor, jobId), decide(actor, jobId)])

  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await AuditEntry.countDocuments()).toBe(1)
})

test('an auditor of the platform reads and decides nothing; nobody else reads', async () => {
  const jobId = await aDeadJob()
  const auditor = await anActor(await aPlatform(), ['auditor'])
  expect((await listJobs({ actor: auditor, list: 'dead', page: 1 })).total).toBe(1)
  for (const [, decide] of decisions)
    await expect(decide(auditor, jobId)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(requeueDeadJobs({ actor: auditor })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(getDeadJob({ actor: auditor, jobId })).rejects.toMatchObject({ code: 'forbidden' })

  for (const stranger of [
    await anAuthor(),
    await anActor(await aMinistry(), ['auditor', 'training_manager']),
  ]) {
    await expect(listJobs({ actor: stranger, list: 'dead', page: 1 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(requeueJob({ actor: stranger, jobId })).rejects.toMatchObject({ code: 'forbidden' })
  }
})
