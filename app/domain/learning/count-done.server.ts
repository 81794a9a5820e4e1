import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { issueCredential } from '#app/domain/credentials/issue-credential.server.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { readOutline, trackedItems } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'

/**
 * Counts the items that are done and completes the course with the last one. Part of the caller's transaction: it
 * always writes the enrolment, so two items done at the same moment conflict and the later one counts again.
 */
export async function countDone({ enrolmentId }: { enrolmentId: string }): Promise<void> {
  const enrolment = await Enrolment.findOneAndUpdate(
    { _id: enrolmentId },
    { $set: { updatedAt: new Date() } },
  ).lean()
  if (!enrolment) return
  const version = await CourseVersion.findById(enrolment.courseVersionId).lean()
  if (!version) throw new Error('An enrolment without its course version.')

  const settled = await Attempt.find({ enrolmentId, isSettled: true }, { moduleId: 1, itemId: 1 }).lean()
  const done = new Set(settled.map(({ moduleId, itemId }) => `${String(moduleId)} ${itemId}`))
  const items = trackedItems(await readOutline(version))
  const doneCount = items.filter(({ moduleId, id }) => done.has(`${moduleId} ${id}`)).length
  await Enrolment.updateOne({ _id: enrolmentId }, { $set: { doneCount } })
  if (enrolment.completedAt || items.length === 0 || doneCount < items.length) return

  const completedAt = new Date()
  await Enrolment.updateOne({ _id: enrolmentId, completedAt: null }, { $set: { completedAt } })
  await recordAudit({
    organisationId: String(enrolment.ministryId),
    actorId: String(enrolment.userId),
    action: 'enrolment.completed',
    subject: { kind: 'enrolment', id: enrolmentId },
    details: { courseId: String(enrolment.courseId), version: version.number },
  })
  await issueCredential({ enrolmentId })
}
