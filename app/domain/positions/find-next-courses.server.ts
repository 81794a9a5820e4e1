import { type Dictionary, type Gap } from '@karmashala/frac'
import { readCoursesOnSale } from '#app/domain/offerings/read-courses-on-sale.server.ts'
import { chooseNextCourses } from '#app/domain/positions/choose-next-courses.ts'
import { evidenceOfVersion } from '#app/domain/positions/evidence-of-version.ts'
import { type CompetencyName, type NextCourseView } from '#app/domain/positions/passport-view.ts'

const NEXT_MAX = 3

type FindNextCourses = {
  gaps: readonly Gap[]
  dictionary: Dictionary
  nameOf: (code: string) => CompetencyName
}

/** Up to three courses on sale that narrow these gaps most. */
export async function findNextCourses({
  gaps,
  dictionary,
  nameOf,
}: FindNextCourses): Promise<NextCourseView[]> {
  if (gaps.length === 0) return []
  const codes = new Set(gaps.map(({ code }) => code))
  const courses = new Map(
    (await readCoursesOnSale({ codes, dictionary })).map((course) => [course.courseId, course]),
  )
  const chosen = chooseNextCourses(
    gaps,
    [...courses.values()].map((course) => ({ ...course, shows: evidenceOfVersion(course, dictionary) })),
    NEXT_MAX,
  )
  return chosen.flatMap(({ courseId, brings }) => {
    const course = courses.get(courseId)
    if (!course) return []
    const { slug, title, titleHi, language, durationInMinutes, pricePerSeatPerYearInPaise } = course
    return {
      ...{ courseId, slug, title, titleHi, language, durationInMinutes, pricePerSeatPerYearInPaise },
      brings: brings.map(({ code, level, closes }) => ({ ...nameOf(code), level, closes })),
    }
  })
}
