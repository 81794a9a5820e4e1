import { publishVersion } from '#app/domain/courses/publish-version.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { decideSubmission } from '#app/domain/validation/decide-submission.server.ts'

/** Approves the version, which goes on sale with the same decision. */
export async function approveSubmission({
  actor,
  submissionId,
}: {
  actor: Actor
  submissionId: string
}): Promise<void> {
  await decideSubmission({
    actor,
    submissionId,
    outcome: 'approved',
    then: async ({ courseVersionId }) =>
      await publishVersion({ courseVersionId: String(courseVersionId), actorId: actor.id }),
  })
}
