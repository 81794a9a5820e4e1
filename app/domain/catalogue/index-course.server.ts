import { readCourseDocuments } from '#app/domain/catalogue/course-document.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Brings the catalogue to what the database says of one course now, whatever the change was. */
export async function indexCourse({ courseId }: { courseId: string }): Promise<void> {
  const { search } = getRuntime()
  const [document] = await readCourseDocuments([courseId])
  if (document) await search.put([document])
  else await search.remove([courseId])
}
