import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { certificatePdf } from '#app/domain/credentials/certificate-pdf.server.ts'
import { certificateText } from '#app/domain/credentials/certificate-text.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { getCertificate } from '#app/domain/credentials/get-certificate.server.ts'
import { issueCredential } from '#app/domain/credentials/issue-credential.server.ts'
import { runsOf } from '#app/domain/credentials/pdf-text.server.ts'
import { qrPath } from '#app/domain/credentials/qr-code.server.ts'
import { verifyCredential } from '#app/domain/credentials/verify-credential.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCredential } from '#tests/support/factories/credentials.ts'
import { aLearner, anEnrolment } from '#tests/support/factories/learning.ts'

test('a certificate says what was true on its day, whatever changes later', async () => {
  const { code, learner } = await aCredential({ score: '85' })
  await User.updateOne({ _id: learner.id }, { $set: { name: 'Renamed Person' } })

  const certificate = await getCertificate({ viewer: learner, code })

  expect(certificate).toMatchObject({
    learnerName: learner.name,
    courseTitle: 'Imagined Leave Rules for Beginners',
    courseVersionNumber: 1,
    scorePercent: 85,
    ministryName: learner.acting.organisationName,
    verificationUrl: `http://localhost:3000/verify/${code}`,
  })
})

test('each competency is named once, at the highest level the course claims', async () => {
  const { code, learner } = await aCredential()

  const { competencies } = await getCertificate({ viewer: learner, code })

  expect(competencies).toMatchObject([{ code: 'FUN-111', level: 3 }])
  expect(competencies[0]?.nameHi).toMatch(/[\u0900-\u097F]/)
})

test('a certificate is issued once, and only for a completed course', async () => {
  const done = await aCredential()
  const open = await anEnrolment()

  expect(await issueCredential({ enrolmentId: done.enrolmentId })).toEqual({ code: done.code })
  await expect(issueCredential({ enrolmentId: open.enrolmentId })).rejects.toThrow()
  expect(await Credential.countDocuments()).toBe(1)
  expect(await AuditEntry.countDocuments({ action: 'credential.issued' })).toBe(1)
})

test('a certificate opens for its owner only', async () => {
  const { code, learner } = await aCredential()

  await expect(getCertificate({ viewer: await aLearner(), code })).rejects.toMatchObject({
    code: 'not_found',
    key: 'learn:refusals.noCertificate',
  })
  await expect(getCertificate({ viewer: null, code })).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await getCertificate({ viewer: learner, code: code.toLowerCase() })).toMatchObject({ code })
})

test('anybody can check a certificate and learns nothing about the person but the name', async () => {
  const { code, learner } = await aCredential()

  const found = await verifyCredential({ code })

  expect(found).toMatchObject({ status: 'valid', credential: { learnerName: learner.name } })
  const said = JSON.stringify(found)
  for (const secret of [
    learner.email,
    learner.id,
    learner.acting.organisationId,
    learner.acting.organisationName,
  ])
    expect(said).not.toContain(secret)
})

test('a withdrawn certificate and an unknown number are told apart', async () => {
  const { code } = await aCredential()
  await Credential.updateOne({ code }, { $set: { revoked: { at: new Date(), reason: 'Issued in error' } } })

  expect(await verifyCredential({ code })).toMatchObject({
    status: 'revoked',
    credential: { revoked: { reason: 'Issued in error' } },
  })
  expect(await verifyCredential({ code: '0'.repeat(24) })).toEqual({ status: 'unknown' })
  expect(await verifyCredential({ code: '{"$ne":null}' })).toEqual({ status: 'unknown' })
})

test('the PDF says in English and Hindi what the certificate says, and where to check it', async ({
  skip,
}) => {
  const { code, learner } = await aCredential({ score: '85' })
  await Credential.updateOne({ code }, { $set: { learnerName: 'श्रीमती कृष्णा द्विवेदी' } })
  const certificate = await getCertificate({ viewer: learner, code })

  const pdf = await certificatePdf(certificateText(certificate), certificate)

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toContain(`/URI (http://localhost:3000/verify/${code})`)
  const text = await textOf(pdf)
  if (text === null) return skip('pdftotext is not on this machine')
  for (const said of [
    'Certificate of completion',
    'पूर्णता प्रमाणपत्र',
    'श्रीमती कृष्णा द्विवेदी',
    'Imagined Leave Rules for Beginners',
    'कल्पित छुट्टी नियम',
    '85 %',
    code.match(/.{4}/g)?.join('-') ?? '',
    `http://localhost:3000/verify/${code}`,
  ])
    expect(text).toContain(said)
})

test('a name in several scripts is drawn with the font of each', () => {
  expect(runsOf('Asha कृष्णा Ānanda')).toEqual([
    { text: 'Asha ', script: 'latin' },
    { text: 'कृष्णा ', script: 'devanagari' },
    { text: 'Ā', script: 'latin-ext' },
    { text: 'nanda', script: 'latin' },
  ])
})

test('the QR code has the squares of its three corners', () => {
  const { size, path } = qrPath('http://localhost:3000/verify/7K3M90QX12AB34CD56EF78GH')

  expect(size).toBeGreaterThan(20)
  for (const corner of [`M0 0h1`, `M${size - 7} 0h1`, `M0 ${size - 7}h1`]) expect(path).toContain(corner)
})

/** What a reader of the file can select and copy; null where the tool for it is missing. */
async function textOf(pdf: Buffer): Promise<string | null> {
  const file = path.join(getRuntime().temporaryDir, 'certificate.pdf')
  await writeFile(file, pdf)
  try {
    const { stdout } = await promisify(execFile)('pdftotext', ['-raw', file, '-'])
    return stdout.replace(/\s+/g, ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
