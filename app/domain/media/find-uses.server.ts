import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { type MediaUse } from '#app/domain/media/media-views.ts'

/** In how many lessons of the organisation each asset stands; those taken out of a course count, they can come back. */
export async function countUses(
  organisationId: string,
  assetIds: readonly string[],
): Promise<Map<string, number>> {
  const lessons = await Lesson.find(
    { providerId: organisationId, mediaIds: { $in: [...assetIds] } },
    { mediaIds: 1 },
  ).lean()
  const counts = new Map<string, number>()
  for (const { mediaIds } of lessons) {
    for (const id of new Set(mediaIds.map(String))) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** The lessons of the organisation in which an asset stands, by title. */
export async function findUses(organisationId: string, assetId: string): Promise<MediaUse[]> {
  const lessons = await Lesson.find(
    { providerId: organisationId, mediaIds: assetId },
    { title: 1, courseId: 1, removed: 1 },
  )
    .sort({ title: 1, _id: 1 })
    .lean()
  return lessons.map(({ _id, title, courseId, removed }) => ({
    lessonId: String(_id),
    lessonTitle: title,
    courseId: String(courseId),
    isDeleted: removed !== null && removed !== undefined,
  }))
}
