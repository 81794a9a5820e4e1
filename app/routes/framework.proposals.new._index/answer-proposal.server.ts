import { type Submission, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect } from '@remix-run/node'
import { type z } from 'zod'
import { type ProposeNodeResult } from '#app/domain/competencies/propose-node.server.ts'
import { type NearDuplicate } from '#app/domain/competencies/proposal-views.ts'
import { formFailure, readForm } from '#app/lib/http.server.ts'

export type ProposalAnswer = { lastResult: SubmissionResult<string[]>; duplicates: NearDuplicate[] }

/** What a proposal form shows again: errors, one row more or less of a list, or the like names to look at. */
export async function answerProposal<S extends z.ZodType>(
  request: Request,
  schema: S,
  propose: (form: z.output<S>) => Promise<ProposeNodeResult>,
) {
  const submission = parseWithZod(await readForm(request), { schema })
  // An intent of the form itself, such as one role more.
  if (submission.status === undefined) return shown(submission.reply(), 200)
  if (submission.status !== 'success') return shown(submission.reply(), 422)
  try {
    const result = await propose(submission.value)
    if (result.status === 'proposed') return redirect(`/framework/proposals/${result.proposalId}`)
    return data<ProposalAnswer>({ lastResult: submission.reply(), duplicates: result.duplicates })
  } catch (error) {
    const { data: lastResult, init } = formFailure(
      submission as unknown as Submission<unknown, string[]>,
      error,
    )
    return shown(lastResult, init?.status ?? 422)
  }
}

const shown = (lastResult: SubmissionResult<string[]>, status: number) =>
  data<ProposalAnswer>({ lastResult, duplicates: [] }, { status })
