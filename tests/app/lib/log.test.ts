import { expect, test } from 'vitest'
import { User } from '#app/domain/people/user.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { describeError } from '#app/lib/log.server.ts'
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

test('an address is taken out of an error, and the trace stays readable', () => {
  const failure = new Error('person@example.org <other.person@mail.example.co.in> is gone')
  failure.stack = 'Error\n    at call (/srv/node_modules/@remix-run/router/dist/router.cjs.js:3:1)'

  const logged = describeError(failure)

  expect(logged).toMatchObject({ message: '…@… <…@…> is gone', stack: failure.stack })
})

test('what another server repeats of its question is not told', () => {
  const answer = { code: 'invalid_search', message: 'no such word: Imagined Person', hits: ['Imagined'] }
  const failure = new Error('refused', { cause: new Error('below', { cause: answer }) })
  expect(JSON.stringify(describeError(failure))).not.toContain('Imagined')
  expect(describeError('person@example.org')).toBe('…@…')
})
