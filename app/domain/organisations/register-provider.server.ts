import { createOrganisation } from '#app/domain/organisations/create-organisation.server.ts'
import { type RegisterProviderInput } from '#app/domain/organisations/organisation.schema.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { inTransaction, isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type RegisterProvider = RegisterProviderInput & { language?: 'en' | 'hi' }

/**
 * A provider registers itself with its first administrator. It may prepare courses at once and submit them when the
 * platform has verified it.
 */
export async function registerProvider(
  input: RegisterProvider,
): Promise<{ organisationId: string; userId: string }> {
  const {
    organisationName,
    organisationNameHi,
    providerType,
    website,
    description,
    name,
    email,
    password,
    language,
  } = input
  const passwordHash = await hashPassword(password)
  try {
    return await inTransaction(async () => {
      const [user] = await User.create([{ name, email, passwordHash, language: language ?? 'en' }])
      const organisation = await createOrganisation({
        kind: 'provider',
        name: organisationName,
        nameHi: organisationNameHi ?? null,
        providerType,
        website: website ?? null,
        description,
        contactEmail: email,
      })
      const organisationId = String(organisation._id)
      const userId = String(user?._id)
      await Membership.create([{ userId, organisationId, roles: ['provider_admin', 'author'] }])
      await recordAudit({
        organisationId,
        actorId: userId,
        action: 'provider.registered',
        subject: { kind: 'organisation', id: organisationId },
        details: { name: organisationName, providerType },
      })
      return { organisationId, userId }
    })
  } catch (error) {
    if (isDuplicateKey(error))
      throw new DomainError('conflict', 'account:refusals.emailTaken', undefined, { cause: error })
    throw error
  }
}
