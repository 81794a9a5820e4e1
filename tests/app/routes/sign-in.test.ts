import { type ActionFunctionArgs } from '@remix-run/node'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { CSRF_FIELD, csrfTokenFor } from '#app/lib/csrf.server.ts'
import { action } from '#app/routes/sign-in.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor } from '#tests/support/factories/people.ts'

const context = { cspNonce: '', clientAddress: '192.0.2.1' }
const url = 'http://localhost:3000/sign-in'

async function post(fields: Record<string, string>, { withCsrf = true } = {}) {
  const body = new URLSearchParams(fields)
  if (withCsrf) body.set(CSRF_FIELD, await csrfTokenFor(new Request(url)))
  const request = new Request(url, { method: 'POST', body })
  const result: unknown = await action({ request, params: {}, context } as ActionFunctionArgs)
  return result
}

async function aPerson() {
  const person = await anActor(await aMinistry(), ['learner'])
  await User.updateOne(
    { _id: person.id },
    { $set: { passwordHash: await hashPassword('a password of the tests') } },
  )
  return person
}

test('signing in leads on and sets a cookie that scripts cannot read', async () => {
  const { email } = await aPerson()

  const response = (await post({ email, password: 'a password of the tests', to: '/learn' })) as Response

  expect(response.status).toBe(302)
  expect(response.headers.get('Location')).toBe('/learn')
  expect(response.headers.get('Set-Cookie')).toMatch(/^session=.+HttpOnly.*SameSite=Lax/)
})

test('signing in leads to the own work, never to another site', async () => {
  const { email } = await aPerson()
  const response = (await post({
    email,
    password: 'a password of the tests',
    to: '//evil.example',
  })) as Response
  expect(response.headers.get('Location')).toBe('/learn')
})

test('missing fields come back with a message at each, and not with the password', async () => {
  const result = await post({ email: 'not an address', password: '' })
  expect(result).toMatchObject({
    init: { status: 422 },
    data: { error: { email: ['errors:email'], password: ['errors:required'] } },
  })
})

test('a wrong password is refused above the form', async () => {
  const { email } = await aPerson()
  const result = await post({ email, password: 'wrong' })
  expect(result).toMatchObject({ data: { error: { '': ['account:refusals.wrongCredentials'] } } })
})

test('a form without its token is refused', async () => {
  const posting = post({ email: 'a@example.org', password: 'x' }, { withCsrf: false })
  await expect(posting).rejects.toMatchObject({ status: 403 })
})

test.each([
  ['application/json', '{"email":'],
  ['multipart/form-data', 'email=a'],
  ['multipart/form-data; boundary=x', '--x\r\nnothing that ends'],
])('a body of type %s that is no form is refused and is not a fault of ours', async (type, body) => {
  const request = new Request(url, { method: 'POST', headers: { 'Content-Type': type }, body })
  const posting = action({ request, params: {}, context } as ActionFunctionArgs)
  await expect(posting).rejects.toMatchObject({ status: 422 })
})
