import { type CourseOnOffer, type Dictionary, type LevelNumber } from '@karmashala/frac'
import { type CourseOnSale } from '#app/domain/offerings/read-courses-on-sale.server.ts'
import { evidenceOfVersion } from '#app/domain/positions/evidence-of-version.ts'

/**
 * Courses on sale as what closes gaps: a course closes one when its completion would be written into a profile at the
 * level required, and not by any tag beside that.
 */
export const coursesOnOffer = (courses: readonly CourseOnSale[], dictionary: Dictionary): CourseOnOffer[] =>
  courses.flatMap((course) => {
    const teaches = evidenceOfVersion(course, dictionary).map(({ code, level }) => ({
      ...{ code, level: level as LevelNumber },
    }))
    const { courseId: id, durationInMinutes: minutes, pricePerSeatPerYearInPaise: priceInPaise } = course
    return teaches.length === 0 ? [] : [{ id, minutes, priceInPaise, teaches }]
  })
