import { type Dictionary } from '@karmashala/frac'
import { type TagInput } from '#app/domain/courses/course.schema.ts'
import { type CourseClaim, type CourseForCompetency } from '#app/domain/explorer/explorer-views.ts'
import { readCoursesOnSale, type CourseOnSale } from '#app/domain/offerings/read-courses-on-sale.server.ts'

/** More than anybody reads on one page; the catalogue has the rest. */
export const COURSES_MAX = 50

type Wanted = {
  /** Codes the claims may speak of, as they stand today. */
  codes: ReadonlySet<string>
  dictionary: Dictionary
}

/** Courses on sale that teach, practise or assess one of these competencies, the most to the point first. */
export async function coursesTeaching({ codes, dictionary }: Wanted): Promise<CourseForCompetency[]> {
  const courses = await readCoursesOnSale({ codes, dictionary })
  return courses
    .map((course): CourseForCompetency => {
      const { slug, title, titleHi, language, durationInMinutes, pricePerSeatPerYearInPaise } = course
      return {
        ...{ slug, title, titleHi, language, durationInMinutes, pricePerSeatPerYearInPaise },
        claims: claimsOf(course, codes, dictionary),
      }
    })
    .sort((a, b) => highest(b.claims) - highest(a.claims) || (a.title < b.title ? -1 : 1))
    .slice(0, COURSES_MAX)
}

const highest = (claims: readonly CourseClaim[]): number => Math.max(0, ...claims.map(({ level }) => level))

type Part = { title: string | null; tags?: readonly TagInput[] | null }

function claimsOf(
  { tags: ofTheWhole, modules }: Pick<CourseOnSale, 'tags' | 'modules'>,
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
