import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { toOrganisationView } from '#app/domain/organisations/organisation-view.server.ts'
import { type OrganisationView } from '#app/domain/organisations/organisation.schema.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/** The platform has satisfied itself that the institution is who it says it is. */
export async function verifyProvider({
  actor,
  providerId,
}: {
  actor: Actor
  providerId: string
}): Promise<void> {
  requirePermission(actor, 'provider.verify')
  const verification = { at: new Date(), byId: actor.id }
  await decide({ actor, providerId, action: 'provider.verified', change: { verification, refusal: null } })
}

type RefuseProvider = { actor: Actor; providerId: string; reason: string }

/** Turns a waiting provider down; the reason is shown to it. */
export async function refuseProvider({ actor, providerId, reason }: RefuseProvider): Promise<void> {
  requirePermission(actor, 'provider.verify')
  const refusal = { at: new Date(), byId: actor.id, reason }
  await decide({ actor, providerId, action: 'provider.refused', change: { refusal }, reason })
}

type Decide = { actor: Actor; providerId: string; action: string; change: object; reason?: string }

async function decide({ actor, providerId, action, change, reason }: Decide): Promise<void> {
  await inTransaction(async () => {
    const decided = await Organisation.updateOne(
      { _id: providerId, kind: 'provider', verification: null },
      { $set: change },
    )
    if (decided.matchedCount === 0) {
      const exists = await Organisation.exists({ _id: providerId, kind: 'provider' })
      throw exists
        ? new DomainError('conflict', 'admin:refusals.alreadyVerified')
        : new DomainError('not_found', 'errors:notFound')
    }
    await recordAudit({
      organisationId: providerId,
      actorId: actor.id,
      action,
      subject: { kind: 'organisation', id: providerId },
      details: reason ? { reason } : {},
    })
  })
}

/** Providers for the platform: those that wait first, oldest first. */
export async function listProviders({ actor }: { actor: Actor }): Promise<OrganisationView[]> {
  requirePermission(actor, 'organisation.list')
  const providers = await Organisation.find({ kind: 'provider' }).sort({ createdAt: 1 }).limit(500).lean()
  const order = { waiting: 0, refused: 1, verified: 2 }
  return providers.map(toOrganisationView).sort((a, b) => order[a.status] - order[b.status])
}
