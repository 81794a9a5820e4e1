import { expect, test } from 'vitest'
import { readRange } from '#app/domain/media/read-range.ts'

test.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=900-', { start: 900, end: 999 }],
  ['bytes=900-5000', { start: 900, end: 999 }],
  ['bytes=-100', { start: 900, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=0-1,5-6', null],
  ['bytes=9-3', null],
  ['lines=1-2', null],
  [null, null],
])('of a file of 1000 bytes %s is %j', (header, range) => {
  expect(readRange(header, 1000)).toEqual(range)
})
