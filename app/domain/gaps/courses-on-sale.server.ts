import { type CourseOnOffer, type Dictionary, type LevelNumber } from '@karmashala/frac'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { evidenceOfVersion } from '#app/domain/positions/evidence-of-version.ts'

/**
 * Every course on sale, at the price of today, with what completing it is evidence of: a course closes a gap when its
 * completion would be written into a profile at the level required, and not by any tag beside that.
 */
export async function readCoursesOnSale(dictionary: Dictionary): Promise<CourseOnOffer[]> {
  const offerings = await Offering.find(
    { isOnSale: true },
    { courseId: 1, pricePerSeatPerYearInPaise: 1 },
  ).lean()
  const versions = await CourseVersion.find(
    { courseId: { $in: offerings.map(({ courseId }) => courseId) }, status: 'published' },
    { courseId: 1, durationInMinutes: 1, tags: 1, 'modules.title': 1, 'modules.tags': 1 },
  ).lean<Pick<CourseVersionRecord, 'courseId' | 'durationInMinutes' | 'tags' | 'modules'>[]>()
  const prices = new Map(offerings.map((one) => [String(one.courseId), one.pricePerSeatPerYearInPaise]))
  return versions.flatMap(({ courseId, durationInMinutes, tags, modules }) => {
    const id = String(courseId)
    const teaches = evidenceOfVersion({ tags, modules }, dictionary).map(({ code, level }) => ({
      ...{ code, level: level as LevelNumber },
    }))
    if (teaches.length === 0) return []
    return { id, minutes: durationInMinutes, priceInPaise: prices.get(id) ?? 0, teaches }
  })
}

export type NamedCourse = { slug: string; title: string; titleHi: string | null; providerId: string }

/** What the few that were chosen are called. */
export async function nameCourses(courseIds: string[]): Promise<Map<string, NamedCourse>> {
  const courses = await Course.find({ _id: { $in: courseIds } }, { slug: 1, publishedVersionId: 1 }).lean()
  const versions = await CourseVersion.find(
    { _id: { $in: courses.map(({ publishedVersionId }) => publishedVersionId) }, status: 'published' },
    { courseId: 1, title: 1, titleHi: 1, providerId: 1 },
  ).lean()
  const slugs = new Map(courses.map(({ _id, slug }) => [String(_id), slug]))
  return new Map(
    versions.map(({ courseId, title, titleHi, providerId }) => [
      String(courseId),
      {
        slug: slugs.get(String(courseId)) ?? '',
        ...{ title, titleHi: titleHi ?? null, providerId: String(providerId) },
      },
    ]),
  )
}
