import { type Types } from 'mongoose'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type ReceivePackage = {
  packageId: Types.ObjectId
  actor: Actor
  courseId: string
  /** Where its bytes are; null for a file that lies on this machine. */
  uploadId: string | null
  originalName: string
  sizeInBytes: number
}

/**
 * Writes down that a file has arrived for a course. The reports of earlier uploads that came to nothing have been read
 * by now, or will not be. Call it inside a transaction.
 */
export async function receivePackage({ packageId, actor, courseId, ...file }: ReceivePackage): Promise<void> {
  const providerId = actor.acting.organisationId
  // Who submits the course at the same moment writes here, too: one of both sees the other and is refused.
  await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
  await ContentPackage.deleteMany({ courseId, providerId, state: { $in: ['refused', 'failed'] } })
  await ContentPackage.create([
    { _id: packageId, providerId, courseId, uploadedById: actor.id, state: 'received', ...file },
  ])
}
