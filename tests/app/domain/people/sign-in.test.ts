import mongoose from 'mongoose'
import { changePassword } from '#app/domain/people/change-password.server.ts'
import { findViewer } from '#app/domain/people/find-viewer.server.ts'
import { hashPassword } from '#app/domain/people/password.server.ts'
import { Session } from '#app/domain/people/session.model.server.ts'
import { chooseActing, signOut } from '#app/domain/people/session.server.ts'
import { countRegistration, networkOf } from '#app/domain/people/sign-in-limit.server.ts'
import { signIn } from '#app/domain/people/sign-in.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { expect, test } from '#tests/support/db.ts'
import { aMinistry, anActor, aProvider } from '#tests/support/factories/people.ts'

const PASSWORD = 'a password of the tests'

async function aPersonWithPassword(): Promise<Actor> {
  const actor = await anActor(await aMinistry(), ['learner'])
  await User.updateOne({ _id: actor.id }, { $set: { passwordHash: await hashPassword(PASSWORD) } })
  return actor
}

const from = (address = '192.0.2.1') => ({ address, userAgent: 'A browser of the tests' })

test('the right password opens a session that says who it is and where they act', async () => {
  const person = await aPersonWithPassword()

  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })

  const viewer = await findViewer({ token })
  expect(viewer).toMatchObject({ id: person.id, email: person.email })
  expect(viewer?.acting?.organisationId).toBe(person.acting.organisationId)
})

test('a wrong password and an unknown address are refused in the same words', async () => {
  const person = await aPersonWithPassword()
  const refusal = { code: 'invalid', key: 'account:refusals.wrongCredentials' }

  await expect(signIn({ email: person.email, password: 'wrong', ...from() })).rejects.toMatchObject(refusal)
  await expect(signIn({ email: 'nobody@example.org', password: PASSWORD, ...from() })).rejects.toMatchObject(
    refusal,
  )
})

test('a person who has not activated their account cannot sign in', async () => {
  const person = await anActor(await aMinistry(), ['learner'])
  await expect(signIn({ email: person.email, password: '', ...from() })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('the eleventh wrong try is refused, even with the right password, from wherever it comes', async () => {
  const person = await aPersonWithPassword()
  for (let count = 1; count <= 10; count += 1) {
    await signIn({ email: person.email, password: 'wrong', ...from(`192.0.2.${count}`) }).catch(() => null)
  }

  const eleventh = signIn({ email: person.email, password: PASSWORD, ...from('192.0.2.99') })

  await expect(eleventh).rejects.toMatchObject({ code: 'too_many', params: { minutes: 15 } })
})

test('signing in clears the count of wrong tries', async () => {
  const person = await aPersonWithPassword()
  for (let round = 1; round <= 2; round += 1) {
    for (let count = 1; count <= 9; count += 1) {
      await signIn({ email: person.email, password: 'wrong', ...from() }).catch(() => null)
    }
    await expect(signIn({ email: person.email, password: PASSWORD, ...from() })).resolves.toBeTypeOf('string')
  }
})

test('a session that was signed out is worthless, also to who has copied the cookie', async () => {
  const person = await aPersonWithPassword()
  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })

  await signOut({ token })

  expect(await findViewer({ token })).toBeNull()
})

test('an expired session is no session', async () => {
  const person = await aPersonWithPassword()
  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })

  await Session.updateMany({}, { $set: { expiresAt: new Date(Date.now() - 1000) } })

  expect(await findViewer({ token })).toBeNull()
})

test('the database does not hold what a cookie needs', async () => {
  const person = await aPersonWithPassword()
  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })

  expect(JSON.stringify(await Session.find().lean())).not.toContain(token)
})

test('changing the password ends every other session', async () => {
  const person = await aPersonWithPassword()
  const here = await signIn({ email: person.email, password: PASSWORD, ...from() })
  const elsewhere = await signIn({ email: person.email, password: PASSWORD, ...from() })

  const newPassword = 'another password of the tests'
  await changePassword({
    userId: person.id,
    token: here,
    address: '192.0.2.1',
    currentPassword: PASSWORD,
    newPassword,
  })

  expect(await findViewer({ token: here })).not.toBeNull()
  expect(await findViewer({ token: elsewhere })).toBeNull()
  await expect(signIn({ email: person.email, password: newPassword, ...from() })).resolves.toBeTypeOf(
    'string',
  )
})

test('the password is not changed by who does not know the old one', async () => {
  const person = await aPersonWithPassword()
  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })
  const change = {
    userId: person.id,
    token,
    address: '192.0.2.1',
    newPassword: 'another password of the tests',
  }

  await expect(changePassword({ ...change, currentPassword: 'a guess' })).rejects.toMatchObject({
    code: 'invalid',
  })
})

test('a person with several memberships chooses in which one they act, and only among their own', async () => {
  const ministry = await aMinistry()
  const provider = await aProvider()
  const person = await anActor(ministry, ['learner'], [{ organisation: provider, roles: ['author'] }])
  const stranger = await anActor(await aMinistry(), ['learner'])
  await User.updateOne({ _id: person.id }, { $set: { passwordHash: await hashPassword(PASSWORD) } })
  const token = await signIn({ email: person.email, password: PASSWORD, ...from() })
  expect((await findViewer({ token }))?.acting).toBeNull()

  const choice = { token, userId: person.id }
  await chooseActing({ ...choice, membershipId: person.memberships[1]?.membershipId ?? '' })

  expect((await findViewer({ token }))?.acting).toMatchObject({
    organisationId: provider.id,
    roles: ['author'],
  })
  const foreign = chooseActing({ ...choice, membershipId: stranger.acting.membershipId })
  await expect(foreign).rejects.toMatchObject({ code: 'not_found' })
})

test('a ministry behind one address signs in without using up its tries', async () => {
  const person = await aPersonWithPassword()
  const limits = mongoose.connection.collection<{ _id: string; key: string; points: number }>('rateLimits')
  await signIn({ email: person.email, password: 'wrong', ...from() }).catch(() => null)
  for (let count = 1; count <= 3; count += 1) {
    await signIn({ email: person.email, password: PASSWORD, ...from() })
  }
  expect(await limits.findOne({ key: 'sign-in-address:192.0.2.1' })).toMatchObject({ points: 1 })
})

test('the twenty-first registration from one address within an hour is refused', async () => {
  for (let count = 1; count <= 20; count += 1) await countRegistration('192.0.2.7')
  await expect(countRegistration('192.0.2.7')).rejects.toMatchObject({ code: 'too_many' })
  await countRegistration('192.0.2.8')
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
  ['2001:0db8::1:bbbb:0:0:1', '2001:db8:0:1'],
  ['::1', '0:0:0:0'],
  ['unknown', 'unknown'],
])('tries from %s count for %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
