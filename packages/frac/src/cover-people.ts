import {
  coverGaps,
  indexCourses,
  type Cover,
  type CoverBound,
  type CourseOnOffer,
  type GapToClose,
  type Minimise,
  type UncoveredGap,
} from './cover.ts'
import { compareCodes } from './gaps.ts'

/** So many people with exactly the same gaps. */
export interface GapGroup {
  gaps: readonly GapToClose[]
  people: number
}

export interface CourseForPeople {
  id: string
  /** Seats: how many people take it. */
  people: number
  /** For how many of them it closes a gap in a competency; most people first. */
  closes: { code: string; people: number }[]
}

export interface PeopleCover {
  /** Most seats first. */
  chosen: CourseForPeople[]
  /** Gaps, each person's counted for itself. */
  gaps: { all: number; closed: number }
  people: { all: number; /** Those left without a gap. */ closed: number }
  uncovered: (UncoveredGap & { people: number })[]
  cost: { courses: number; seats: number; minutes: number; priceInPaise: number }
  /** Of what was minimised: different courses, minutes of all people, or paise for all seats. */
  bound: CoverBound
}

/** Gathers people with the same gaps, as they come by. */
export function gatherGroups(): { add(gaps: readonly GapToClose[]): void; groups(): GapGroup[] } {
  const groups = new Map<string, { gaps: readonly GapToClose[]; people: number }>()
  return {
    add(gaps) {
      if (gaps.length === 0) return
      let key = ''
      for (const { code, level } of gaps) key += `${code} ${level} `
      const known = groups.get(key)
      if (known) known.people += 1
      else groups.set(key, { gaps, people: 1 })
    },
    groups: () => [...groups.values()],
  }
}

/**
 * Courses that close the gaps of many people: which, for how many of them each, and what that takes in all.
 *
 * Hours and price are paid for each seat, and a seat serves one person, so the total is least when it is least for each
 * person: people with the same gaps are covered once, by `coverGaps`, and multiplied. The bound of each person holds for
 * the sum. The fewest courses means the fewest *different* courses to order and look after: one cover of all the gaps that
 * anybody has, and then for each person the fewest of the courses chosen.
 */
export function coverPeople({
  groups,
  courses,
  minimise,
}: {
  groups: readonly GapGroup[]
  courses: readonly CourseOnOffer[]
  minimise: Minimise
}): PeopleCover {
  const all = indexCourses(courses)
  const together =
    minimise === 'courses'
      ? coverGaps({ gaps: groups.flatMap(({ gaps }) => gaps), courses: all, minimise })
      : null
  const few = together && new Set(together.chosen.map(({ id }) => id))
  const index = few ? indexCourses(courses.filter(({ id }) => few.has(id))) : all
  const sum = addUp(
    groups.map((group) => ({ group, cover: coverGaps({ ...group, courses: index, minimise }) })),
  )
  const highest = new Map(together?.uncovered.map((gap) => [`${gap.code} ${gap.level}`, gap.highestTaught]))
  return {
    ...sum,
    // Only what all courses teach says how far one could get, not what the chosen ones teach.
    uncovered: sum.uncovered.map((gap) => ({
      ...gap,
      highestTaught: highest.get(`${gap.code} ${gap.level}`) ?? gap.highestTaught,
    })),
    bound: together?.bound ?? sum.bound,
  }
}

function addUp(covers: readonly { group: GapGroup; cover: Cover }[]): PeopleCover {
  const chosen = new Map<string, { people: number; closes: Map<string, number> }>()
  const uncovered = new Map<string, UncoveredGap & { people: number }>()
  const gaps = { all: 0, closed: 0 }
  const people = { all: 0, closed: 0 }
  const cost = { courses: 0, seats: 0, minutes: 0, priceInPaise: 0 }
  const bound = { largest: 0, factor: 1, atLeast: 0 }
  for (const { group, cover } of covers) {
    for (const { id, closes } of cover.chosen) {
      const course = chosen.get(id) ?? { people: 0, closes: new Map<string, number>() }
      chosen.set(id, course)
      course.people += group.people
      for (const { code } of closes) course.closes.set(code, (course.closes.get(code) ?? 0) + group.people)
    }
    for (const gap of cover.uncovered) {
      const key = `${gap.code} ${gap.level}`
      const known = uncovered.get(key)
      if (known) known.people += group.people
      else uncovered.set(key, { ...gap, people: group.people })
    }
    gaps.all += group.people * (cover.covered.length + cover.uncovered.length)
    gaps.closed += group.people * cover.covered.length
    people.all += group.people
    if (cover.uncovered.length === 0) people.closed += group.people
    cost.seats += group.people * cover.cost.courses
    cost.minutes += group.people * cover.cost.minutes
    cost.priceInPaise += group.people * cover.cost.priceInPaise
    bound.largest = Math.max(bound.largest, cover.bound.largest)
    bound.factor = Math.max(bound.factor, cover.bound.factor)
    bound.atLeast += group.people * cover.bound.atLeast
  }
  cost.courses = chosen.size
  return {
    chosen: [...chosen]
      .map(([id, { people: seats, closes }]) => ({ id, people: seats, closes: mostFirst(closes) }))
      .sort((one, other) => other.people - one.people || compareCodes(one.id, other.id)),
    ...{ gaps, people, cost, bound },
    uncovered: [...uncovered.values()].sort(
      (one, other) =>
        other.people - one.people || compareCodes(one.code, other.code) || one.level - other.level,
    ),
  }
}

const mostFirst = (closes: ReadonlyMap<string, number>): CourseForPeople['closes'] =>
  [...closes]
    .map(([code, people]) => ({ code, people }))
    .sort((one, other) => other.people - one.people || compareCodes(one.code, other.code))
