import { type Types } from 'mongoose'
import { Credential, type CredentialRecord } from '#app/domain/credentials/credential.model.server.ts'
import { Enrolment } from '#app/domain/learning/enrolment.model.server.ts'
import { recordCredentialEvidence } from '#app/domain/positions/record-credential-evidence.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { enqueue } from '#app/lib/jobs.server.ts'

const WAITING = { profiledAt: null }

/** Queues the filling of profiles when there are credentials from before there were profiles. */
export async function fillEvidenceIfNeeded(): Promise<void> {
  if (await Credential.exists(WAITING)) await enqueue('positions.fill_evidence', 'recurring')
}

/** Writes into the profiles what credentials of earlier days are evidence of, one credential after the other. */
export async function fillEvidence(): Promise<void> {
  const waiting = Credential.find(WAITING, { _id: 1 }).lean<{ _id: Types.ObjectId }[]>().cursor()
  for await (const { _id } of waiting) await inTransaction(async () => await fillOne(_id))
}

async function fillOne(credentialId: Types.ObjectId): Promise<void> {
  const credential = await Credential.findOneAndUpdate(
    { _id: credentialId, ...WAITING },
    { $set: { profiledAt: new Date() } },
  ).lean<CredentialRecord | null>()
  if (!credential || credential.revoked) return
  const enrolment = await Enrolment.findById(credential.enrolmentId, { ministryId: 1 }).lean()
  if (!enrolment) return
  const { userId, courseVersionId, completedAt } = credential
  const { ministryId } = enrolment
  await recordCredentialEvidence({ credentialId, userId, ministryId, courseVersionId, at: completedAt })
}
