import { requirePermission } from '#app/domain/access/require-permission.ts'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Enrolment, type EnrolmentRecord } from '#app/domain/learning/enrolment.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type Owned = { enrolment: EnrolmentRecord; version: CourseVersionRecord }

/** The learner's own enrolment with the version it is on; anybody else's does not exist for them. */
export async function getOwnEnrolment({
  actor,
  enrolmentId,
}: {
  actor: Actor
  enrolmentId: string
}): Promise<Owned> {
  requirePermission(actor, 'learning.take', { ownerId: actor.id })
  const enrolment: EnrolmentRecord | null = await Enrolment.findOne({
    _id: enrolmentId,
    userId: actor.id,
  }).lean()
  if (!enrolment) throw new DomainError('not_found', 'errors:notFound')
  const version: CourseVersionRecord | null = await CourseVersion.findById(enrolment.courseVersionId).lean()
  if (!version) throw new Error('An enrolment without its course version.')
  return { enrolment, version }
}
