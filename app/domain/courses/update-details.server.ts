import { changeDraft } from '#app/domain/courses/change-draft.server.ts'
import { type CourseDetailsInput } from '#app/domain/courses/course.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type UpdateDetails = CourseDetailsInput & { actor: Actor; courseId: string }

/** Replaces title, summary, outcomes and the other facts of the draft. A text left out is taken away. */
export async function updateDetails({
  actor,
  courseId,
  titleHi = '',
  summaryHi = '',
  ...details
}: UpdateDetails): Promise<void> {
  await changeDraft({
    actor,
    courseId,
    action: 'course.details_changed',
    change: () => ({ set: { ...details, titleHi: titleHi || null, summaryHi: summaryHi || null } }),
  })
}
