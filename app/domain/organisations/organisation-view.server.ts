import { type OrganisationRecord } from '#app/domain/organisations/organisation.model.server.ts'
import { type OrganisationView } from '#app/domain/organisations/organisation.schema.ts'

export function toOrganisationView(organisation: OrganisationRecord): OrganisationView {
  const { _id, kind, name, nameHi, slug, providerType, website, description, contactEmail } = organisation
  return {
    id: String(_id),
    kind,
    name,
    nameHi: nameHi ?? null,
    slug,
    providerType: providerType ?? null,
    website: website ?? null,
    description: description ?? null,
    contactEmail,
    status: organisation.verification ? 'verified' : organisation.refusal ? 'refused' : 'waiting',
    refusalReason: organisation.refusal?.reason ?? null,
    registeredAt: organisation.createdAt.toISOString(),
  }
}
