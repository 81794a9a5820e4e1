import { type OrganisationKind, type Role } from '#app/domain/access/roles.ts'
import { createOrganisation } from '#app/domain/organisations/create-organisation.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Acting, type Actor } from '#app/domain/people/viewer.ts'
import { Types } from 'mongoose'

let count = 0
const next = () => (count += 1)

export type TestOrganisation = { id: string; name: string; kind: OrganisationKind }

async function anOrganisation(
  kind: OrganisationKind,
  name: string,
  isVerified: boolean,
): Promise<TestOrganisation> {
  const organisation = await createOrganisation({
    kind,
    name,
    contactEmail: `office${next()}@example.org`,
    ...(kind === 'provider' ? { providerType: 'public_training_institution' as const } : {}),
    verification: isVerified ? { at: new Date(), byId: new Types.ObjectId(), reason: null } : null,
  })
  return { id: String(organisation._id), name, kind }
}

/** A provider, verified unless said otherwise. */
export const aProvider = async ({ isVerified = true } = {}): Promise<TestOrganisation> =>
  await anOrganisation('provider', `Institute of Imagined Studies ${next()}`, isVerified)

export const aMinistry = async (): Promise<TestOrganisation> =>
  await anOrganisation('ministry', `Ministry of Imagined Affairs ${next()}`, true)

/** The platform; there is one. */
export async function aPlatform(): Promise<TestOrganisation> {
  const open = await Organisation.findOne({ kind: 'platform' }).lean()
  if (open) return { id: String(open._id), name: open.name, kind: 'platform' }
  return await anOrganisation('platform', `Imagined Marketplace Authority ${next()}`, true)
}

/**
 * A saved person acting for an organisation in these roles. `also` adds memberships they are not acting in.
 */
export async function anActor(
  organisation: TestOrganisation,
  roles: Role[],
  also: { organisation: TestOrganisation; roles: Role[] }[] = [],
): Promise<Actor> {
  const number = next()
  const user = await User.create({ name: `Imagined Person ${number}`, email: `person${number}@example.org` })
  const memberships: Acting[] = []
  for (const membership of [{ organisation, roles }, ...also]) {
    const saved = await Membership.create({
      userId: user._id,
      organisationId: membership.organisation.id,
      roles: membership.roles,
    })
    memberships.push({
      membershipId: String(saved._id),
      organisationId: membership.organisation.id,
      organisationName: membership.organisation.name,
      organisationNameHi: null,
      organisationKind: membership.organisation.kind,
      roles: membership.roles,
    })
  }
  const [acting] = memberships
  if (!acting) throw new Error('An actor acts somewhere.')
  return { id: String(user._id), name: user.name, email: user.email, language: 'en', acting, memberships }
}

export const anAuthor = async (provider?: TestOrganisation): Promise<Actor> =>
  await anActor(provider ?? (await aProvider()), ['author', 'provider_admin'])

export const aValidator = async (): Promise<Actor> => await anActor(await aPlatform(), ['validator'])
