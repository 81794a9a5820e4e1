import { type LoaderFunctionArgs } from '@remix-run/node'
import { loader as pdfLoader } from '#app/routes/certificates.$code[.]pdf.ts'
import { loader as pageLoader } from '#app/routes/certificates.$code.tsx'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'
import { aLearner } from '#tests/support/factories/learning.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const args = (request: Request, code: string) =>
  ({ request, params: { code }, context: { cspNonce: '', clientAddress: '192.0.2.1' } }) as LoaderFunctionArgs

const isRevoked = { revoked: { at: new Date(), reason: 'Issued in error' } }

test('a learner opens their certificate, with everything in both languages', async () => {
  const { learner, code } = await aCredential()

  const page = await pageLoader(
    args(await signedInRequest({ actor: learner, path: `/certificates/${code}` }), code),
  )

  expect(page.text.en.heading).toBe('Certificate of completion')
  expect(page.text.hi.heading).toBe('पूर्णता प्रमाणपत्र')
  expect(page.text.verificationUrl).toBe(`http://localhost:3000/verify/${code}`)
})

test('the PDF is a file to keep that no cache on the way keeps', async () => {
  const { learner, code } = await aCredential()

  const response = await pdfLoader(
    args(await signedInRequest({ actor: learner, path: `/certificates/${code}.pdf` }), code),
  )

  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="certificate-${code}.pdf"`,
    'cache-control': 'private, no-store',
  })
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('other people and visitors do not see it', async () => {
  const { code } = await aCredential()
  const other = await signedInRequest({ actor: await aLearner(), path: `/certificates/${code}` })
  const visitor = new Request(`http://localhost:3000/certificates/${code}`)

  for (const loader of [pageLoader, pdfLoader]) {
    await expect(loader(args(other, code))).rejects.toMatchObject({ status: 404 })
    await expect(loader(args(visitor, code))).rejects.toMatchObject({ status: 302 })
  }
})

test('a withdrawn certificate is shown as such and cannot be downloaded', async () => {
  const { learner, code } = await aCredential()
  await Credential.updateOne({ code }, { $set: isRevoked })
  const request = await signedInRequest({ actor: learner, path: `/certificates/${code}` })

  expect((await pageLoader(args(request, code))).certificate.revoked).toMatchObject({
    reason: 'Issued in error',
  })
  await expect(pdfLoader(args(request, code))).rejects.toMatchObject({ status: 409 })
})
