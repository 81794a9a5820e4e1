import { type QueryFilter, type UpdateQuery } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { CommentThread, type CommentThreadRecord } from '#app/domain/comments/comment-thread.model.server.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { COMMENTS_MAX } from '#app/domain/comments/comment.schema.ts'
import { getOwnThread, toThreadViews } from '#app/domain/comments/thread-views.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

export type OfThread = { actor: Actor; courseId: string; lessonId: string; threadId: string }

/** Adds a reply. One to a resolved thread opens it again: what is said last should not be overlooked. */
export async function replyToThread({ text, ...of }: OfThread & { text: string }): Promise<ThreadView> {
  return await changeThread(of, {
    action: 'comment.replied',
    from: { [`comments.${COMMENTS_MAX - 1}`]: { $exists: false } },
    update: {
      $push: { comments: { authorId: of.actor.id, text, at: new Date() } },
      $set: { resolved: null },
    },
    otherwise: () => new DomainError('too_many', 'comments:refusals.tooManyComments', { max: COMMENTS_MAX }),
  })
}

/** Closes a thread that has been dealt with. */
export async function resolveThread(of: OfThread): Promise<ThreadView> {
  return await changeThread(of, {
    action: 'comment.resolved',
    from: { resolved: null },
    update: { $set: { resolved: { at: new Date(), byId: of.actor.id } } },
    otherwise: () => new DomainError('conflict', 'comments:refusals.resolved'),
  })
}

/** Opens a resolved thread again. */
export async function reopenThread(of: OfThread): Promise<ThreadView> {
  return await changeThread(of, {
    action: 'comment.reopened',
    from: { resolved: { $ne: null } },
    update: { $set: { resolved: null } },
    otherwise: () => new DomainError('conflict', 'comments:refusals.open'),
  })
}

type Change = {
  action: 'comment.replied' | 'comment.resolved' | 'comment.reopened'
  /** How the thread has to be for this. */
  from: QueryFilter<CommentThreadRecord>
  update: UpdateQuery<CommentThreadRecord>
  /** What is said of a thread that is otherwise. */
  otherwise: () => DomainError
}

async function changeThread(
  { actor, courseId, lessonId, threadId }: OfThread,
  { action, from, update, otherwise }: Change,
): Promise<ThreadView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  return await inTransaction(async () => {
    const lesson = await getOwnLesson({ providerId, courseId, lessonId })
    const of = { providerId, lessonId, threadId }
    const { blockId } = await getOwnThread(of)
    const changed = await CommentThread.updateOne({ ...from, _id: threadId, lessonId, providerId }, update)
    if (changed.matchedCount === 0) throw otherwise()
    await recordAudit({
      ...{ organisationId: providerId, actorId: actor.id, action },
      subject: { kind: 'lesson', id: lessonId },
      details: { courseId, lesson: lesson.title, block: blockId },
    })
    const [view] = await toThreadViews(actor, lesson, [await getOwnThread(of)])
    return view as ThreadView
  })
}
