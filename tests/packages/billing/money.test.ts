import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BillingError, financialYearOf, formatRupees, quote, roundToRupee } from '@karmashala/billing'

test('rupees are grouped the Indian way, with paise only where there are some', () => {
  expect(formatRupees(15_000_000, 'en')).toBe('₹1,50,000')
  expect(formatRupees(15_000_050, 'en')).toBe('₹1,50,000.50')
  expect(formatRupees(12_345_678_905, 'hi')).toBe('₹12,34,56,789.05')
  expect(formatRupees(-99, 'en')).toBe('-₹0.99')
  expect(formatRupees(0, 'en-IN')).toBe('₹0')
  expect(() => formatRupees(0.5, 'en')).toThrow(BillingError)
})

test('a quote is seats times price and GST on top', () => {
  expect(quote({ pricePerSeatInPaise: 150_000, seats: 200, gstRatePercent: 18 })).toEqual({
    subtotalInPaise: 30_000_000,
    gstInPaise: 5_400_000,
    totalInPaise: 35_400_000,
  })
  expect(quote({ pricePerSeatInPaise: 0, seats: 10, gstRatePercent: 18 }).totalInPaise).toBe(0)
  expect(quote({ pricePerSeatInPaise: 150_000, seats: 1, gstRatePercent: 0 }).gstInPaise).toBe(0)
})

test('GST is exact to the paisa, half a paisa counting as one', () => {
  const gst = (pricePerSeatInPaise: number, gstRatePercent: number) =>
    quote({ pricePerSeatInPaise, seats: 1, gstRatePercent }).gstInPaise

  expect(gst(25, 18)).toBe(5) // 4.5 paise
  expect(gst(24, 18)).toBe(4) // 4.32 paise
  expect(gst(99_933, 18)).toBe(17_988)
  expect(gst(10_000, 0.25)).toBe(25)
  expect(gst(4_503_599_627_370_495, 18)).toBe(810_647_932_926_689) // beyond what floating point keeps exact
})

test('for whole rupees and whole percents nothing is ever rounded', () => {
  const rupees = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(
      rupees,
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 28 }),
      (price, seats, rate) => {
        const { gstInPaise } = quote({ pricePerSeatInPaise: price * 100, seats, gstRatePercent: rate })
        expect(gstInPaise).toBe(price * seats * rate)
      },
    ),
  )
})

test('what makes no sense is refused', () => {
  const sensible = { pricePerSeatInPaise: 100, seats: 1, gstRatePercent: 18 }
  const refused = (change: Partial<typeof sensible>) =>
    expect(() => quote({ ...sensible, ...change })).toThrow(expect.objectContaining({ code: 'invalid' }))

  refused({ pricePerSeatInPaise: -1 })
  refused({ pricePerSeatInPaise: 99.5 })
  refused({ seats: 1.5 })
  refused({ seats: -1 })
  refused({ gstRatePercent: 101 })
  refused({ gstRatePercent: 18.00001 })
  refused({ gstRatePercent: Number.NaN })
  refused({ pricePerSeatInPaise: Number.MAX_SAFE_INTEGER, seats: 2 })
})

test('tax payable with the return is rounded to the nearest rupee', () => {
  expect([149, 150, 100, 0, -150].map(roundToRupee)).toEqual([100, 200, 100, 0, -200])
})

test('the financial year turns on the first of April, Indian time', () => {
  expect(financialYearOf(new Date('2027-03-31T18:29:59.999Z')).label).toBe('2026-27')
  expect(financialYearOf(new Date('2027-03-31T18:30:00Z')).label).toBe('2027-28')
  expect(financialYearOf(new Date('2099-12-01T00:00:00Z')).label).toBe('2099-00')
  expect(() => financialYearOf(new Date('never'))).toThrow(BillingError)
})

test('every instant lies within its own financial year', () => {
  const instants = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(instants, (instant) => {
      const { startsAt, endsBefore } = financialYearOf(instant)
      expect(startsAt <= instant && instant < endsBefore).toBe(true)
      expect(financialYearOf(endsBefore).startsAt).toEqual(endsBefore)
    }),
  )
})
