import { findViewer } from '#app/domain/people/find-viewer.server.ts'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { findReset, issueResetLink, resetPassword } from '#app/domain/people/reset-password.server.ts'
import { signIn } from '#app/domain/people/sign-in.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Role } from '#app/domain/access/roles.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aMinistry,
  anActor,
  anAuthor,
  aPlatform,
  type TestOrganisation,
} from '#tests/support/factories/people.ts'

const OLD = 'the old password of the tests'
const NEW = 'a new password of the tests'
const from = { address: '192.0.2.1', userAgent: '' }
const tokenOf = ({ path }: { path: string }) => path.replace('/reset/', '')

async function aPerson(
  ministry: TestOrganisation,
  roles: Role[] = ['learner'],
  also: Parameters<typeof anActor>[2] = [],
) {
  const person = await anActor(ministry, roles, also)
  await User.updateOne({ _id: person.id }, { $set: { passwordHash: await hashPassword(OLD) } })
  return { ...person, membershipId: person.acting.membershipId }
}

test('a training manager hands a learner a link, with which a new password is chosen once', async () => {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const { email, membershipId } = await aPerson(ministry)
  const session = await signIn({ email, password: OLD, ...from })

  const token = tokenOf(await issueResetLink({ actor: manager, membershipId }))
  await resetPassword({ token, password: NEW })

  expect(await findViewer({ token: session })).toBeNull()
  await expect(signIn({ email, password: OLD, ...from })).rejects.toMatchObject({ code: 'invalid' })
  await expect(signIn({ email, password: NEW, ...from })).resolves.toBeTypeOf('string')
  const again = resetPassword({ token, password: OLD })
  await expect(again).rejects.toMatchObject({ key: 'account:refusals.resetExpired' })
})

test('the old password works until the link has been followed, and a later link replaces an earlier one', async () => {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const { email, membershipId } = await aPerson(ministry)
  const first = tokenOf(await issueResetLink({ actor: manager, membershipId }))
  const second = tokenOf(await issueResetLink({ actor: manager, membershipId }))

  await expect(signIn({ email, password: OLD, ...from })).resolves.toBeTypeOf('string')
  expect(await findReset({ token: first })).toBeNull()
  expect(await findReset({ token: second })).toMatchObject({ email })
})

test('a link is worthless after a day', async () => {
  const ministry = await aMinistry()
  const person = await aPerson(ministry)
  const actor = await anActor(ministry, ['training_manager'])
  const token = tokenOf(await issueResetLink({ actor, membershipId: person.membershipId }))
  await User.updateOne({ _id: person.id }, { $set: { 'reset.expiresAt': new Date(Date.now() - 1000) } })

  await expect(resetPassword({ token, password: NEW })).rejects.toMatchObject({ code: 'not_found' })
})

test('a training manager reaches neither officials nor people who belong elsewhere too, the platform does', async () => {
  const ministry = await aMinistry()
  const manager = await anActor(ministry, ['training_manager'])
  const official = await aPerson(ministry, ['learner', 'sanctioning_authority'])
  const shared = await aPerson(
    ministry,
    ['learner'],
    [{ organisation: await aMinistry(), roles: ['learner'] }],
  )
  const admin = await anActor(await aPlatform(), ['platform_admin'])

  for (const { membershipId } of [official, shared]) {
    const reaching = issueResetLink({ actor: manager, membershipId })
    await expect(reaching).rejects.toMatchObject({
      code: 'forbidden',
      key: 'people:refusals.resetByPlatform',
    })
    await expect(issueResetLink({ actor: admin, membershipId })).resolves.toMatchObject({
      path: expect.any(String) as string,
    })
  }
})

test('nobody else makes such a link, and nobody for another ministry', async () => {
  const ministry = await aMinistry()
  const { membershipId } = await aPerson(ministry)
  const elsewhere = await anActor(await aMinistry(), ['training_manager'])
  const colleague = await anActor(ministry, [
    'procurement_officer',
    'sanctioning_authority',
    'auditor',
    'learner',
  ])

  await expect(issueResetLink({ actor: elsewhere, membershipId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(issueResetLink({ actor: colleague, membershipId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  await expect(issueResetLink({ actor: await anAuthor(), membershipId })).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('who has not chosen a first password gets an activation link, not this one', async () => {
  const ministry = await aMinistry()
  const person = await anActor(ministry, ['learner'])
  const actor = await anActor(ministry, ['training_manager'])
  const issuing = issueResetLink({ actor, membershipId: person.acting.membershipId })
  await expect(issuing).rejects.toMatchObject({ code: 'not_found' })
})
