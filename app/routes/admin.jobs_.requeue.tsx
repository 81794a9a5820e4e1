import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requeueDeadJobs } from '#app/domain/jobs/requeue-job.server.ts'
import { orRespond, readForm } from '#app/lib/http.server.ts'
import { requireActor } from '#app/viewer.server.ts'

export const loader = () => redirect('/admin/jobs')

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'job.manage')
  await readForm(request)
  await orRespond(requeueDeadJobs({ actor }))
  return redirect('/admin/jobs?saved=allRequeued')
}

export { default } from '#app/components/shell/nothing-to-show.tsx'
