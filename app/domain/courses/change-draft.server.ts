import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit, type AuditEvent } from '#app/domain/audit/record-audit.server.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { getDraft } from '#app/domain/courses/get-draft.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type Change = {
  set: Partial<Omit<CourseVersionRecord, '_id' | 'tags' | 'modules'>> & {
    tags?: object[]
    modules?: object[]
  }
  details?: AuditEvent['details']
}

type ChangeDraft = {
  actor: Actor
  courseId: string
  /** What the audit log calls it. */
  action: string
  /** Runs inside the transaction, again when another writer won. Null when there is nothing to change. */
  change: (draft: CourseVersionRecord) => Change | null | Promise<Change | null>
}

/** The one way to write to a version: by its provider, and only as long as it is a draft. */
export async function changeDraft({ actor, courseId, action, change }: ChangeDraft): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })

  await inTransaction(async () => {
    const draft = await getDraft({ courseId, providerId })
    const wanted = await change(draft)
    if (!wanted) return
    const { set, details } = wanted
    const changed = await CourseVersion.updateOne(
      { _id: draft._id, providerId, status: 'draft' },
      { $set: set },
    )
    if (changed.matchedCount === 0) throw new DomainError('conflict', 'provide:refusals.frozen')
    await Course.updateOne({ _id: courseId, providerId }, { $set: { updatedAt: new Date() } })
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action,
      subject: { kind: 'course', id: courseId },
      details: { version: draft.number, ...details },
    })
  })
}
