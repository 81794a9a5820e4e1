import { cheapestCover, EXACT_UP_TO } from './cheapest-cover.ts'
import { compareCodes } from './gaps.ts'
import { type LevelNumber } from './levels.ts'

/** A competency that is to reach a level. */
export interface GapToClose {
  code: string
  level: LevelNumber
}

/** A course as the cover sees it; `teaches` is what completing it is evidence of, each competency once. */
export interface CourseOnOffer {
  id: string
  minutes: number
  /** For one person for one year. */
  priceInPaise: number
  teaches: readonly GapToClose[]
}

export const MINIMISE = ['courses', 'hours', 'price'] as const
export type Minimise = (typeof MINIMISE)[number]

export interface ChosenCourse {
  id: string
  /** Every gap it closes, also where another chosen course closes it too. */
  closes: GapToClose[]
}

export interface UncoveredGap extends GapToClose {
  /** The highest level any course on offer reaches, 0 where none teaches it. */
  highestTaught: 0 | LevelNumber
}

/** How far from the best possible an answer can be, in what was minimised (courses, minutes or paise). */
export interface CoverBound {
  /** The most gaps that any one course closes: the `d` of H(d). */
  largest: number
  /** The answer costs at most this many times the least possible: H(d) = 1 + 1/2 + … + 1/d, or 1 when it was worked out
   * exactly. */
  factor: number
  /** No choice of courses that closes the same gaps can cost less than this. */
  atLeast: number
}

export interface Cover {
  chosen: ChosenCourse[]
  covered: GapToClose[]
  uncovered: UncoveredGap[]
  cost: { courses: number; minutes: number; priceInPaise: number }
  bound: CoverBound
}

/** Courses by the competencies they teach; made once where many people's gaps are covered. */
export type CourseIndex = ReadonlyMap<string, readonly { course: CourseOnOffer; level: LevelNumber }[]>

export function indexCourses(courses: readonly CourseOnOffer[]): CourseIndex {
  const index = new Map<string, { course: CourseOnOffer; level: LevelNumber }[]>()
  for (const course of courses) {
    for (const { code, level } of course.teaches) {
      const known = index.get(code)
      if (known) known.push({ course, level })
      else index.set(code, [{ course, level }])
    }
  }
  return index
}

type CoverGaps = {
  gaps: readonly GapToClose[]
  courses: readonly CourseOnOffer[] | CourseIndex
  minimise: Minimise
  exactUpTo?: number
}

/**
 * Courses that close these gaps of one person: the fewest, those that take the fewest hours, or those that cost least. A
 * course closes a gap when it teaches the competency at the required level or above.
 *
 * This is weighted set cover, for which no fast exact method is known. A course that alone closes some gap has to be taken.
 * Where up to `exactUpTo` gaps remain, which is more than most positions ask for, the least is found by looking through all
 * sets of them. Beyond, the greedy rule takes the course that
 * costs least for each gap it newly closes, until nothing more can be closed; then every course whose gaps the others close
 * as well is dropped, the dearest first. That costs at most H(d) times the least possible, d being the most gaps any one
 * course closes (V. Chvátal, A Greedy Heuristic for the Set-Covering Problem, Mathematics of Operations Research 4, 1979;
 * for equal costs D. S. Johnson, Approximation Algorithms for Combinatorial Problems, J. Comput. Syst. Sci. 9, 1974).
 * Equals are decided by price, minutes and id, so that the same question has the same answer everywhere.
 */
export function coverGaps({ gaps, courses, minimise, exactUpTo = EXACT_UP_TO }: CoverGaps): Cover {
  const wanted = inOrder(gaps)
  const index = 'get' in courses ? courses : indexCourses(courses)
  const best = highestTaught(index)
  const covered = wanted.filter(({ code, level }) => best(code) >= level)
  const candidates = findCandidates(covered, index, minimise)
  const forced = findForced(candidates, covered.length)
  const isOpen = covered.map((_, place) => !forced.some(({ closes }) => closes.includes(place)))
  const rest = narrow(candidates, isOpen)
  const largest = rest.reduce((most, { closes }) => Math.max(most, closes.length), 0)
  const open = isOpen.filter(Boolean).length
  const isExact = open <= Math.min(exactUpTo, EXACT_UP_TO)
  const taken = (isExact ? cheapestCover(rest, open) : takeGreedily(rest, open)).map(
    ({ course }) => candidates.find((candidate) => candidate.course === course) as Candidate,
  )
  const chosen = isExact ? [...forced, ...taken] : dropRedundant([...forced, ...taken])
  const factor = isExact ? 1 : harmonic(largest)
  const atLeast = Math.max(roundedUp(sumOf(taken, ({ cost }) => cost) / factor), shareBound(rest, open))
  return {
    chosen: chosen.map(({ course, closes }) => ({
      id: course.id,
      closes: covered.filter((_, place) => closes.includes(place)),
    })),
    covered,
    uncovered: wanted
      .filter(({ code, level }) => best(code) < level)
      .map((gap) => ({ ...gap, highestTaught: best(gap.code) })),
    cost: {
      courses: chosen.length,
      minutes: sumOf(chosen, ({ course }) => course.minutes),
      priceInPaise: sumOf(chosen, ({ course }) => course.priceInPaise),
    },
    // What was taken before anything was dropped already kept to the bound.
    bound: { largest, factor, atLeast: sumOf(forced, ({ cost }) => cost) + atLeast },
  }
}

