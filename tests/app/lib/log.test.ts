import { expect, test } from 'vitest'
import { User } from '#app/domain/people/user.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { describeError, loggablePath } from '#app/lib/log.server.ts'
import { test as withDatabase } from '#tests/support/db.ts'

withDatabase('an address that is taken already does not come into the log', async () => {
  const person = { name: 'Imagined Person', email: 'person@example.org' }
  await User.create(person)
  const failure: unknown = await User.create(person).catch((error: unknown) => error)
  const refusal = new DomainError('conflict', 'account:refusals.emailTaken', undefined, { cause: failure })

  const logged = JSON.stringify(describeError(refusal))

  expect(logged).toContain('11000')
  expect(logged).not.toContain('person@example.org')
})

test('a link with which somebody can become somebody is not in the log', () => {
  expect(loggablePath('/activate/AbC-123_x')).toBe('/activate/…')
  expect(loggablePath('/activate/AbC-123_x.data')).toBe('/activate/….data')
  expect(loggablePath('/reset/AbC-123_x')).toBe('/reset/…')
  expect(loggablePath('/orders/64b7f0c2a1d3e4f5a6b7c8d9')).toBe('/orders/64b7f0c2a1d3e4f5a6b7c8d9')
})
