import { Types } from 'mongoose'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { createOrganisation } from '#app/domain/organisations/create-organisation.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { joinOrganisation } from '#app/domain/people/join-organisation.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { hashToken, makeToken } from '#app/domain/people/token.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'

const SEVEN_DAYS_IN_MS = 7 * 24 * 60 * 60 * 1000

type OpenPlatform = { name: string; nameHi?: string; adminName: string; adminEmail: string }
type OpenedPlatform = { organisationId: string; activationPath: string }

/**
 * The first organisation there is, with its first administrator, who opens everything else. Null when it exists
 * already; else the path of the link with which the administrator chooses a password.
 */
export async function openPlatform({
  name,
  nameHi,
  adminName,
  adminEmail,
}: OpenPlatform): Promise<OpenedPlatform | null> {
  const isOpen = async () => (await Organisation.exists({ kind: 'platform' })) !== null
  if (await isOpen()) return null
  try {
    return await open({ name, nameHi, adminName, adminEmail })
  } catch (error) {
    if (isDuplicateKey(error) && (await isOpen())) return null
    throw error
  }
}

async function open({ name, nameHi, adminName, adminEmail }: OpenPlatform): Promise<OpenedPlatform> {
  const token = makeToken()
  return await inTransaction(async () => {
    const verification = { at: new Date(), byId: new Types.ObjectId(), reason: null }
    const platform = await createOrganisation({
      kind: 'platform',
      name,
      nameHi: nameHi ?? null,
      contactEmail: adminEmail,
      verification,
    })
    const organisationId = String(platform._id)
    const { userId } = await joinOrganisation({
      organisationId,
      name: adminName,
      email: adminEmail,
      roles: ['platform_admin'],
    })
    const invitation = { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + SEVEN_DAYS_IN_MS) }
    await Membership.updateOne({ userId, organisationId }, { $set: { invitation } })
    await recordAudit({
      organisationId,
      actorId: null,
      action: 'platform.opened',
      subject: { kind: 'organisation', id: organisationId },
    })
    return { organisationId, activationPath: `/activate/${token}` }
  })
}
