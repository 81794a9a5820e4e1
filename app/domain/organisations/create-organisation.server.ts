import { randomBytes } from 'node:crypto'
import { Organisation, type OrganisationRecord } from '#app/domain/organisations/organisation.model.server.ts'
import { slugOf } from '#app/domain/organisations/slug.ts'

type NewOrganisation = Pick<OrganisationRecord, 'kind' | 'name' | 'contactEmail'> &
  Partial<Pick<OrganisationRecord, 'nameHi' | 'providerType' | 'website' | 'description' | 'verification'>>

/** Saves an organisation under a slug of its own. Two institutions may bear the same name. */
export async function createOrganisation(organisation: NewOrganisation): Promise<OrganisationRecord> {
  const base = slugOf(organisation.name, organisation.kind)
  const isTaken = await Organisation.exists({ slug: base })
  const slug = isTaken ? `${base}-${randomBytes(3).toString('hex')}` : base
  const [created] = await Organisation.create([{ ...organisation, slug }])
  if (!created) throw new Error('The organisation was not created.')
  return created.toObject()
}
