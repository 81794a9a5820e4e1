import { Types } from 'mongoose'
import {
  beginUpload,
  PROVIDER_UNDER_WAY_MAX,
  PROVIDER_UNFINISHED_MAX,
} from '#app/domain/packages/begin-upload.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, type TestCourse } from '#tests/support/factories/courses.ts'

const begin = async (course: TestCourse) =>
  await beginUpload({ ...course, originalName: 'leave.zip', sizeInBytes: 100 })
const tooMany = { code: 'too_many', key: 'provide:refusals.tooManyUploads' }

const ofColleagues = ({ actor, courseId }: TestCourse) => ({
  ...{ providerId: actor.acting.organisationId, courseId, originalName: 'leave.zip', sizeInBytes: 100 },
  uploadedById: new Types.ObjectId(),
})

test('the authors of one provider cannot fill the storage with what they never finish', async () => {
  const [course, another] = [await aCourse(), await aCourse()]
  const expiresAt = new Date(Date.now() + 1_000_000)
  await PackageUpload.insertMany(
    Array.from({ length: PROVIDER_UNFINISHED_MAX }, () => ({ ...ofColleagues(course), expiresAt })),
  )
  await expect(begin(course)).rejects.toMatchObject(tooMany)
  expect((await begin(another)).receivedBytes).toBe(0)
})

test('one provider cannot keep the worker of everybody busy with its packages', async () => {
  const [course, another] = [await aCourse(), await aCourse()]
  await ContentPackage.insertMany(
    Array.from({ length: PROVIDER_UNDER_WAY_MAX }, () => ({ ...ofColleagues(course), state: 'received' })),
  )
  await expect(begin(course)).rejects.toMatchObject(tooMany)
  expect((await begin(another)).receivedBytes).toBe(0)
  await ContentPackage.updateMany({}, { $set: { state: 'ready' } })
  expect((await begin(course)).receivedBytes).toBe(0)
})
