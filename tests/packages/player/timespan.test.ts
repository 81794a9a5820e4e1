import { formatCmiTimespan, formatIsoDuration, parseCmiTimespan, parseIsoDuration } from '@karmashala/player'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test.each([
  ['00:00:00', 0],
  ['0001:02:03', 3723],
  ['00:15:00.5', 900.5],
  ['9999:99:99.99', 9999 * 3600 + 99 * 60 + 99.99],
])('reads the CMITimespan %s', (text, seconds) => {
  expect(parseCmiTimespan(text)).toBeCloseTo(seconds, 5)
})

test.each(['', '15', '00:15', '00:1:00', 'PT15M', '00:00:00.123', '-00:00:01'])(
  '%j is not a CMITimespan',
  (text) => {
    expect(parseCmiTimespan(text)).toBeNull()
  },
)

test.each([
  ['PT0S', 0],
  ['PT1H30M5.25S', 5405.25],
  ['P1DT1S', 86_401],
  ['P1Y', 31_536_000],
  ['P1M', 2_592_000],
  ['PT90M', 5400],
])('reads the ISO 8601 duration %s', (text, seconds) => {
  expect(parseIsoDuration(text)).toBeCloseTo(seconds, 5)
})

test.each(['', 'P', 'PT', 'P1DT', '1H', 'PT1.5H', '00:15:00', 'PT-1S'])(
  '%j is not an ISO 8601 duration',
  (text) => {
    expect(parseIsoDuration(text)).toBeNull()
  },
)

test('writes times the way the standards spell them', () => {
  expect(formatCmiTimespan(0)).toBe('00:00:00')
  expect(formatCmiTimespan(3723.5)).toBe('01:02:03.50')
  expect(formatCmiTimespan(59.999)).toBe('00:01:00')
  expect(formatIsoDuration(0)).toBe('PT0S')
  expect(formatIsoDuration(65.25)).toBe('PT1M5.25S')
  expect(formatIsoDuration(3600)).toBe('PT1H0M0S')
})

test('a CMITimespan ends at 9999 hours instead of becoming unreadable', () => {
  expect(parseCmiTimespan(formatCmiTimespan(1e9))).toBeCloseTo(9999 * 3600 + 3599.99, 5)
})

test('what is written is read back to the hundredth of a second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000_000 }), (hundredths) => {
      const seconds = hundredths / 100
      expect(parseCmiTimespan(formatCmiTimespan(seconds))).toBeCloseTo(seconds, 5)
      expect(parseIsoDuration(formatIsoDuration(seconds))).toBeCloseTo(seconds, 5)
    }),
  )
})
