import { createCourse } from '#app/domain/courses/create-course.server.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { type CourseDetailsInput } from '#app/domain/courses/course.schema.ts'
import { publishVersion } from '#app/domain/courses/publish-version.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { setTags } from '#app/domain/courses/set-tags.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { aPackageFile } from '#tests/support/factories/packages.ts'

export const courseDetails: CourseDetailsInput = {
  title: 'Imagined Leave Rules for Beginners',
  summary: 'What kinds of leave an official can have and how to ask for them.',
  outcomes: ['Tell earned leave from casual leave', 'Fill in an application for leave'],
  language: 'en',
  licence: 'cc_by_4',
  durationInMinutes: 45,
}

export type TestCourse = { actor: Actor; courseId: string }

/** A course with nothing but its details. */
export async function aCourse({
  actor,
  ...details
}: Partial<CourseDetailsInput> & { actor?: Actor } = {}): Promise<TestCourse> {
  const author = actor ?? (await anAuthor())
  return { actor: author, ...(await createCourse({ actor: author, ...courseDetails, ...details })) }
}

/** A course with everything it needs to be submitted. */
export async function aCompleteCourse(options: Parameters<typeof aCourse>[0] = {}): Promise<TestCourse> {
  const course = await aCourse(options)
  await importPackage({ ...course, file: await aPackageFile(), originalName: 'leave.zip' })
  await setTags({ ...course, tags: [{ competencyCode: 'FUN-111', level: 2, role: 'taught' }] })
  await setPrice({ ...course, pricePerSeatPerYearInPaise: 25_000 })
  return course
}

export type SubmittedCourse = TestCourse & { submissionId: string; courseVersionId: string }

/** A course that waits for the validators. */
export async function aSubmittedCourse(
  options: Parameters<typeof aCourse>[0] = {},
): Promise<SubmittedCourse> {
  const course = await aCompleteCourse(options)
  const { submissionId } = await submitCourse(course)
  const submission = await Submission.findById(submissionId).lean()
  return { ...course, submissionId, courseVersionId: String(submission?.courseVersionId) }
}

/** A course on sale, as if a validator had approved it. */
export async function aPublishedCourse(
  options: Parameters<typeof aCourse>[0] = {},
): Promise<SubmittedCourse> {
  const course = await aSubmittedCourse(options)
  await inTransaction(async () => {
    await Submission.updateOne({ _id: course.submissionId }, { $set: { status: 'approved' } })
    await publishVersion({ courseVersionId: course.courseVersionId, actorId: course.actor.id })
  })
  return course
}

export const slugOfCourse = async (courseId: string): Promise<string> =>
  String((await Course.findById(courseId).lean())?.slug)
