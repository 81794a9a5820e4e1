import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { passMarkOf } from '#app/domain/courses/pass-mark.ts'
import { isVersionInWork } from '#app/domain/courses/version-in-work.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Starts the next version as a copy of the last one. What is published stays on sale until the new one is. */
export async function startVersion({ actor, courseId }: { actor: Actor; courseId: string }): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })

  await inTransaction(async () => {
    const course = await Course.findOne({ _id: courseId, providerId }).lean()
    if (!course) throw new DomainError('not_found', 'errors:notFound')
    if (await isVersionInWork(course)) throw new DomainError('conflict', 'provide:refusals.versionInWork')
    const last: CourseVersionRecord | null = await CourseVersion.findOne({ courseId, providerId })
      .sort({ number: -1 })
      .lean()
    if (!last) throw new Error('A course without any version.')

    const draftVersionId = new Types.ObjectId()
    const claimed = await Course.updateOne(
      { _id: courseId, providerId, draftVersionId: course.draftVersionId },
      { $set: { draftVersionId } },
    )
    if (claimed.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.versionInWork')
    const { title, titleHi, summary, summaryHi, outcomes, language, licence, durationInMinutes, tags } = last
    await CourseVersion.create([
      {
        _id: draftVersionId,
        courseId,
        providerId,
        number: last.number + 1,
        ...{ title, titleHi, summary, summaryHi, outcomes, language, licence, durationInMinutes, tags },
        pricePerSeatPerYearInPaise: last.pricePerSeatPerYearInPaise,
        passMarkPercent: passMarkOf(last),
        // Lessons are not copied: the old version names the revision it was frozen with, the new one goes on from there.
        modules: last.modules.map(
          ({ kind, title: name, packageId, lessonId, lessonRevision, rules, tags: own }) => ({
            ...{ kind, packageId, lessonId, lessonRevision, rules, tags: own },
            title: name,
          }),
        ),
      },
    ])
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'course.version_started',
      subject: { kind: 'course', id: courseId },
      details: { version: last.number + 1 },
    })
  })
}
