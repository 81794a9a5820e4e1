import { type Dictionary } from '@karmashala/frac'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { type TagInput } from '#app/domain/courses/course.schema.ts'
import { type CourseClaim, type CourseForCompetency } from '#app/domain/explorer/explorer-views.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'

/** More than anybody reads on one page; the catalogue has the rest. */
export const COURSES_MAX = 50

type Wanted = {
  /** Codes the claims may speak of, as they stand today. */
  codes: ReadonlySet<string>
  /** The same and the retired codes that lead to them: a tag keeps the code it was given. */
  written: readonly string[]
  dictionary: Dictionary
}

/** Courses on sale that teach, practise or assess one of these competencies, the most to the point first. */
export async function coursesTeaching({
  codes,
  written,
  dictionary,
}: Wanted): Promise<CourseForCompetency[]> {
  const inTags = { $in: [...written] }
  const versions = await CourseVersion.find({
    status: 'published',
    $or: [{ 'tags.competencyCode': inTags }, { 'modules.tags.competencyCode': inTags }],
  }).lean<CourseVersionRecord[]>()
  const courseIds = versions.map(({ courseId }) => courseId)
  const courses = await Course.find(
    { _id: { $in: courseIds }, publishedVersionId: { $in: versions.map(({ _id }) => _id) } },
    { slug: 1 },
  ).lean()
  const offerings = await Offering.find(
    { courseId: { $in: courseIds }, isOnSale: true },
    { courseId: 1, pricePerSeatPerYearInPaise: 1 },
  ).lean()
  const slugs = new Map(courses.map(({ _id, slug }) => [String(_id), slug]))
  const prices = new Map(
    offerings.map(({ courseId, pricePerSeatPerYearInPaise }) => [
      String(courseId),
      pricePerSeatPerYearInPaise,
    ]),
  )
  return versions
    .flatMap((version): CourseForCompetency[] => {
      const slug = slugs.get(String(version.courseId))
      const price = prices.get(String(version.courseId))
      if (slug === undefined || price === undefined) return []
      const { title, titleHi, language, durationInMinutes } = version
      return [
        {
          ...{ slug, title, language, durationInMinutes },
          titleHi: titleHi ?? null,
          pricePerSeatPerYearInPaise: price,
          claims: claimsOf(version, codes, dictionary),
        },
      ]
    })
    .sort((a, b) => highest(b.claims) - highest(a.claims) || (a.title < b.title ? -1 : 1))
    .slice(0, COURSES_MAX)
}

const highest = (claims: readonly CourseClaim[]): number => Math.max(0, ...claims.map(({ level }) => level))

type Part = { title: string | null; tags?: readonly TagInput[] | null }

function claimsOf(
  { tags: ofTheWhole, modules }: CourseVersionRecord,
  codes: ReadonlySet<string>,
  dictionary: Dictionary,
): CourseClaim[] {
  const claims = new Map<string, CourseClaim>()
  const parts: Part[] = [{ title: null, tags: ofTheWhole }, ...modules]
  for (const { title, tags } of parts) {
    // Versions of earlier days have no tags on their modules.
    for (const { competencyCode, level, role } of tags ?? []) {
      const competency = dictionary.resolve(competencyCode)
      if (!competency || !codes.has(competency.code)) continue
      const { code, name, nameHi } = competency
      const key = `${code} ${level} ${role}`
      // What the course claims as a whole need not be said again of its modules.
      if (!claims.has(key)) claims.set(key, { code, name, nameHi, level, role, module: title })
    }
  }
  return [...claims.values()].sort((a, b) => a.level - b.level || (a.code < b.code ? -1 : 1))
}
