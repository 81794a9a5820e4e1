import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { issueCredential } from '#app/domain/credentials/issue-credential.server.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { readOutline } from '#app/domain/learning/course-outline.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { readModuleOutcomes } from '#app/domain/learning/module-outcomes.server.ts'

/**
 * Counts the items that are done and completes the course when the rules of all its modules hold. Part of the caller's
 * transaction: it always writes the enrolment, so two items done at the same moment conflict and the later one counts
 * again.
 */
export async function countDone({ enrolmentId }: { enrolmentId: string }): Promise<void> {
  const enrolment = await Enrolment.findOneAndUpdate(
    { _id: enrolmentId },
    { $set: { updatedAt: new Date() } },
  ).lean()
  if (!enrolment) return
  const version = await CourseVersion.findById(enrolment.courseVersionId).lean()
  if (!version) throw new Error('An enrolment without its course version.')

  const attempts = await Attempt.find({ enrolmentId }, { 'state.cmi': 0 }).lean()
  const doneCount = attempts.filter(({ isSettled }) => isSettled).length
  await Enrolment.updateOne({ _id: enrolmentId }, { $set: { doneCount } })
  if (enrolment.completedAt) return

  const outline = await readOutline(version)
  const outcomes = await readModuleOutcomes(outline, { enrolmentId, attempts, counting: 'settled' })
  // Nothing is ever heard of an address outside the package; a module of nothing else asks for nothing.
  const asked = [...outcomes.values()].filter((outcome) => outcome.asked > 0)
  if (asked.length === 0 || asked.some(({ completion }) => completion !== 'completed')) return

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
