import {
  coverGaps,
  coverPeople,
  gatherGroups,
  MINIMISE,
  type CourseOnOffer,
  type GapToClose,
  type LevelNumber,
  type Minimise,
} from '@karmashala/frac'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

type Taught = [code: string, level: LevelNumber]
const course = (id: string, minutes: number, priceInPaise: number, ...teaches: Taught[]): CourseOnOffer => ({
  ...{ id, minutes, priceInPaise, teaches: teaches.map(([code, level]) => ({ code, level })) },
})
const gap = (code: string, level: LevelNumber): GapToClose => ({ code, level })

const shelf = [
  course('all', 600, 90_000, ['A', 3], ['B', 3], ['C', 3]),
  course('a', 60, 20_000, ['A', 3]),
  course('b', 60, 20_000, ['B', 3]),
  course('c', 60, 80_000, ['C', 3]),
  course('shallow', 10, 100, ['A', 1], ['B', 1], ['C', 1]),
]
const wanted = [gap('A', 3), gap('B', 2), gap('C', 3)]
const chosen = (minimise: Minimise) =>
  coverGaps({ gaps: wanted, courses: shelf, minimise }).chosen.map(({ id }) => id)

test('what is minimised decides which courses are chosen', () => {
  expect(chosen('courses')).toEqual(['all'])
  expect(chosen('hours')).toEqual(['a', 'b', 'c'])
  expect(chosen('price')).toEqual(['all'])
})

test('a course closes a gap only at the level required or above', () => {
  const cover = coverGaps({
    gaps: [gap('A', 4), gap('B', 3), gap('Z', 1)],
    courses: shelf,
    minimise: 'hours',
  })
  expect(cover.covered).toEqual([gap('B', 3)])
  expect(cover.uncovered).toEqual([
    { ...gap('A', 4), highestTaught: 3 },
    { ...gap('Z', 1), highestTaught: 0 },
  ])
})

test('a course that the later ones make superfluous is not kept', () => {
  // The greedy rule takes “both” first and then needs “ax” and “by” for the rest, which close what “both” closes.
  const courses = [
    course('both', 10, 20, ['A', 1], ['B', 1]),
    course('ax', 10, 21, ['A', 1], ['X', 1]),
    course('by', 10, 21, ['B', 1], ['Y', 1]),
    // So that no gap forces a course.
    course('x', 10, 21, ['X', 1]),
    course('y', 10, 21, ['Y', 1]),
  ]
  const gaps = [gap('A', 1), gap('B', 1), gap('X', 1), gap('Y', 1)]
  const cover = coverGaps({ gaps, courses, minimise: 'price', exactUpTo: 0 })
  expect(cover.chosen.map(({ id }) => id)).toEqual(['ax', 'by'])
  expect(cover.cost).toEqual({ courses: 2, minutes: 20, priceInPaise: 42 })
})

test('a course that alone closes a gap is taken, and only what it leaves open is in doubt', () => {
  const codes = Array.from({ length: 20 }, (_, number) => `G${number}`)
  const gaps = codes.map((code) => gap(code, 1))
  const courses = codes.map((code, number) => course(code, 10 + number, 1, [code, 1]))
  const cover = coverGaps({ gaps, courses, minimise: 'hours' })
  expect(cover.bound).toEqual({ largest: 0, factor: 1, atLeast: cover.cost.minutes })
  const another = course('another', 5, 1, ['G0', 1], ['G1', 1])
  const better = coverGaps({ gaps, courses: [...courses, another], minimise: 'hours' })
  expect(better.cost.minutes).toBe(cover.cost.minutes - 16)
  expect(better.bound.factor).toBe(1)
})

test('equal courses are told apart by price, then time, then id, whatever order they come in', () => {
  const equals = [course('z', 5, 7, ['A', 1]), course('y', 5, 7, ['A', 1]), course('x', 6, 7, ['A', 1])]
  for (const courses of [equals, [...equals].reverse()]) {
    const cover = coverGaps({ gaps: [gap('A', 1)], courses, minimise: 'courses' })
    expect(cover.chosen.map(({ id }) => id)).toEqual(['y'])
  }
})

