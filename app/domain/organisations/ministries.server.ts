import { Types } from 'mongoose'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { createOrganisation } from '#app/domain/organisations/create-organisation.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { toOrganisationView } from '#app/domain/organisations/organisation-view.server.ts'
import {
  type CreateMinistryInput,
  type OrganisationView,
} from '#app/domain/organisations/organisation.schema.ts'
import { joinOrganisation } from '#app/domain/people/join-organisation.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type CreateMinistry = CreateMinistryInput & { actor: Actor }

/** Opens a ministry with its first training manager, who then loads the employees. */
export async function createMinistry(input: CreateMinistry): Promise<{ organisationId: string }> {
  const { actor, name, nameHi, contactEmail, managerName, managerEmail } = input
  requirePermission(actor, 'ministry.create')
  return await inTransaction(async () => {
    if (await Organisation.exists({ kind: 'ministry', name })) {
      throw new DomainError('conflict', 'admin:refusals.ministryExists')
    }
    const ministry = await createOrganisation({
      kind: 'ministry',
      name,
      nameHi: nameHi ?? null,
      contactEmail,
      verification: { at: new Date(), byId: new Types.ObjectId(actor.id), reason: null },
    })
    const organisationId = String(ministry._id)
    await joinOrganisation({
      organisationId,
      name: managerName,
      email: managerEmail,
      roles: ['training_manager', 'learner'],
    })
    await recordAudit({
      organisationId,
      actorId: actor.id,
      action: 'ministry.created',
      subject: { kind: 'organisation', id: organisationId },
      details: { name },
    })
    return { organisationId }
  })
}

export async function listMinistries({ actor }: { actor: Actor }): Promise<OrganisationView[]> {
  requirePermission(actor, 'organisation.list')
  const ministries = await Organisation.find({ kind: 'ministry' }).sort({ name: 1 }).limit(500).lean()
  return ministries.map(toOrganisationView)
}

export async function getOrganisation({
  actor,
  organisationId,
}: {
  actor: Actor
  organisationId: string
}): Promise<OrganisationView> {
  requirePermission(actor, 'organisation.list')
  const organisation = await Organisation.findById(organisationId).lean()
  if (!organisation) throw new DomainError('not_found', 'errors:notFound')
  return toOrganisationView(organisation)
}
