import { type CourseDocument } from '@karmashala/search'
import { readCourseDocuments } from '#app/domain/catalogue/course-document.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

const BATCH = 500

/** Fills the catalogue again when it is not what is on sale, or was written by other code; the database is the truth. */
export async function refreshCatalogue(): Promise<void> {
  const count = await Offering.countDocuments({ isOnSale: true })
  await getRuntime().search.refresh({ count, courses: everyCourse })
}

async function* everyCourse(): AsyncGenerator<CourseDocument> {
  const offerings = await Offering.find({ isOnSale: true }, { courseId: 1 }).lean()
  for (let start = 0; start < offerings.length; start += BATCH) {
    const courseIds = offerings.slice(start, start + BATCH).map(({ courseId }) => String(courseId))
    yield* await readCourseDocuments(courseIds)
  }
}
