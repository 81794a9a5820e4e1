import { type Dictionary } from '@karmashala/frac'
import { formerCodes } from '#app/domain/competencies/former-codes.ts'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'

export type CourseOnSale = {
  courseId: string
  slug: string
  providerId: string
  title: string
  titleHi: string | null
  language: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  tags: readonly TagInput[]
  /** Versions of earlier days have no tags on their modules. */
  modules: readonly { title: string; tags?: readonly TagInput[] | null }[]
}

const VERSION_FIELDS = {
  ...{ courseId: 1, providerId: 1, title: 1, titleHi: 1, language: 1, durationInMinutes: 1 },
  ...{ tags: 1, 'modules.title': 1, 'modules.tags': 1 },
} as const
type Version = Pick<
  CourseVersionRecord,
  | '_id'
  | 'courseId'
  | 'providerId'
  | 'title'
  | 'titleHi'
  | 'language'
  | 'durationInMinutes'
  | 'tags'
  | 'modules'
>

type About = { codes: ReadonlySet<string>; dictionary: Dictionary }

/**
 * The courses that can be bought today, at the price of today and as they are published. With `about` only those that
 * are tagged with one of these competencies, as a whole or in a module, also by a code that has been merged into theirs.
 */
export async function readCoursesOnSale(about?: About): Promise<CourseOnSale[]> {
  const versions = await CourseVersion.find(
    { status: 'published', ...(about && taggedWith(about)) },
    VERSION_FIELDS,
  ).lean<Version[]>()
  // Naming every course of the catalogue would cost the database more than leaving out what is not for sale here.
  const ofThese = about ? { $in: versions.map(({ courseId }) => courseId) } : null
  const offerings = await Offering.find(
    { isOnSale: true, ...(ofThese && { courseId: ofThese }) },
    { courseId: 1, pricePerSeatPerYearInPaise: 1 },
  ).lean()
  const courses = await Course.find(
    { publishedVersionId: { $ne: null }, ...(ofThese && { _id: ofThese }) },
    { slug: 1, publishedVersionId: 1 },
  ).lean()
  const prices = new Map(offerings.map((one) => [String(one.courseId), one.pricePerSeatPerYearInPaise]))
  const slugs = new Map(courses.map(({ publishedVersionId, slug }) => [String(publishedVersionId), slug]))
  return versions.flatMap(({ _id, providerId, titleHi, ...version }) => {
    const courseId = String(version.courseId)
    const slug = slugs.get(String(_id))
    const pricePerSeatPerYearInPaise = prices.get(courseId)
    if (slug === undefined || pricePerSeatPerYearInPaise === undefined) return []
    const { title, language, durationInMinutes, tags, modules } = version
    return [
      {
        ...{ courseId, slug, providerId: String(providerId), title, titleHi: titleHi ?? null, language },
        ...{ durationInMinutes, pricePerSeatPerYearInPaise, tags, modules },
      },
    ]
  })
}

function taggedWith({ codes, dictionary }: About) {
  const written = { $in: [...codes, ...formerCodes(codes, dictionary)] }
  return { $or: [{ 'tags.competencyCode': written }, { 'modules.tags.competencyCode': written }] }
}