test('nothing to close and nothing on sale are answers, not errors', () => {
  expect(coverGaps({ gaps: [], courses: shelf, minimise: 'price' })).toMatchObject({
    ...{ chosen: [], covered: [], uncovered: [], bound: { largest: 0, factor: 1, atLeast: 0 } },
  })
  expect(coverGaps({ gaps: wanted, courses: [], minimise: 'price' }).uncovered).toHaveLength(3)
})

const CODES = ['A', 'B', 'C', 'D', 'E', 'F']
const aLevel = fc.constantFrom<LevelNumber>(1, 2, 3, 4, 5)
const someGaps = fc.uniqueArray(fc.record({ code: fc.constantFrom(...CODES), level: aLevel }), {
  selector: ({ code }) => code,
  maxLength: 6,
})
const someCourses = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 300 }),
      priceInPaise: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100_000 })),
      teaches: fc.uniqueArray(fc.record({ code: fc.constantFrom(...CODES), level: aLevel }), {
        selector: ({ code }) => code,
        maxLength: 4,
      }),
    }),
    { maxLength: 9 },
  )
  .map((courses) => courses.map((one, index): CourseOnOffer => ({ id: `c${index}`, ...one })))

const closes = ({ teaches }: CourseOnOffer, { code, level }: GapToClose) =>
  teaches.some((taught) => taught.code === code && taught.level >= level)
const costOf = ({ minutes, priceInPaise }: CourseOnOffer, minimise: Minimise) =>
  minimise === 'courses' ? 1 : minimise === 'hours' ? minutes : priceInPaise

/** The least that any set of these courses costs that closes all that can be closed: every subset is tried. */
function optimum(gaps: GapToClose[], courses: CourseOnOffer[], minimise: Minimise): number {
  const coverable = gaps.filter((one) => courses.some((offer) => closes(offer, one)))
  let least = Number.POSITIVE_INFINITY
  for (let choice = 0; choice < 2 ** courses.length; choice += 1) {
    const set = courses.filter((_, place) => choice & (1 << place))
    if (!coverable.every((one) => set.some((offer) => closes(offer, one)))) continue
    least = Math.min(
      least,
      set.reduce((sum, offer) => sum + costOf(offer, minimise), 0),
    )
  }
  return least
}

test('everything that can be closed is, no course is useless, and the cost keeps to its bound', () => {
  fc.assert(
    fc.property(
      someGaps,
      someCourses,
      fc.constantFrom(...MINIMISE),
      fc.boolean(),
      (gaps, courses, minimise, isExact) => {
        const cover = coverGaps({ gaps, courses, minimise, ...(!isExact && { exactUpTo: 0 }) })
        const set = cover.chosen.map(({ id }) => courses.find((offer) => offer.id === id) as CourseOnOffer)
        for (const one of gaps) {
          const can = courses.some((offer) => closes(offer, one))
          expect(set.some((offer) => closes(offer, one))).toBe(can)
          expect(cover.covered.some(({ code }) => code === one.code)).toBe(can)
          expect(cover.uncovered.some(({ code }) => code === one.code)).toBe(!can)
        }
        for (const offer of set) {
          const others = set.filter((other) => other !== offer)
          expect(gaps.some((one) => closes(offer, one) && !others.some((other) => closes(other, one)))).toBe(
            true,
          )
        }
        const cost = set.reduce((sum, offer) => sum + costOf(offer, minimise), 0)
        const least = optimum(gaps, courses, minimise)
        expect(cost).toBeLessThanOrEqual(least * cover.bound.factor + 1e-6)
        expect(cover.bound.atLeast).toBeLessThanOrEqual(least)
        expect(
          { courses: cover.cost.courses, hours: cover.cost.minutes, price: cover.cost.priceInPaise }[
            minimise
          ],
        ).toBe(cost)
      },
    ),
    { numRuns: 300 },
  )
})

test('the same question has the same answer in whatever order gaps and courses come', () => {
  fc.assert(
    fc.property(
      someGaps,
      someCourses,
      fc.constantFrom(...MINIMISE),
      fc.constantFrom(0, 12),
      fc.infiniteStream(fc.nat()),
      (gaps, courses, minimise, exactUpTo, numbers) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((one) => [numbers.next().value, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one)
        expect(coverGaps({ gaps: shuffle(gaps), courses: shuffle(courses), minimise, exactUpTo })).toEqual(
          coverGaps({ gaps, courses, minimise, exactUpTo }),
        )
      },
    ),
    { numRuns: 100 },
  )
})

