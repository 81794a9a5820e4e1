import { type Types } from 'mongoose'
import { CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Lesson } from '#app/domain/lessons/lesson.model.server.ts'
import { nameFrozenMedia } from '#app/domain/media/name-frozen-media.server.ts'
import { type MediaUse } from '#app/domain/media/media-views.ts'

/**
 * In how many lessons of the organisation each asset stands, as they are now or as a version was frozen with them; those
 * taken out of a course count, they can come back.
 */
export async function countUses(
  organisationId: string,
  assetIds: readonly string[],
): Promise<Map<string, number>> {
  const asked = new Set(assetIds)
  const lessonsOf = new Map<string, Set<string>>()
  const note = (lessonId: unknown, mediaIds: readonly Types.ObjectId[]) => {
    for (const id of mediaIds.map(String)) {
      if (asked.has(id)) lessonsOf.set(id, (lessonsOf.get(id) ?? new Set()).add(String(lessonId)))
    }
  }
  const lessons = await Lesson.find(
    { providerId: organisationId, mediaIds: { $in: [...asked] } },
    { mediaIds: 1 },
  ).lean()
  for (const { _id, mediaIds } of lessons) note(_id, mediaIds)
  for (const { lessonId, mediaIds } of await frozenUses(organisationId, [...asked])) note(lessonId, mediaIds)
  return new Map([...lessonsOf].map(([id, { size }]) => [id, size]))
}

/** The lessons of the organisation in which an asset stands, by title, and the frozen versions it stands in. */
export async function findUses(organisationId: string, assetId: string): Promise<MediaUse[]> {
  const frozen = await frozenUses(organisationId, [assetId])
  const lessons = await Lesson.find(
    {
      providerId: organisationId,
      $or: [{ mediaIds: assetId }, { _id: { $in: frozen.map(({ lessonId }) => lessonId) } }],
    },
    { title: 1, courseId: 1, removed: 1, mediaIds: 1 },
  )
    .sort({ title: 1, _id: 1 })
    .lean()
  return lessons.map(({ _id, title, courseId, removed, mediaIds }) => ({
    lessonId: String(_id),
    lessonTitle: title,
    courseId: String(courseId),
    isDeleted: removed !== null && removed !== undefined,
    isShownNow: mediaIds.some((id) => String(id) === assetId),
    versions: frozen
      .filter(({ lessonId }) => String(lessonId) === String(_id))
      .map(({ number }) => number)
      .toSorted((one, other) => one - other),
  }))
}

type FrozenUse = { lessonId: Types.ObjectId; number: number; mediaIds: Types.ObjectId[] }

/** Lessons as versions were frozen with them: a version is exported as it was, however its lessons go on. */
async function frozenUses(organisationId: string, assetIds: readonly string[]): Promise<FrozenUse[]> {
  await nameFrozenMedia(organisationId)
  const asked = new Set(assetIds)
  const versions = await CourseVersion.find(
    { providerId: organisationId, status: { $ne: 'draft' }, 'modules.mediaIds': { $in: [...asked] } },
    { number: 1, 'modules.lessonId': 1, 'modules.mediaIds': 1 },
  ).lean<Pick<CourseVersionRecord, 'number' | 'modules'>[]>()
  return versions.flatMap(({ number, modules }) =>
    modules.flatMap(({ lessonId, mediaIds }) =>
      lessonId && mediaIds?.some((id) => asked.has(String(id))) ? [{ lessonId, number, mediaIds }] : [],
    ),
  )
}
