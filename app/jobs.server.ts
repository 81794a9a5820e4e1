import { z } from 'zod'
import { indexCourse } from '#app/domain/catalogue/index-course.server.ts'
import { type JobHandler } from '#app/lib/jobs.server.ts'

const courseSchema = z.object({ courseId: z.string() })

/** What the worker can do; the name is what `enqueue` was called with. */
export const jobHandlers: Record<string, JobHandler> = {
  'catalogue.index': async (payload) => await indexCourse(courseSchema.parse(payload)),
}
