import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { writeRevision } from '#app/domain/lessons/write-revision.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type RestoreRevision = { actor: Actor; courseId: string; lessonId: string; number: number }

/** Makes an earlier revision what the lesson says now. It is a new revision: what stood there until now is kept, too. */
export async function restoreRevision({
  actor,
  courseId,
  lessonId,
  number,
}: RestoreRevision): Promise<{ revision: number }> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })

  return await inTransaction(async () => {
    const { lesson, draft } = await getWritableLesson({ providerId, courseId, lessonId })
    const content = await contentAt({ lessonId, providerId }, number)
    const revision = await writeRevision({
      ...{ actor, lesson, draft, content, restoredFrom: number },
      current: readContent(lesson),
      reason: 'restored',
    })
    if (revision === lesson.revision) return { revision }
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'lesson.restored',
      subject: { kind: 'lesson', id: lessonId },
      details: { courseId, lesson: lesson.title, from: number, revision },
    })
    return { revision }
  })
}
