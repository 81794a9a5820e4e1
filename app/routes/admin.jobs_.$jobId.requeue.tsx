import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { requeueJob } from '#app/domain/jobs/requeue-job.server.ts'
import { orRespond, parseParams, readForm } from '#app/lib/http.server.ts'
import { objectId } from '#app/lib/object-id.ts'
import { requireActor } from '#app/viewer.server.ts'

const paramsSchema = z.object({ jobId: objectId })

export const loader = () => redirect('/admin/jobs')

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'job.manage')
  const { jobId } = parseParams(params, paramsSchema)
  await readForm(request)
  await orRespond(requeueJob({ actor, jobId }))
  return redirect('/admin/jobs?saved=requeued')
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