test('the greedy rule can miss the best, by no more than its bound', () => {
  // Chvátal's own example: single courses at 1/k look better one by one than the one that closes all.
  const gaps = CODES.map((code) => gap(code, 1))
  const singles = CODES.map((code, index) => course(code, Math.floor(600 / (6 - index)), 1, [code, 1]))
  const question = {
    ...{ gaps, minimise: 'hours' as const },
    courses: [...singles, course('all', 601, 1, ...CODES.map((code): Taught => [code, 1]))],
  }
  expect(coverGaps(question).cost.minutes).toBe(601)
  const cover = coverGaps({ ...question, exactUpTo: 0 })
  expect(cover.cost.minutes).toBe(1470)
  expect(cover.bound).toMatchObject({ largest: 6, atLeast: 601 })
  expect(cover.cost.minutes).toBeLessThanOrEqual(601 * cover.bound.factor)
})

test('many people are covered at the sum of what each would take, for hours and for price', () => {
  fc.assert(
    fc.property(fc.array(someGaps, { maxLength: 8 }), someCourses, (people, courses) => {
      const gathered = gatherGroups()
      for (const gaps of people) gathered.add(gaps)
      for (const minimise of ['hours', 'price'] as const) {
        const all = coverPeople({ groups: gathered.groups(), courses, minimise })
        const each = people.map((gaps) => coverGaps({ gaps, courses, minimise }))
        const sum = (key: 'courses' | 'minutes' | 'priceInPaise') =>
          each.reduce((total, { cost }) => total + cost[key], 0)
        expect(all.cost).toMatchObject({
          ...{ seats: sum('courses'), minutes: sum('minutes'), priceInPaise: sum('priceInPaise') },
        })
        expect(all.chosen.reduce((total, one) => total + one.people, 0)).toBe(all.cost.seats)
        expect(all.gaps).toEqual({
          all: people.flat().length,
          closed: each.flatMap(({ covered }) => covered).length,
        })
        expect(all.uncovered.reduce((total, one) => total + one.people, 0)).toBe(
          all.gaps.all - all.gaps.closed,
        )
      }
    }),
    { numRuns: 100 },
  )
})

test('the fewest courses for many people are the fewest different ones, each person taking only what they need', () => {
  const cover = coverPeople({
    groups: [
      { gaps: [gap('A', 3), gap('B', 3)], people: 40 },
      { gaps: [gap('C', 3)], people: 5 },
      { gaps: [gap('A', 5)], people: 2 },
    ],
    courses: shelf,
    minimise: 'courses',
  })
  expect(cover.chosen).toEqual([
    {
      ...{ id: 'all', people: 45 },
      closes: [
        { code: 'A', people: 40 },
        { code: 'B', people: 40 },
        { code: 'C', people: 5 },
      ],
    },
  ])
  expect(cover.cost).toEqual({ courses: 1, seats: 45, minutes: 45 * 600, priceInPaise: 45 * 90_000 })
  expect(cover.people).toEqual({ all: 47, closed: 45 })
  expect(cover.uncovered).toEqual([{ ...gap('A', 5), people: 2, highestTaught: 3 }])
})

test('no course that nobody needs is among the fewest, and the bound holds for different courses', () => {
  fc.assert(
    fc.property(fc.array(someGaps, { maxLength: 6 }), someCourses, (people, courses) => {
      const groups = people.filter((gaps) => gaps.length > 0).map((gaps) => ({ gaps, people: 3 }))
      const cover = coverPeople({ groups, courses, minimise: 'courses' })
      for (const { people: seats } of cover.chosen) expect(seats).toBeGreaterThan(0)
      const least = optimum(people.flat(), courses, 'courses')
      expect(cover.cost.courses).toBeLessThanOrEqual(least * cover.bound.factor + 1e-6)
      expect(cover.bound.atLeast).toBeLessThanOrEqual(least)
    }),
    { numRuns: 100 },
  )
})
