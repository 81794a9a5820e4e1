import mongoose from 'mongoose'
import { jobHandlers } from '#app/jobs.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { importPositions } from '#app/domain/positions/import-positions.server.ts'
import { PositionImport } from '#app/domain/positions/position-import.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { aCourse, aPublishedCourse } from '#tests/support/factories/courses.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'
import { aLargeImage, uploadedMedia } from '#tests/support/factories/media.ts'
import { anEnrolment } from '#tests/support/factories/learning.ts'
import { anActiveOrder, aPlacedOrder } from '#tests/support/factories/orders.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { anExport, anotherPosting, aPosting } from '#tests/support/factories/profiles.ts'
import { countSeats, endOrderAt } from '#tests/support/factories/seats.ts'
import { anUpload, aReceivedPackage } from '#tests/support/factories/uploads.ts'
import { expect, test } from '#tests/support/db.ts'

type Case = () => Promise<{
  payload: Record<string, unknown>
  outcome: () => Promise<unknown>
  expected: unknown
}>

/** For every job there is: something for it to do, and what is true when it has been done. */
const CASES: Record<string, Case> = {
  'catalogue.index': async () => {
    const { courseId } = await aPublishedCourse()
    const { search } = getRuntime()
    await search.ensureIndex()
    await search.remove([courseId])
    const before = await search.count()
    return { payload: { courseId }, outcome: async () => (await search.count()) - before, expected: 1 }
  },
  'learning.close_silent_visits': async () => {
    await aVisit()
    const longAgo = new Date(Date.now() - 60 * 60_000)
    await Attempt.updateMany(
      {},
      {
        $set: { updatedAt: longAgo, openSince: longAgo, 'state.launches.0.lastHeardAt': longAgo.getTime() },
      },
      { timestamps: false },
    )
    const countOpen = async () => await Attempt.countDocuments({ openSince: { $ne: null } })
    return { payload: {}, outcome: countOpen, expected: 0 }
  },
  'learning.count_done': async () => {
    const enrolmentId = await aVisit()
    await Attempt.updateMany({ enrolmentId }, { $set: { isSettled: true } })
    const doneCount = async () => (await Enrolment.findById(enrolmentId).lean())?.doneCount
    return { payload: { enrolmentId }, outcome: doneCount, expected: 1 }
  },
  'media.process_image': async () => {
    const { id } = await uploadedMedia({ bytes: await aLargeImage(), name: 'map.png' })
    const state = async () => (await MediaAsset.findById(id).lean())?.state
    return { payload: { assetId: id }, outcome: state, expected: 'ready' }
  },
  'media.tidy': async () => {
    const { storage } = getRuntime()
    const longAgo = '6553f1000000000000000000'
    await storage.write(`media/${longAgo}/${longAgo}/w320.webp`, Buffer.from('left'))
    const left = async () => {
      const names: string[] = []
      for await (const { name } of storage.list(`media/${longAgo}`)) names.push(name)
      return names.length
    }
    return { payload: {}, outcome: left, expected: 0 }
  },
  'orders.converge': async () => {
    const { orderId, invoiceId } = await aPlacedOrder({ seats: 3 })
    await getRuntime().billing.markPaidOutOfBand(invoiceId)
    return {
      payload: { invoiceId },
      outcome: async () => await countSeats(orderId),
      expected: { granted: 3, available: 3, assigned: 0, expired: 0, revoked: 0 },
    }
  },
  'orders.check_payments': async () => {
    const { orderId, invoiceId } = await aPlacedOrder({ seats: 2 })
    await getRuntime().billing.markPaidOutOfBand(invoiceId)
    return {
      payload: {},
      outcome: async () => await countSeats(orderId),
      expected: { granted: 2, available: 2, assigned: 0, expired: 0, revoked: 0 },
    }
  },
  'packages.process': async () => {
    const course = await aCourse()
    const { packageId } = await aReceivedPackage(course)
    return {
      payload: { packageId },
      outcome: async () => (await getCourseWorkspace(course)).module?.package.id,
      expected: packageId,
    }
  },
  'packages.expire_uploads': async () => {
    const { uploadId } = await anUpload(await aCourse())
    await PackageUpload.updateOne({ _id: uploadId }, { $set: { expiresAt: new Date(Date.now() - 1000) } })
    return { payload: {}, outcome: async () => await PackageUpload.countDocuments(), expected: 0 }
  },
  'positions.apply_import': async () => {
    const actor = await anActor(await aMinistry(), ['training_manager'])
    const { importId } = await importPositions({ actor, file: anExport(aPosting()), format: 'csv' })
    await PositionImport.updateOne({ _id: importId }, { $set: { status: 'applying' } })
    return {
      payload: { importId },
      outcome: async () => (await CompetencyProfile.findOne().lean())?.positions.length,
      expected: 1,
    }
  },
  'positions.compare_import': async () => {
    const actor = await anActor(await aMinistry(), ['training_manager'])
    // Longer than what is compared while somebody waits.
    const postings = Array.from({ length: 4_500 }, () =>
      anotherPosting({ department: 'Imagined '.repeat(10) }),
    )
    const { importId } = await importPositions({ actor, file: anExport(...postings), format: 'csv' })
    const status = async () => (await PositionImport.findById(importId).lean())?.status
    return { payload: { importId }, outcome: status, expected: 'checked' }
  },
  'positions.fill_evidence': async () => {
    await aCredential()
    await Credential.updateMany({}, { $unset: { profiledAt: 1 } })
    await CompetencyProfile.deleteMany({})
    return {
      payload: {},
      outcome: async () => (await CompetencyProfile.findOne().lean())?.evidence.length,
      expected: 1,
    }
  },
  'seats.expire': async () => {
    const { orderId } = await anActiveOrder({ seats: 2 })
    await endOrderAt(orderId, new Date(Date.now() - 1000))
    return {
      payload: {},
      outcome: async () => await countSeats(orderId),
      expected: { granted: 2, available: 0, assigned: 0, expired: 2, revoked: 0 },
    }
  },
}

/** A course of one item that its learner has begun. */
async function aVisit(): Promise<string> {
  const enrolment = await anEnrolment()
  const origin = await aContentOrigin()
  await sendCommit(origin, await aLaunch(enrolment), aCommit({ 'cmi.core.lesson_status': 'incomplete' }))
  return enrolment.enrolmentId
}

test('every job is tried out here', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(jobHandlers).sort())
})

test.each(Object.entries(CASES))(
  '%s done twice leaves what it left when done once',
  async (name, prepare) => {
    const handler = jobHandlers[name]
    if (!handler) throw new Error(`There is no job ${name}.`)
    const { payload, outcome, expected } = await prepare()
    expect(await outcome()).not.toEqual(expected)

    await handler(payload)
    expect(await outcome()).toEqual(expected)
    const once = await everything()

    await handler(payload)
    expect(await outcome()).toEqual(expected)
    expect(await everything()).toEqual(once)
  },
)

/** The whole database but the queue, and the moments at which something was last looked at. */
async function everything(): Promise<Record<string, unknown[]>> {
  const collections = (await mongoose.connection.db?.collections()) ?? []
  const found: Record<string, unknown[]> = {}
  for (const collection of collections) {
    if (collection.collectionName === 'jobs') continue
    const documents = await collection
      .find({}, { projection: { updatedAt: 0 } })
      .sort({ _id: 1 })
      .toArray()
    found[collection.collectionName] = JSON.parse(JSON.stringify(documents)) as unknown[]
  }
  return found
}
