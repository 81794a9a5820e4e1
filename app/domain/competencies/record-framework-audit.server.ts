import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type Event = {
  actorId: string
  action: string
  subject: { kind: string; id: string }
  details?: Record<string, string | number | boolean | null>
}

/** Into the chain of the organisation somebody acts for; who acts at the platform writes into the platform's. */
export async function auditOfActor(actor: Actor, event: Omit<Event, 'actorId'>): Promise<void> {
  const { organisationId, organisationKind } = actor.acting
  const chain = organisationKind === 'platform' ? 'platform' : organisationId
  await recordAudit({ organisationId: chain, actorId: actor.id, ...event })
}

/** A decision of the platform: into its own chain and into that of the organisation whose proposal it decides. */
export async function auditOfDecision(proposerOrganisationId: string, event: Event): Promise<void> {
  await recordAudit({ organisationId: 'platform', ...event })
  const isPlatform = await Organisation.exists({ _id: proposerOrganisationId, kind: 'platform' })
  if (!isPlatform) await recordAudit({ organisationId: proposerOrganisationId, ...event })
}
