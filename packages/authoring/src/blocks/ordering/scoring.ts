import { letter, pointsFor, position, type Scoring } from '../../interactions/scoring.ts'

export type OrderingAttrs = {
  steps: readonly { id: string; text: string }[]
  explanation: string
  points?: number | null
}
/** The steps in the order the learner gave them; empty while nothing has been moved. */
export type OrderingResponse = number[]

/**
 * The steps that need not be moved: the longest run of them that stands in the right order. One step in a wrong place
 * costs one share, not all the shares of those it pushed along.
 */
export function stepsInPlace(order: OrderingResponse): number[] {
  const best: number[][] = []
  order.forEach((step, at) => {
    const before = best
      .slice(0, at)
      .filter((run) => (run.at(-1) ?? Infinity) < step)
      .reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), [])
    best.push([...before, step])
  })
  return best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), [])
}

/** Any order has a run of one, so that one does not count: reversed is worth nothing. */
export const orderingScoring: Scoring<OrderingAttrs, OrderingResponse> = {
  kind: 'sequencing',
  isScored: () => true,
  empty: () => [],
  isComplete: ({ steps }, order) => order.length > 0 && order.length === steps.length,
  grade: ({ steps, points }, order) =>
    pointsFor(
      points,
      order.length === 0 ? 0 : (stepsInPlace(order).length - 1) / Math.max(1, steps.length - 1),
    ),
  solution: ({ steps }) => steps.map((_, index) => index),
  feedback: ({ explanation }) => (explanation === '' ? [] : [explanation]),
  pack: (_attrs, order) => order.map(letter).join(''),
  unpack: ({ steps }, packed) => {
    const order = [...packed].map(position)
    const isWhole = new Set(order).size === steps.length && order.length === steps.length
    const isKnown = order.every((index) => index >= 0 && index < steps.length)
    return packed === '' || (isWhole && isKnown) ? order : null
  },
  packedMax: ({ steps }) => steps.length,
  report: (attrs, order) => ({
    type: 'sequencing',
    response: order.map(letter),
    correct: orderingScoring.solution(attrs).map(letter),
  }),
  components: ({ steps }) => ({
    choices: steps.map(({ text }, index) => ({ id: letter(index), words: text })),
  }),
}
