import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { takeSubmission } from '#app/domain/validation/take-submission.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'
import { submissionParams } from './validate.$submissionId/params.ts'

export function loader({ params }: LoaderFunctionArgs) {
  const { submissionId } = parseParams(params, submissionParams)
  return redirect(`/validate/${submissionId}`)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'submission.review')
  const { submissionId } = parseParams(params, submissionParams)
  await readForm(request)
  await orRespond(takeSubmission({ actor, submissionId }))
  return redirect(`/validate/${submissionId}?saved=taken`)
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