/** H(n); 1 for none, so that it can be divided by. */
export function harmonic(count: number): number {
  let sum = 0
  for (let term = count; term >= 1; term -= 1) sum += 1 / term
  return Math.max(1, sum)
}

/** A course with the places of the gaps it closes and what it costs in what is minimised. */
export type Candidate = { course: CourseOnOffer; cost: number; closes: number[] }

const COST_OF: Record<Minimise, (course: CourseOnOffer) => number> = {
  courses: () => 1,
  hours: ({ minutes }) => minutes,
  price: ({ priceInPaise }) => priceInPaise,
}

/** Each wanted gap once, by code and level. */
const inOrder = (gaps: readonly GapToClose[]): GapToClose[] =>
  [...new Map(gaps.map(({ code, level }) => [`${code} ${level}`, { code, level }])).values()].sort(
    (one, other) => compareCodes(one.code, other.code) || one.level - other.level,
  )

function findCandidates(wanted: readonly GapToClose[], index: CourseIndex, minimise: Minimise): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const [place, { code, level }] of wanted.entries()) {
    for (const { course, level: taught } of index.get(code) ?? []) {
      if (taught < level) continue
      const known = found.get(course.id)
      if (!known) found.set(course.id, { course, cost: COST_OF[minimise](course), closes: [place] })
      else if (known.closes.at(-1) !== place) known.closes.push(place)
    }
  }
  return [...found.values()]
}

/** The courses without which some gap stays open, by id. */
function findForced(candidates: readonly Candidate[], count: number): Candidate[] {
  const only = new Array<Candidate | null | undefined>(count)
  for (const candidate of candidates)
    for (const place of candidate.closes) only[place] = only[place] === undefined ? candidate : null
  const forced = new Set(only.filter((candidate) => candidate !== null && candidate !== undefined))
  return [...forced].sort((one, other) => compareCodes(one.course.id, other.course.id))
}

/** The candidates as they look on the gaps that are open, which are numbered anew. */
function narrow(candidates: readonly Candidate[], isOpen: readonly boolean[]): Candidate[] {
  let next = 0
  const places = isOpen.map((open) => (open ? next++ : -1))
  return candidates.flatMap((candidate) => {
    const closes = candidate.closes.map((place) => places[place] ?? -1).filter((place) => place >= 0)
    return closes.length === 0 ? [] : [{ ...candidate, closes }]
  })
}

/** Whatever is chosen, each gap carries at least the smallest equal share of a course that closes it. */
function shareBound(candidates: readonly Candidate[], count: number): number {
  const shares = new Array<number>(count).fill(Number.POSITIVE_INFINITY)
  for (const { cost, closes } of candidates)
    for (const place of closes) shares[place] = Math.min(shares[place] ?? 0, cost / closes.length)
  return roundedUp(sumOf(shares, (share) => share))
}

function takeGreedily(candidates: readonly Candidate[], count: number): Candidate[] {
  const taken: Candidate[] = []
  const isCovered = new Set<number>()
  while (isCovered.size < count) {
    let best: Offer | null = null
    for (const candidate of candidates) {
      let fresh = 0
      for (const place of candidate.closes) if (!isCovered.has(place)) fresh += 1
      if (fresh > 0 && (!best || isBetter(candidate, fresh, best))) best = { candidate, fresh }
    }
    if (!best) throw new Error('A gap was asked for that no course closes.')
    taken.push(best.candidate)
    for (const place of best.candidate.closes) isCovered.add(place)
  }
  return taken
}

type Offer = { candidate: Candidate; fresh: number }

/** Multiplied crosswise instead of divided: whole numbers are exact, and equals are equal. */
function isBetter({ course, cost }: Candidate, fresh: number, other: Offer): boolean {
  const rival = other.candidate.course
  return (
    (cost * other.fresh - other.candidate.cost * fresh ||
      other.fresh - fresh ||
      course.priceInPaise - rival.priceInPaise ||
      course.minutes - rival.minutes ||
      compareCodes(course.id, rival.id)) < 0
  )
}

function dropRedundant(taken: readonly Candidate[]): Candidate[] {
  const times = new Map<number, number>()
  for (const { closes } of taken) for (const place of closes) times.set(place, (times.get(place) ?? 0) + 1)
  const dropped = new Set<Candidate>()
  const dearestFirst = [...taken].reverse().sort((one, other) => other.cost - one.cost)
  for (const candidate of dearestFirst) {
    if (!candidate.closes.every((place) => (times.get(place) ?? 0) > 1)) continue
    dropped.add(candidate)
    for (const place of candidate.closes) times.set(place, (times.get(place) ?? 0) - 1)
  }
  return taken.filter((candidate) => !dropped.has(candidate))
}

/** To whole minutes or paise; what is a whole number but for the error of division stays what it is. */
const roundedUp = (value: number): number => Math.max(0, Math.ceil(value - 1e-9))

const sumOf = <T>(list: readonly T[], value: (one: T) => number): number =>
  list.reduce((sum, one) => sum + value(one), 0)

const highestTaught =
  (index: CourseIndex) =>
  (code: string): 0 | LevelNumber =>
    (index.get(code) ?? []).reduce<0 | LevelNumber>((most, { level }) => (level > most ? level : most), 0)
