import { requirePermission } from '#app/domain/access/require-permission.ts'
import { CommentThread, type CommentThreadRecord } from '#app/domain/comments/comment-thread.model.server.ts'
import { type ThreadView } from '#app/domain/comments/comment-views.ts'
import { getOwnThread, toThreadViews } from '#app/domain/comments/thread-views.server.ts'
import { getOwnLesson } from '#app/domain/lessons/own-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type OfLesson = { actor: Actor; courseId: string; lessonId: string }

/** All threads of a lesson, open and resolved, in the order of its blocks. */
export async function listThreads({ actor, courseId, lessonId }: OfLesson): Promise<ThreadView[]> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const threads: CommentThreadRecord[] = await CommentThread.find({ lessonId, providerId })
    .sort({ createdAt: 1, _id: 1 })
    .lean()
  return await toThreadViews(actor, lesson, threads)
}

/** One of them. */
export async function getThread({
  actor,
  courseId,
  lessonId,
  threadId,
}: OfLesson & { threadId: string }): Promise<ThreadView> {
  const providerId = actor.acting.organisationId
  requirePermission(actor, 'course.list_own', { organisationId: providerId })
  const lesson = await getOwnLesson({ providerId, courseId, lessonId })
  const [view] = await toThreadViews(actor, lesson, [await getOwnThread({ providerId, lessonId, threadId })])
  return view as ThreadView
}
