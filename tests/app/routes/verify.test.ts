import { type LoaderFunctionArgs } from '@remix-run/node'
import { loader as formLoader } from '#app/routes/verify._index.tsx'
import { loader } from '#app/routes/verify.$code.tsx'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'

const visit = (path: string, params: Record<string, string> = {}) =>
  ({
    request: new Request(new URL(path, 'http://localhost:3000')),
    params,
    context: { cspNonce: '', clientAddress: '192.0.2.1' },
  }) as LoaderFunctionArgs

const verify = async (code: string) => await loader(visit(`/verify/${code}`, { code }))

test('a visitor checks a valid certificate', async () => {
  const { code, learner } = await aCredential({ score: '85' })

  expect(await verify(code)).toMatchObject({
    init: { status: 200 },
    data: { verification: { status: 'valid', credential: { learnerName: learner.name, scorePercent: 85 } } },
  })
})

test('a withdrawn certificate is named as withdrawn', async () => {
  const { code } = await aCredential()
  await Credential.updateOne({ code }, { $set: { revoked: { at: new Date(), reason: 'Issued in error' } } })

  expect(await verify(code)).toMatchObject({
    init: { status: 200 },
    data: { verification: { status: 'revoked' } },
  })
})

test.each(['0'.repeat(24), 'nonsense'])(
  'the number %s leads to a page that says it is unknown',
  async (code) => {
    expect(await verify(code)).toMatchObject({
      init: { status: 404 },
      data: { verification: { status: 'unknown' } },
    })
  },
)

test('a number as it is printed or typed leads to its own address', async () => {
  const { code } = await aCredential()
  const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`

  await expect(verify(typed)).rejects.toMatchObject({ status: 302 })
  const answer = await Promise.resolve(typed)
    .then((number) => formLoader(visit(`/verify?code=${encodeURIComponent(number)}`)))
    .catch((response: Response) => response)
  expect((answer as Response).headers.get('Location')).toBe(`/verify/${code}`)
})

test('the form asks again for a number that cannot be one', () => {
  expect(formLoader(visit('/verify?code=abc'))).toMatchObject({
    init: { status: 422 },
    data: { typed: 'abc' },
  })
  expect(formLoader(visit('/verify'))).toMatchObject({ init: { status: 200 }, data: { typed: null } })
})
