import { expect, test } from 'vitest'
import { DomainError, decodeMessage, encodeMessage } from '#app/lib/errors.ts'
import { localPath } from '#app/lib/http.server.ts'

test('a message travels as one string with its values', () => {
  const message = encodeMessage('buy:refusals.tooFew', { seats: 3, name: 'A {curly} name' })
  expect(decodeMessage(message)).toEqual({
    key: 'buy:refusals.tooFew',
    params: { seats: 3, name: 'A {curly} name' },
  })
  expect(decodeMessage('errors:required')).toEqual({ key: 'errors:required', params: {} })
})

test('a message from an address somebody has written by hand is no failure', () => {
  expect(decodeMessage('errors:required {"count"')).toEqual({ key: 'errors:required', params: {} })
  expect(decodeMessage('errors:required {null}')).toEqual({ key: 'errors:required', params: {} })
})

test('a refusal keeps its cause for the log', () => {
  const cause = new Error('underneath')
  expect(new DomainError('conflict', 'errors:conflict', undefined, { cause }).cause).toBe(cause)
})

test.each([
  ['/orders/1?page=2', '/orders/1?page=2'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [null, '/'],
])('after signing in, %s leads to %s', (candidate, expected) => {
  expect(localPath(candidate, '/')).toBe(expected)
})
