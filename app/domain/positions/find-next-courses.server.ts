import { type Dictionary, type Gap } from '@karmashala/frac'
import { Course, CourseVersion, type CourseVersionRecord } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
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
  const tagged = { $in: codesThatMean(gaps, dictionary) }
  const versions = await CourseVersion.find(
    {
      status: 'published',
      $or: [{ 'tags.competencyCode': tagged }, { 'modules.tags.competencyCode': tagged }],
    },
    { courseId: 1, title: 1, titleHi: 1, language: 1, durationInMinutes: 1, tags: 1, modules: 1 },
  ).lean<CourseVersionRecord[]>()
  const offerings = await Offering.find({
    courseId: { $in: versions.map(({ courseId }) => courseId) },
    isOnSale: true,
  }).lean()
  const priceOf = new Map(
    offerings.map((offering) => [String(offering.courseId), offering.pricePerSeatPerYearInPaise]),
  )
  const onSale = versions.flatMap((version) => {
    const courseId = String(version.courseId)
    const pricePerSeatPerYearInPaise = priceOf.get(courseId)
    return pricePerSeatPerYearInPaise === undefined
      ? []
      : [{ ...version, courseId, pricePerSeatPerYearInPaise }]
  })
  const chosen = chooseNextCourses(
    gaps,
    onSale.map((course) => ({ ...course, shows: evidenceOfVersion(course, dictionary) })),
    NEXT_MAX,
  )
  const courses = await Course.find(
    { _id: { $in: chosen.map(({ courseId }) => courseId) } },
    { slug: 1 },
  ).lean()
  const slugOf = new Map(courses.map(({ _id, slug }) => [String(_id), slug]))
  return chosen.flatMap(({ courseId, brings }) => {
    const course = onSale.find((one) => one.courseId === courseId)
    if (!course) return []
    const { title, titleHi, language, durationInMinutes, pricePerSeatPerYearInPaise } = course
    return {
      ...{ courseId, title, language, durationInMinutes, pricePerSeatPerYearInPaise },
      titleHi: titleHi ?? null,
      slug: slugOf.get(courseId) ?? '',
      brings: brings.map(({ code, level, closes }) => ({ ...nameOf(code), level, closes })),
    }
  })
}

/** The codes of the gaps, and those of merged competencies that lead to them. */
function codesThatMean(gaps: readonly Gap[], dictionary: Dictionary): string[] {
  const codes = new Set(gaps.map(({ code }) => code))
  const merged = dictionary
    .list({ retired: true })
    .filter(({ code, redirectTo }) => redirectTo && codes.has(dictionary.resolve(code)?.code ?? ''))
  return [...codes, ...merged.map(({ code }) => code)]
}
