import { CommentThread } from '#app/domain/comments/comment-thread.model.server.ts'

/** How many talks about each block of a lesson are still open. */
export async function countOpenThreads({
  providerId,
  lessonId,
}: {
  providerId: string
  lessonId: string
}): Promise<Record<string, number>> {
  const open = await CommentThread.find({ lessonId, providerId, resolved: null }, { blockId: 1 }).lean()
  const counts = new Map<string, number>()
  for (const { blockId } of open) counts.set(blockId, (counts.get(blockId) ?? 0) + 1)
  return Object.fromEntries(counts)
}
