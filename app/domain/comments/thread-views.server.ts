import { isObjectIdOrHexString } from 'mongoose'
import { blocksById } from '#app/domain/comments/blocks-by-id.ts'
import { CommentThread, type CommentThreadRecord } from '#app/domain/comments/comment-thread.model.server.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { readContent } from '#app/domain/lessons/lesson-content.server.ts'
import { type LessonRecord } from '#app/domain/lessons/lesson.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

/** Threads of one lesson as people see them, in the order in which their blocks stand, then those whose block is gone. */
export async function toThreadViews(
  actor: Actor,
  lesson: LessonRecord,
  threads: readonly CommentThreadRecord[],
): Promise<ThreadView[]> {
  const blocks = blocksById(readContent(lesson))
  const order = [...blocks.keys()]
  const ids = threads.flatMap(({ comments, resolved }) => [
    ...comments.map(({ authorId }) => authorId),
    ...(resolved ? [resolved.byId] : []),
  ])
  const users = await User.find({ _id: { $in: ids } }, { name: 1 }).lean()
  const names = new Map(users.map(({ _id, name }) => [String(_id), name]))
  const placeOf = ({ blockId }: ThreadView) => {
    const place = order.indexOf(blockId)
    return place === -1 ? order.length : place
  }
  return threads
    .map((thread) => ({
      id: String(thread._id),
      blockId: thread.blockId,
      excerpt: blocks.get(thread.blockId) ?? thread.excerpt,
      isBlockGone: !blocks.has(thread.blockId),
      comments: thread.comments.map(({ _id, authorId, text, at }) => ({
        id: String(_id),
        author: names.get(String(authorId)) ?? '',
        isMine: String(authorId) === actor.id,
        text,
        at: at.toISOString(),
      })),
      resolved: thread.resolved
        ? { at: thread.resolved.at.toISOString(), by: names.get(String(thread.resolved.byId)) ?? '' }
        : null,
      startedAt: thread.createdAt.toISOString(),
    }))
    .sort((a, b) => placeOf(a) - placeOf(b))
}

type Of = { providerId: string; lessonId: string; threadId: string }

/** A thread of the organisation's lesson. */
export async function getOwnThread({ providerId, lessonId, threadId }: Of): Promise<CommentThreadRecord> {
  const thread: CommentThreadRecord | null = isObjectIdOrHexString(threadId)
    ? await CommentThread.findOne({ _id: threadId, lessonId, providerId }).lean()
    : null
  if (!thread) throw new DomainError('not_found', 'comments:refusals.gone')
  return thread
}
