import { type Actor } from '#app/domain/people/viewer.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { takeSubmission } from '#app/domain/validation/take-submission.server.ts'
import { aSubmittedCourse, type SubmittedCourse } from '#tests/support/factories/courses.ts'
import { aValidator } from '#tests/support/factories/people.ts'

/** A submitted course that a validator has taken on. */
export async function aTakenSubmission(): Promise<SubmittedCourse & { validator: Actor }> {
  const course = await aSubmittedCourse()
  const validator = await aValidator()
  await takeSubmission({ actor: validator, submissionId: course.submissionId })
  return { ...course, validator }
}

/** Moves the day an answer is due, so that a test need not wait for it. */
export async function makeDue(submissionId: string, dueAt: Date): Promise<void> {
  await Submission.updateOne({ _id: submissionId }, { $set: { dueAt } })
}

export const submissionOf = async (submissionId: string) => await Submission.findById(submissionId).lean()
