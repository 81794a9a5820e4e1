import { type Gap } from '@karmashala/frac'

export type CourseToTake = {
  courseId: string
  durationInMinutes: number
  pricePerSeatPerYearInPaise: number
  /** What completing it is evidence of. */
  shows: readonly { code: string; level: number }[]
}

export type ChosenCourse = { courseId: string; brings: { code: string; level: number; closes: boolean }[] }

/**
 * The courses to take next: again and again the one that adds most of the levels still missing, up to `limit`; among
 * equals the shorter, then the cheaper. A course that reaches only part of the level counts for that part.
 *
 * Not the choice that closes gaps (`coverPeople`): that one looks for the least that closes all of them, and a course that
 * only comes nearer is nothing to it; here a next step is wanted, and coming nearer is one.
 */
export function chooseNextCourses(
  gaps: readonly Gap[],
  courses: readonly CourseToTake[],
  limit: number,
): ChosenCourse[] {
  const missing = new Map(
    gaps.map(({ code, heldLevel, requiredLevel }) => [code, { heldLevel, requiredLevel }]),
  )
  const gainOf = ({ shows }: CourseToTake) =>
    shows.flatMap(({ code, level }) => {
      const gap = missing.get(code)
      const reached = Math.min(level, gap?.requiredLevel ?? 0)
      return gap && reached > gap.heldLevel ? [{ code, level: reached, gained: reached - gap.heldLevel }] : []
    })
  const levelsOf = (course: CourseToTake) => gainOf(course).reduce((sum, { gained }) => sum + gained, 0)

  const chosen: ChosenCourse[] = []
  while (chosen.length < limit) {
    const [best] = courses
      .map((course) => ({ course, levels: levelsOf(course) }))
      .filter(({ levels }) => levels > 0)
      .sort(
        (a, b) =>
          b.levels - a.levels ||
          a.course.durationInMinutes - b.course.durationInMinutes ||
          a.course.pricePerSeatPerYearInPaise - b.course.pricePerSeatPerYearInPaise ||
          (a.course.courseId < b.course.courseId ? -1 : 1),
      )
    if (!best) break
    const brings = gainOf(best.course).map(({ code, level }) => {
      const gap = missing.get(code)
      missing.set(code, { heldLevel: level as Gap['heldLevel'], requiredLevel: gap?.requiredLevel ?? 1 })
      return { code, level, closes: level >= (gap?.requiredLevel ?? 0) }
    })
    chosen.push({ courseId: best.course.courseId, brings })
  }
  return chosen
}
