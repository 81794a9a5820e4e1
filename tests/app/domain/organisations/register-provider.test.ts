import {
  refuseProvider,
  listProviders,
  verifyProvider,
} from '#app/domain/organisations/decide-provider.server.ts'
import { createMinistry } from '#app/domain/organisations/ministries.server.ts'
import { openPlatform } from '#app/domain/organisations/open-platform.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { registerProviderSchema } from '#app/domain/organisations/organisation.schema.ts'
import { registerProvider } from '#app/domain/organisations/register-provider.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { anActor, anAuthor, aPlatform } from '#tests/support/factories/people.ts'

const INPUT = {
  organisationName: 'University of Imagined Learning',
  providerType: 'university' as const,
  description: 'A made-up university that teaches imagined public administration.',
  name: 'Imagined Dean',
  email: 'dean@example.org',
  password: 'a password of the tests',
}
const anAdmin = async () => await anActor(await aPlatform(), ['platform_admin'])

test('a provider registers itself and waits until the platform has verified it', async () => {
  const { organisationId } = await registerProvider(INPUT)
  const actor = await anAdmin()
  expect(await listProviders({ actor })).toMatchObject([{ id: organisationId, status: 'waiting' }])

  await verifyProvider({ actor, providerId: organisationId })

  expect(await listProviders({ actor })).toMatchObject([{ id: organisationId, status: 'verified' }])
})

test('an address that has an account cannot register a second one, and nothing is left behind', async () => {
  await registerProvider(INPUT)
  const second = registerProvider({ ...INPUT, organisationName: 'Another Imagined University' })

  await expect(second).rejects.toMatchObject({ code: 'conflict', key: 'account:refusals.emailTaken' })
  expect(await Organisation.countDocuments({ kind: 'provider' })).toBe(1)
})

test('two institutions of the same name get addresses of their own', async () => {
  await registerProvider(INPUT)
  await registerProvider({ ...INPUT, email: 'other@example.org' })

  const slugs = (await Organisation.find({ kind: 'provider' }).lean()).map(({ slug }) => slug)
  expect(new Set(slugs).size).toBe(2)
})

test('a refused provider reads the reason; it can still be verified later, and not twice', async () => {
  const { organisationId } = await registerProvider(INPUT)
  const actor = await anAdmin()
  await refuseProvider({ actor, providerId: organisationId, reason: 'The website does not answer.' })
  expect(await listProviders({ actor })).toMatchObject([
    { status: 'refused', refusalReason: 'The website does not answer.' },
  ])

  await verifyProvider({ actor, providerId: organisationId })

  expect(await listProviders({ actor })).toMatchObject([{ status: 'verified', refusalReason: null }])
  await expect(verifyProvider({ actor, providerId: organisationId })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a provider cannot verify itself', async () => {
  const author = await anAuthor()
  const verifying = verifyProvider({ actor: author, providerId: author.acting.organisationId })
  await expect(verifying).rejects.toMatchObject({ code: 'forbidden' })
})

test('a form with missing fields names each of them', () => {
  const parsed = registerProviderSchema.safeParse({ email: 'not an address', password: 'short' })
  const fields = parsed.error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
  expect(fields).toEqual([
    'organisationName errors:required',
    'providerType errors:choose',
    'description errors:required',
    'name errors:required',
    'email errors:email',
    'password errors:passwordTooShort',
  ])
})

test('the platform opens a ministry with its training manager, once under each name', async () => {
  const actor = await anAdmin()
  const input = {
    name: 'Ministry of Imagined Affairs',
    contactEmail: 'office@example.org',
    managerName: 'Imagined Manager',
    managerEmail: 'manager@example.org',
  }
  await createMinistry({ actor, ...input })

  await expect(createMinistry({ actor, ...input })).rejects.toMatchObject({ code: 'conflict' })
  expect(await User.countDocuments({ email: 'manager@example.org' })).toBe(1)
})

test('the platform is opened once', async () => {
  const input = { name: 'Imagined Authority', adminName: 'Imagined Admin', adminEmail: 'admin@example.org' }

  expect(await openPlatform(input)).toMatchObject({
    activationPath: expect.stringMatching(/^\/activate\//) as string,
  })
  expect(await openPlatform(input)).toBeNull()
})

test('processes that start at the same moment open one platform', async () => {
  const input = { name: 'Imagined Authority', adminName: 'Imagined Admin', adminEmail: 'admin@example.org' }

  const opened = await Promise.all([openPlatform(input), openPlatform(input), openPlatform(input)])

  expect(opened.filter((platform) => platform !== null)).toHaveLength(1)
  expect(await Organisation.countDocuments({ kind: 'platform' })).toBe(1)
})
