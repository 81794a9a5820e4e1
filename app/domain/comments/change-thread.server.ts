import { type UpdateQuery } from 'mongoose'
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
    allowed: ({ comments }) => {
      if (comments.length >= COMMENTS_MAX) {
        throw new DomainError('too_many', 'comments:refusals.tooManyComments', { max: COMMENTS_MAX })
      }
    },
    update: {
      $push: { comments: { authorId: of.actor.id, text, at: new Date() } },
      $set: { resolved: null },
    },
  })
}

/** Closes a thread that has been dealt with. */
export async function resolveThread(of: OfThread): Promise<ThreadView> {
  return await changeThread(of, {
    action: 'comment.resolved',
    allowed: ({ resolved }) => {
      if (resolved) throw new DomainError('conflict', 'comments:refusals.resolved')
    },
    update: { $set: { resolved: { at: new Date(), byId: of.actor.id } } },
  })
}

/** Opens a resolved thread again. */
export async function reopenThread(of: OfThread): Promise<ThreadView> {
  return await changeThread(of, {
    action: 'comment.reopened',
    allowed: ({ resolved }) => {
      if (!resolved) throw new DomainError('conflict', 'comments:refusals.open')
    },
    update: { $set: { resolved: null } },
  })
}

type Change = {
  action: 'comment.replied' | 'comment.resolved' | 'comment.reopened'
  allowed: (thread: CommentThreadRecord) => void
  update: UpdateQuery<CommentThreadRecord>
}

async function changeThread(
  { actor, courseId, lessonId, threadId }: OfThread,
  { action, allowed, update }: Change,
): Promise<ThreadView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId: providerId })
  // Two at once change the same record, so one of the transactions begins anew and sees what the other has done.
  return await inTransaction(async () => {
    const lesson = await getOwnLesson({ providerId, courseId, lessonId })
    const of = { providerId, lessonId, threadId }
    const before = await getOwnThread(of)
    allowed(before)
    await CommentThread.updateOne({ _id: threadId, lessonId, providerId }, update)
    await recordAudit({
      ...{ organisationId: providerId, actorId: actor.id, action },
      subject: { kind: 'lesson', id: lessonId },
      details: { courseId, lesson: lesson.title, block: before.blockId },
    })
    const [view] = await toThreadViews(actor, lesson, [await getOwnThread(of)])
    return view as ThreadView
  })
}
