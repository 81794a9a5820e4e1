import { readCourseDocuments } from '#app/domain/catalogue/course-document.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Brings the catalogue to what the database says of one course now, whatever the change was. */
export async function indexCourse({ courseId }: { courseId: string }): Promise<void> {
  await indexCourses({ courseIds: [courseId] })
}

/** The same for a number of courses at once. */
export async function indexCourses({ courseIds }: { courseIds: string[] }): Promise<void> {
  const { search } = getRuntime()
  const documents = await readCourseDocuments(courseIds)
  const onSale = new Set(documents.map(({ id }) => id))
  await search.put(documents)
  await search.remove(courseIds.filter((courseId) => !onSale.has(courseId)))
}
