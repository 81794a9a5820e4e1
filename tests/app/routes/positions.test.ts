import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { loader as listLoader } from '#app/routes/people.positions._index.tsx'
import { action as importAction } from '#app/routes/people.positions.import.tsx'
import { loader as reportLoader } from '#app/routes/people.positions.imports.$importId._index.tsx'
import { action as applyAction } from '#app/routes/people.positions.imports.$importId.application.tsx'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'
import { anExport, aPosting } from '#tests/support/factories/profiles.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs

const aManager = async () => await anActor(await aMinistry(), ['training_manager'])

async function sendFile(actor: Actor, file: File | null, complete = false) {
  const signedIn = await signedInRequest({ actor, path: '/people/positions/import' })
  const body = new FormData()
  if (file) body.set('file', file)
  if (complete) body.set('complete', 'on')
  body.set(CSRF_FIELD, await csrfTokenFor(signedIn))
  return await importAction(
    args(new Request(signedIn.url, { method: 'POST', headers: signedIn.headers, body })),
  )
}

test('an export is uploaded, looked at and applied, without a line of JavaScript', async () => {
  const actor = await aManager()
  const list = async () =>
    (await listLoader(args(await signedInRequest({ actor, path: '/people/positions' })))).list

  const sent = await sendFile(actor, new File([anExport(aPosting())], 'march.csv'), true)
  const report = sent instanceof Response ? (sent.headers.get('Location') ?? '') : ''
  expect(report).toMatch(/^\/people\/positions\/imports\/[0-9a-f]{24}$/)
  const importId = report.split('/').at(-1) ?? ''
  const shown = await reportLoader(args(await signedInRequest({ actor, path: report }), { importId }))
  expect(shown.report).toMatchObject({ status: 'checked', isComplete: true, fileName: 'march.csv' })
  expect((await list()).total).toBe(1)

  await applyAction(args(await signedInRequest({ actor, path: report, form: {} }), { importId }))
  expect((await list()).items[1]).toMatchObject({
    name: 'Imagined Employee',
    unit: 'Coordination',
    positions: [{ positionId: 'PID007', from: '2025-04-01' }],
  })
  const again = applyAction(args(await signedInRequest({ actor, path: report, form: {} }), { importId }))
  await expect(again).rejects.toMatchObject({ status: 409 })
})

test('what is no export is refused with a status that says so', async () => {
  const actor = await aManager()
  expect(await sendFile(actor, null)).toMatchObject({
    init: { status: 422 },
    data: { message: 'errors:file' },
  })
  expect(await sendFile(actor, new File(['{}'], 'a.JSON'))).toMatchObject({
    init: { status: 422 },
    data: { message: 'positions:refusals.noList' },
  })
})

test('the report of another ministry is a 404', async () => {
  const sent = await sendFile(await aManager(), new File([anExport(aPosting())], 'march.csv'))
  const importId = sent instanceof Response ? (sent.headers.get('Location') ?? '').slice(-24) : ''
  const actor = await aManager()
  const path = `/people/positions/imports/${importId}`
  await expect(
    reportLoader(args(await signedInRequest({ actor, path }), { importId })),
  ).rejects.toMatchObject({
    status: 404,
  })
})

test('a learner sees no list of positions', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  const request = await signedInRequest({ actor, path: '/people/positions' })
  await expect(listLoader(args(request))).rejects.toMatchObject({ status: 403 })
})
