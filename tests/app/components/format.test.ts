import { expect, test } from 'vitest'
import { formatDate, formatMoney, formatNumber } from '#app/components/ui/format.ts'
import { pagesAround } from '#app/components/ui/pagination.tsx'

test('money is grouped the Indian way and shows paise only where there are some', () => {
  expect(formatMoney(1_234_567_800, 'en')).toBe('₹1,23,45,678')
  expect(formatMoney(125_050, 'hi')).toBe('₹1,250.50')
  expect(formatMoney(125_000, 'en', { exact: true })).toBe('₹1,250.00')
  expect(formatNumber(100_000, 'hi')).toBe('1,00,000')
})

test('a moment late in the day in London is the next day in India', () => {
  expect(formatDate('2026-03-31T19:00:00Z', 'en')).toBe('1 April 2026')
  expect(formatDate('2026-03-31T19:00:00Z', 'hi')).toBe('1 अप्रैल 2026')
})

test('pagination shows the ends and the neighbours and says where it leaves pages out', () => {
  expect(pagesAround(6, 12)).toEqual([1, null, 5, 6, 7, null, 12])
  expect(pagesAround(1, 3)).toEqual([1, 2, 3])
})
