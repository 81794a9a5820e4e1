import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { type RenameLessonInput } from '#app/domain/lessons/lesson.schema.ts'
import { getWritableLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { writeRevision } from '#app/domain/lessons/write-revision.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'

type RenameLesson = RenameLessonInput & { actor: Actor; courseId: string; lessonId: string }

/** Gives a lesson of the draft another title: a revision like any other. */
export async function renameLesson({ actor, courseId, lessonId, title }: RenameLesson): Promise<void> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })

  await inTransaction(async () => {
    const { lesson, draft } = await getWritableLesson({ providerId, courseId, lessonId })
    const current = readContent(lesson)
    const content = { ...current, title }
    const revision = await writeRevision({ actor, lesson, draft, current, content, reason: 'written' })
    if (revision === lesson.revision) return
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action: 'lesson.renamed',
      subject: { kind: 'lesson', id: lessonId },
      details: { courseId, from: lesson.title, to: title },
    })
  })
}
