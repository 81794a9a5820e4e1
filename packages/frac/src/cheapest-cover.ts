import { type Candidate } from './cover.ts'
import { compareCodes } from './gaps.ts'

/** With so many gaps there are 4,096 sets of them, which is soon looked through. */
export const EXACT_UP_TO = 12

type Choice = Candidate & { mask: number }

/**
 * The cheapest candidates that close the gaps `0` to `count - 1`, each of which some candidate closes: exact, by working
 * out the cheapest way to close every set of gaps from the ways to close smaller ones. Among equals the fewest courses,
 * then the lowest price, then the least time. Takes 2^count steps for each way to close one gap.
 */
export function cheapestCover(candidates: readonly Candidate[], count: number): Candidate[] {
  const closing = choicesByGap(candidates, count)
  const sets = 1 << count
  const best = Array.from({ length: 4 }, () => new Float64Array(sets)) as Sums
  const taken = new Array<Choice | undefined>(sets)
  for (let set = 1; set < sets; set += 1) {
    // Some course has to close the first gap of the set: only those are tried.
    for (const choice of closing[31 - Math.clz32(set & -set)] ?? []) {
      const rest = set & ~choice.mask
      const sums = sumsWith(choice, best, rest)
      if (taken[set] && !isLess(sums, best, set)) continue
      taken[set] = choice
      for (let part = 0; part < 4; part += 1) (best[part] as Float64Array)[set] = sums[part] as number
    }
  }
  const chosen: Choice[] = []
  for (let set = sets - 1; set > 0;) {
    const choice = taken[set]
    if (!choice) throw new Error('A gap was asked for that no course closes.')
    chosen.push(choice)
    set &= ~choice.mask
  }
  return chosen.sort(
    (one, other) => other.closes.length - one.closes.length || compareCodes(one.course.id, other.course.id),
  )
}

type Sums = [Float64Array, Float64Array, Float64Array, Float64Array]
type Weight = [cost: number, courses: number, price: number, minutes: number]

const weightOf = ({ cost, course }: Candidate): Weight => [cost, 1, course.priceInPaise, course.minutes]

const sumsWith = (choice: Choice, best: Sums, rest: number): Weight => [
  choice.cost + (best[0][rest] ?? 0),
  1 + (best[1][rest] ?? 0),
  choice.course.priceInPaise + (best[2][rest] ?? 0),
  choice.course.minutes + (best[3][rest] ?? 0),
]

function isLess(sums: Weight, best: Sums, set: number): boolean {
  for (let part = 0; part < 4; part += 1) {
    const difference = (sums[part] as number) - ((best[part] as Float64Array)[set] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** The ways to close each gap, by id; of courses that close the same gaps only the cheapest can be needed. */
function choicesByGap(candidates: readonly Candidate[], count: number): Choice[][] {
  const byMask = new Map<number, Choice>()
  for (const candidate of candidates) {
    const mask = candidate.closes.reduce((set, place) => set | (1 << place), 0)
    const rival = byMask.get(mask)
    if (!rival || isCheaper(candidate, rival)) byMask.set(mask, { ...candidate, mask })
  }
  const choices = [...byMask.values()].sort((one, other) => compareCodes(one.course.id, other.course.id))
  return Array.from({ length: count }, (_, place) => choices.filter(({ mask }) => mask & (1 << place)))
}

function isCheaper(one: Candidate, other: Candidate): boolean {
  const weight = weightOf(one)
  const rival = weightOf(other)
  for (const [part, mine] of weight.entries()) {
    const difference = mine - (rival[part] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return one.course.id < other.course.id
}
