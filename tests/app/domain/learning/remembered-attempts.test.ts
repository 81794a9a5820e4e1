import { completionRules, emptyAttempt } from '@karmashala/player'
import { BoundedMemory } from '#app/lib/bounded-memory.ts'
import {
  forgetAttempt,
  rememberAttempt,
  rememberedAttempt,
  type KnownAttempt,
} from '#app/domain/learning/known-attempts.server.ts'
import { expect, test } from 'vitest'

const anAttempt = (cmi: Record<string, string>): KnownAttempt => ({
  enrolmentId: 'enrolment-1',
  userId: 'user-1',
  packageId: 'package-1',
  itemId: 'lesson-1',
  revision: 1,
  isSettled: false,
  openSince: null,
  rules: completionRules(null),
  state: { ...emptyAttempt('scorm12'), cmi },
})

test('an attempt of ordinary size is remembered until it is forgotten', () => {
  const attempt = anAttempt({ 'cmi.suspend_data': 'x'.repeat(60_000) })
  rememberAttempt('one', attempt)
  expect(rememberedAttempt('one')).toBe(attempt)
  forgetAttempt('one')
  expect(rememberedAttempt('one')).toBeNull()
})

test('content cannot fill the memory of the process through an element that nobody counts', () => {
  rememberAttempt('large', anAttempt({ 'cmi.comments': 'x'.repeat(7_000_000) }))
  expect(rememberedAttempt('large')).toBeNull()
})

test('an attempt that has grown too large is not found as it was before', () => {
  rememberAttempt('grown', anAttempt({}))
  rememberAttempt('grown', anAttempt({ 'cmi.comments': 'x'.repeat(7_000_000) }))
  expect(rememberedAttempt('grown')).toBeNull()
})

test('a memory gives up what is oldest when there are too many, or when they weigh too much', () => {
  const memory = new BoundedMemory<number>({ entriesMax: 3, weightMax: 100 })
  for (const n of [1, 2, 3, 4]) memory.set(`n${n}`, n, 10)
  expect([1, 2, 3, 4].map((n) => memory.get(`n${n}`))).toEqual([null, 2, 3, 4])

  memory.set('heavy', 5, 85)
  expect([2, 3, 4].map((n) => memory.get(`n${n}`))).toEqual([null, null, 4])
  expect(memory.get('heavy')).toBe(5)

  memory.set('heavy', 6, 20)
  memory.set('too heavy', 7, 101)
  expect([memory.get('n4'), memory.get('heavy'), memory.get('too heavy')]).toEqual([4, 6, null])
})
