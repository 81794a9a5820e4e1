import { type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { action as endAction } from '#app/routes/people.$membershipId.end.tsx'
import { action as linksAction } from '#app/routes/people.activation-links.tsx'
import { action as loadAction } from '#app/routes/people.load.tsx'
import { loader as listLoader } from '#app/routes/people._index.tsx'
import { action as verifyAction } from '#app/routes/admin.providers_.$providerId.verification.tsx'
import { joinOrganisation } from '#app/domain/people/join-organisation.server.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor, anAuthor, aPlatform, aProvider } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, params: Record<string, string> = {}) =>
  ({ request, params, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs &
    ActionFunctionArgs

test('a visitor is sent to sign in and back', async () => {
  const visit = listLoader(args(new Request('http://localhost:3000/people?page=2')))
  await expect(visit).rejects.toMatchObject({ status: 302 })
  await visit.catch((response: Response) => {
    expect(response.headers.get('Location')).toBe('/sign-in?to=%2Fpeople%3Fpage%3D2')
  })
})

test('a learner does not see the list of people', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  await expect(listLoader(args(await signedInRequest({ actor, path: '/people' })))).rejects.toMatchObject({
    status: 403,
  })
})

test.each(['not-an-id', '64b7f0c2a1d3e4f5a6b7c8d9'])(
  'the membership %s of nobody is a 404',
  async (membershipId) => {
    const actor = await anAuthor()
    const request = await signedInRequest({ actor, path: `/people/${membershipId}/end`, form: {} })
    await expect(endAction(args(request, { membershipId }))).rejects.toMatchObject({ status: 404 })
  },
)

test('a platform administrator cannot be imitated by a form without its token', async () => {
  const actor = await anActor(await aPlatform(), ['platform_admin'])
  const provider = await aProvider({ isVerified: false })
  const path = `/admin/providers/${provider.id}/verification`
  const request = await signedInRequest({ actor, path, form: {}, withCsrf: false })
  await expect(verifyAction(args(request, { providerId: provider.id }))).rejects.toMatchObject({
    status: 403,
  })
})

test('activation links come as a file that no cache keeps', async () => {
  const ministry = await aMinistry()
  const actor = await anActor(ministry, ['training_manager'])
  await joinOrganisation({
    organisationId: ministry.id,
    name: 'Imagined Learner',
    email: 'learner@example.org',
    roles: ['learner'],
  })

  const response = await linksAction(
    args(await signedInRequest({ actor, path: '/people/activation-links', form: {} })),
  )

  expect(response.headers.get('Content-Disposition')).toContain('activation-links.csv')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await response.text()).toMatch(/http:\/\/localhost:3000\/activate\/\S{40,}/)
})

test('an employee file is refused with a status that says so', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager'])
  const signedIn = await signedInRequest({ actor, path: '/people/load' })
  const send = async (file: File | null) => {
    const body = new FormData()
    if (file) body.set('file', file)
    body.set(CSRF_FIELD, await csrfTokenFor(signedIn))
    return await loadAction(
      args(new Request(signedIn.url, { method: 'POST', headers: signedIn.headers, body })),
    )
  }

  expect(await send(null)).toMatchObject({ init: { status: 422 }, data: { message: 'errors:file' } })
  const wrong = await send(new File(['name,mail\nA,b@example.org'], 'employees.csv'))
  expect(wrong).toMatchObject({ init: { status: 422 }, data: { status: 'failed' } })
})

test('a file that is too large is refused before it is read', async () => {
  const actor = await anActor(await aMinistry(), ['training_manager'])
  const { url, headers } = await signedInRequest({ actor, path: '/people/load' })
  const request = new Request(url, { method: 'POST', headers, body: 'x' })
  request.headers.set('Content-Length', String(50 * 1024 * 1024))

  expect(await loadAction(args(request))).toMatchObject({ init: { status: 413 } })
})
