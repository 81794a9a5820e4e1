import { activate, findActivation, issueActivationLinks } from '#app/domain/people/activation.server.ts'
import { addMember, appointOfficial, endMembership, listMembers } from '#app/domain/people/members.server.ts'
import { signIn } from '#app/domain/people/sign-in.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor, anAuthor, aPlatform, aProvider } from '#tests/support/factories/people.ts'

const NEW = { name: 'Imagined Colleague', email: 'colleague@example.org' }
const tokenOf = (path: string) => path.replace('/activate/', '')

test('a provider administrator adds a colleague, who activates the account once and signs in', async () => {
  const actor = await anAuthor()
  await addMember({ actor, ...NEW, roles: ['author'] })
  const link = (await issueActivationLinks({ actor })).find(({ email }) => email === NEW.email)
  const token = tokenOf(link?.path ?? '')

  expect(await findActivation({ token })).toEqual(NEW)
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
  await User.updateOne(
    { email: NEW.email },
    { $set: { 'activation.expiresAt': new Date(Date.now() - 1000) } },
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
