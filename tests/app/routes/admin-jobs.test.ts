import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { loader as listLoader } from '#app/routes/admin.jobs.tsx'
import { action as discardAction, loader as discardLoader } from '#app/routes/admin.jobs_.$jobId.discard.tsx'
import { action as requeueAction } from '#app/routes/admin.jobs_.$jobId.requeue.tsx'
import { action as requeueAllAction } from '#app/routes/admin.jobs_.requeue.tsx'
import { loader as providersLoader } from '#app/routes/admin.providers.tsx'
import { Job } from '#app/lib/jobs.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anActor, anAuthor, aPlatform } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs
const anAdmin = async () => await anActor(await aPlatform(), ['platform_admin'])
const aDeadJob = async () =>
  String((await Job.create({ name: 'test.work', key: 'a', status: 'dead', runAt: new Date() }))._id)

test('the page of jobs makes sense of any address', async () => {
  const actor = await anAdmin()
  for (const query of ['', '?list=waiting&page=2', '?list=nothing&page=-3&saved=never', '?page=x']) {
    const data = await listLoader(args(await signedInRequest({ actor, path: `/admin/jobs${query}` })))
    expect(data.title).toBe('Background jobs')
    expect(data.mayManage).toBe(true)
  }
})

test('an author does not see the jobs', async () => {
  const request = await signedInRequest({ actor: await anAuthor(), path: '/admin/jobs' })
  await expect(listLoader(args(request))).rejects.toMatchObject({ status: 403 })
})

test('pressing "Try again" leads back to the list', async () => {
  const jobId = await aDeadJob()
  const request = await signedInRequest({
    actor: await anAdmin(),
    path: `/admin/jobs/${jobId}/requeue`,
    form: {},
  })

  const response = await requeueAction(args(request, { jobId }))

  expect(response.headers.get('Location')).toBe('/admin/jobs?saved=requeued')
  expect(await Job.findById(jobId).lean()).toMatchObject({ status: 'waiting' })
})

test('pressing "Try all again" leads back to the list', async () => {
  await aDeadJob()
  const request = await signedInRequest({ actor: await anAdmin(), path: '/admin/jobs/requeue', form: {} })
  const response = await requeueAllAction(args(request))
  expect(response.headers.get('Location')).toBe('/admin/jobs?saved=allRequeued')
  expect(await Job.countDocuments({ status: 'dead' })).toBe(0)
})

test.each(['not-an-id', '64b7f0c2a1d3e4f5a6b7c8d9'])(
  'the job %s that nobody queued is a 404',
  async (jobId) => {
    const actor = await anAdmin()
    const path = `/admin/jobs/${jobId}`
    const requeue = args(await signedInRequest({ actor, path, form: {} }), { jobId })
    const discard = args(await signedInRequest({ actor, path }), { jobId })
    await expect(requeueAction(requeue)).rejects.toMatchObject({ status: 404 })
    await expect(discardLoader(discard)).rejects.toMatchObject({ status: 404 })
  },
)

test('a decision without the token of the form, or about a job that is not given up, is refused', async () => {
  const actor = await anAdmin()
  const jobId = await aDeadJob()
  const path = `/admin/jobs/${jobId}/requeue`
  const forged = await signedInRequest({ actor, path, form: {}, withCsrf: false })
  await expect(requeueAction(args(forged, { jobId }))).rejects.toMatchObject({ status: 403 })

  await Job.updateOne({ _id: jobId }, { $set: { status: 'done' } })
  const late = await signedInRequest({ actor, path, form: {} })
  await expect(requeueAction(args(late, { jobId }))).rejects.toMatchObject({ status: 409 })
})

test('giving up asks for a reason', async () => {
  const actor = await anAdmin()
  const jobId = await aDeadJob()
  const path = `/admin/jobs/${jobId}/discard`
  const give = async (reason: string) =>
    await discardAction(args(await signedInRequest({ actor, path, form: { reason } }), { jobId }))

  for (const reason of ['', '  ', 'no', 'x'.repeat(501)])
    expect(await give(reason)).toMatchObject({ init: { status: 422 } })
  expect(await Job.countDocuments({ status: 'dead' })).toBe(1)

  const response = (await give('The course was withdrawn.')) as Response
  expect(response.headers.get('Location')).toBe('/admin/jobs?saved=discarded')
  expect(await give('Once more.')).toMatchObject({ init: { status: 409 } })
})

test('the page on which an administrator begins says that jobs wait for a decision', async () => {
  const actor = await anAdmin()
  const open = async () =>
    await providersLoader(args(await signedInRequest({ actor, path: '/admin/providers' })))
  expect(await open()).toMatchObject({ deadJobs: 0 })
  await aDeadJob()
  expect(await open()).toMatchObject({ deadJobs: 1 })
})
