import { type CourseDocument } from '@karmashala/search'
import { readCourseDocuments } from '#app/domain/catalogue/course-document.server.ts'
import { indexCourses } from '#app/domain/catalogue/index-course.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { Offering } from '#app/domain/offerings/offering.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

const BATCH = 500
const CLOCKS_DIFFER_BY_MS = 5 * 60 * 1000

/** Fills the catalogue again when it is not what is on sale, or was written by other code; the database is the truth. */
export async function refreshCatalogue(): Promise<void> {
  const began = Date.now()
  const count = await Offering.countDocuments({ isOnSale: true })
  const isRebuilt = await getRuntime().search.refresh({ count, courses: everyCourse })
  // What other processes wrote to the old catalogue while the new one was filled went away with it.
  if (isRebuilt) await indexChangedSince(new Date(began - CLOCKS_DIFFER_BY_MS))
}

async function* everyCourse(): AsyncGenerator<CourseDocument> {
  const offerings = await Offering.find({ isOnSale: true }, { courseId: 1 }).lean()
  for (const courseIds of batches(offerings)) yield* await readCourseDocuments(courseIds)
}

async function indexChangedSince(since: Date): Promise<void> {
  const changed = { updatedAt: { $gte: since } }
  const [offerings, versions] = await Promise.all([
    Offering.find(changed, { courseId: 1 }).lean(),
    CourseVersion.find({ ...changed, status: { $in: ['published', 'withdrawn'] } }, { courseId: 1 }).lean(),
  ])
  for (const courseIds of batches([...offerings, ...versions])) await indexCourses({ courseIds })
}

function* batches(records: { courseId: unknown }[]): Generator<string[]> {
  const ids = [...new Set(records.map(({ courseId }) => String(courseId)))]
  for (let start = 0; start < ids.length; start += BATCH) yield ids.slice(start, start + BATCH)
}
