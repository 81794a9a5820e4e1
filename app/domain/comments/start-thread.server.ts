import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { blocksById } from '#app/domain/comments/blocks-by-id.ts'
import { CommentThread } from '#app/domain/comments/comment-thread.model.server.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { THREADS_MAX, type StartThreadInput } from '#app/domain/comments/comment.schema.ts'
import { getOwnThread, toThreadViews } from '#app/domain/comments/thread-views.server.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type StartThread = StartThreadInput & { actor: Actor; courseId: string; lessonId: string }

/** Says something about a block of a lesson; also while its version is with the validators. */
export async function startThread({
  actor,
  courseId,
  lessonId,
  blockId,
  text,
}: StartThread): Promise<ThreadView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  return await inTransaction(async () => {
    const lesson = await getOwnLesson({ providerId, courseId, lessonId })
    const excerpt = blocksById(readContent(lesson)).get(blockId)
    if (excerpt === undefined) throw new DomainError('conflict', 'comments:refusals.blockGone')
    if ((await CommentThread.countDocuments({ lessonId, providerId, resolved: null })) >= THREADS_MAX) {
      throw new DomainError('too_many', 'comments:refusals.tooManyThreads', { max: THREADS_MAX })
    }
    const _id = new Types.ObjectId()
    await CommentThread.create([
      {
        ...{ _id, providerId, courseId, lessonId, blockId, excerpt },
        comments: [{ authorId: actor.id, text, at: new Date() }],
      },
    ])
    await recordAudit({
      ...{ organisationId: providerId, actorId: actor.id, action: 'comment.started' },
      subject: { kind: 'lesson', id: lessonId },
      details: { courseId, lesson: lesson.title, block: blockId },
    })
    const thread = await getOwnThread({ providerId, lessonId, threadId: String(_id) })
    const [view] = await toThreadViews(actor, lesson, [thread])
    return view as ThreadView
  })
}
