import { activate, findActivation, issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { addMember, appointOfficial, endMembership, listMembers } from '#app/domain/people/members.server.ts'
import { signIn } from '#app/domain/people/sign-in.server.ts'
import { getActor } from '#app/domain/people/get-actor.server.ts'
import { findViewer } from '#app/domain/people/find-viewer.server.ts'
import { loadEmployees } from '#app/domain/people/load-employees.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor, anAuthor, aPlatform, aProvider } from '#tests/support/factories/people.ts'

const NEW = { name: 'Imagined Colleague', email: 'colleague@example.org' }
const tokenOf = (path: string) => path.replace('/activate/', '')

test('a provider administrator adds a colleague, who activates the account once and signs in', async () => {
  const actor = await anAuthor()
  await addMember({ actor, ...NEW, roles: ['author'] })
  const link = (await issueActivationLinks({ actor })).find(({ email }) => email === NEW.email)
  const token = tokenOf(link?.path ?? '')

  expect(await findActivation({ token })).toMatchObject({ ...NEW, hasPassword: false })
  await activate({ token, password: 'a password of the tests' })

  const again = activate({ token, password: 'a second password' })
  await expect(again).rejects.toMatchObject({ key: 'account:refusals.activationExpired' })
  const session = signIn({
    email: NEW.email,
    password: 'a password of the tests',
    address: '192.0.2.1',
    userAgent: '',
  })
  await expect(session).resolves.toBeTypeOf('string')
})

test('a newer activation link puts the older one out of use', async () => {
  const actor = await anAuthor()
  await addMember({ actor, ...NEW, roles: ['author'] })
  const find = async () =>
    (await issueActivationLinks({ actor })).find(({ email }) => email === NEW.email)?.path ?? ''
  const older = await find()
  const newer = await find()

  expect(await findActivation({ token: tokenOf(older) })).toBeNull()
  expect(await findActivation({ token: tokenOf(newer) })).not.toBeNull()
})

test('an activation link stops working after its time', async () => {
  const actor = await anAuthor()
  await addMember({ actor, ...NEW, roles: ['author'] })
  const [link] = (await issueActivationLinks({ actor })).filter(({ email }) => email === NEW.email)
  await Membership.updateOne(
    { invitation: { $ne: null } },
    { $set: { 'invitation.expiresAt': new Date(Date.now() - 1000) } },
  )

  const late = activate({ token: tokenOf(link?.path ?? ''), password: 'a password of the tests' })
  await expect(late).rejects.toMatchObject({ code: 'not_found' })
})

test('a role that the kind of organisation does not know is refused', async () => {
  const adding = addMember({ actor: await anAuthor(), ...NEW, roles: ['sanctioning_authority'] })
  await expect(adding).rejects.toMatchObject({ code: 'invalid', key: 'people:refusals.roleNotHere' })
})

test('only the platform appoints the officials of a ministry', async () => {
  const ministry = await aMinistry()
  const input = { organisationId: ministry.id, ...NEW, roles: ['procurement_officer' as const] }

  const manager = await anActor(ministry, ['training_manager'])
  await expect(appointOfficial({ actor: manager, ...input })).rejects.toMatchObject({ code: 'forbidden' })

  const admin = await anActor(await aPlatform(), ['platform_admin'])
  await appointOfficial({ actor: admin, ...input })
  const { items } = await listMembers({ actor: manager })
  expect(items.map(({ email }) => email)).toContain(NEW.email)
})

test('a membership that was ended no longer lists the person, and an administrator cannot end their own', async () => {
  const provider = await aProvider()
  const actor = await anAuthor(provider)
  const colleague = await anActor(provider, ['author'])

  await endMembership({ actor, membershipId: colleague.acting.membershipId })

  expect((await listMembers({ actor })).items.map(({ userId }) => userId)).not.toContain(colleague.id)
  const own = endMembership({ actor, membershipId: actor.acting.membershipId })
  await expect(own).rejects.toMatchObject({ code: 'conflict' })
})

test('nobody ends the membership of another organisation', async () => {
  const foreign = await anAuthor()
  const ending = endMembership({ actor: await anAuthor(), membershipId: foreign.acting.membershipId })
  await expect(ending).rejects.toMatchObject({ code: 'not_found' })
})

const PASSWORD = 'a password of the tests'
const linkFor = async (input: Parameters<typeof issueActivationLinks>[0]) =>
  tokenOf((await issueActivationLinks(input)).find(({ email }) => email === NEW.email)?.path ?? '')

test('who holds the link of one organisation gets nothing in another', async () => {
  const ministry = await aMinistry()
  const admin = await anActor(await aPlatform(), ['platform_admin'])
  await appointOfficial({
    actor: admin,
    organisationId: ministry.id,
    ...NEW,
    roles: ['sanctioning_authority'],
  })

  // Anybody may register an institution and name anybody as its member.
  const stranger = await anAuthor()
  await addMember({ actor: stranger, ...NEW, roles: ['author'] })
  const { userId } = await activate({ token: await linkFor({ actor: stranger }), password: PASSWORD })

  const token = await openSession({ userId, userAgent: '' })
  const viewer = await findViewer({ token })
  expect(viewer?.memberships.map(({ organisationId }) => organisationId)).toEqual([
    stranger.acting.organisationId,
  ])
  const official = getActor({ email: NEW.email, organisationId: ministry.id })
  await expect(official).rejects.toMatchObject({ code: 'forbidden' })
})

test('a person with an account joins another organisation with its password and no other', async () => {
  const stranger = await anAuthor()
  await addMember({ actor: stranger, ...NEW, roles: ['author'] })
  await activate({ token: await linkFor({ actor: stranger }), password: PASSWORD })

  const provider = await anAuthor()
  await addMember({ actor: provider, ...NEW, roles: ['author'] })
  const token = await linkFor({ actor: provider })
  expect(await findActivation({ token })).toMatchObject({ hasPassword: true })

  const guess = activate({ token, password: 'another password' })
  await expect(guess).rejects.toMatchObject({ key: 'account:refusals.notPasswordOfAccount' })
  await activate({ token, password: PASSWORD })
  const joined = await getActor({ email: NEW.email, organisationId: provider.acting.organisationId })
  expect(joined.memberships).toHaveLength(2)
})

test('a training manager hands out the links of learners and not those of officials', async () => {
  const ministry = await aMinistry()
  const admin = await anActor(await aPlatform(), ['platform_admin'])
  const manager = await anActor(ministry, ['training_manager'])
  await appointOfficial({ actor: admin, organisationId: ministry.id, ...NEW, roles: ['procurement_officer'] })
  const csv = 'employee_number,name,email,designation,department\n1,Imagined Learner,learner@example.org,,'
  await loadEmployees({ actor: manager, csv })

  const given = await issueActivationLinks({ actor: manager })
  expect(given.map(({ email }) => email)).toEqual(['learner@example.org'])
  const byPlatform = await issueActivationLinks({ actor: admin, organisationId: ministry.id })
  expect(byPlatform.map(({ email }) => email)).toContain(NEW.email)
})

test('an institution has validators only once the platform has verified it', async () => {
  const rolesOf = async (isVerified: boolean) => {
    const provider = await aProvider({ isVerified })
    const { email } = await anActor(provider, ['author', 'validator'])
    return (await getActor({ email, organisationId: provider.id })).acting.roles
  }
  expect(await rolesOf(false)).toEqual(['author'])
  expect(await rolesOf(true)).toEqual(['author', 'validator'])
})
