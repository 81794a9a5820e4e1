import { reopenVersion } from '#app/domain/courses/reopen-version.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { decideSubmission } from '#app/domain/validation/decide-submission.server.ts'

type RequestChanges = { actor: Actor; submissionId: string; reason: string }

/** Gives the version back to its authors with the reason; they answer with a new round. */
export async function requestChanges({ actor, submissionId, reason }: RequestChanges): Promise<void> {
  await decideSubmission({
    actor,
    submissionId,
    outcome: 'changes_requested',
    reason,
    then: async ({ courseVersionId }) => await reopenVersion({ courseVersionId: String(courseVersionId) }),
  })
}
