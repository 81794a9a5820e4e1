import { letter, pointsFor, position, type Scoring } from '../../interactions/scoring.ts'
import {
  bestPath,
  endOf,
  mostPoints,
  PATH_MAX,
  walk,
  type Path,
  type ScenarioNode,
} from './scenario-paths.ts'

export type ScenarioAttrs = {
  nodes: readonly ScenarioNode[]
  explanation: string
  points?: number | null
}
export type ScenarioResponse = {
  /** Where the learner is. */
  path: number[]
  /** The best path that has come to an end; null before the first has. Going another way takes nothing away. */
  best: number[] | null
}

const SAME = '!'

const pointsAt = (nodes: readonly ScenarioNode[], path: Path) => endOf(nodes, path)?.points ?? 0

/** The response after one more choice; as it was when there is no such choice. */
export function afterChoice(
  { nodes }: ScenarioAttrs,
  response: ScenarioResponse,
  choice: number,
): ScenarioResponse {
  const path = [...response.path, choice]
  if (!walk(nodes, path)) return response
  if (!endOf(nodes, path)) return { ...response, path }
  const isBetter = response.best === null || pointsAt(nodes, path) > pointsAt(nodes, response.best)
  return { path, best: isBetter ? path : response.best }
}

/** The share of the points that the end of the best path has of the best end there is. */
export const scenarioScoring: Scoring<ScenarioAttrs, ScenarioResponse> = {
  kind: 'performance',
  isScored: ({ nodes }) => mostPoints(nodes) > 0,
  empty: () => ({ path: [], best: null }),
  isComplete: (_attrs, { best }) => best !== null,
  grade: ({ nodes, points }, { best }) => {
    const most = mostPoints(nodes)
    if (most === 0) return { score: 0, maxScore: 0 }
    return pointsFor(points, best === null ? 0 : pointsAt(nodes, best) / most)
  },
  solution: ({ nodes }) => {
    const path = bestPath(nodes)
    return path ? { path: [...path], best: [...path] } : { path: [], best: null }
  },
  feedback: ({ explanation }, { best }) => (best !== null && explanation !== '' ? [explanation] : []),
  pack: (_attrs, { path, best }) => {
    const now = path.map(letter).join('')
    if (best === null) return now
    const ended = best.map(letter).join('')
    return ended === now ? `${now}${SAME}` : `${now}.${ended}`
  },
  unpack: ({ nodes }, packed) => {
    const match = /^([a-z0-9]*)(!|\.([a-z0-9]*))?$/.exec(packed)
    if (!match) return null
    const path = positions(match[1] ?? '')
    const best = match[2] === undefined ? null : match[2] === SAME ? path : positions(match[3] ?? '')
    if (match[2] !== SAME && best !== null && match[1] === match[3]) return null
    const isKnown = walk(nodes, path) !== null && (best === null || endOf(nodes, best) !== null)
    // Who stands at an end has come to one.
    return isKnown && (best !== null || endOf(nodes, path) === null) ? { path, best } : null
  },
  packedMax: () => 2 * PATH_MAX + 1,
  report: ({ nodes }, { path, best }) => ({
    type: 'performance',
    response: pairs(nodes, best ?? path),
    correct: mostPoints(nodes) > 0 ? pairs(nodes, bestPath(nodes) ?? []) : [],
  }),
  components: ({ nodes }) => ({
    steps: nodes.map(({ text }, index) => ({ id: letter(index), words: text })),
    answers: Object.fromEntries(
      nodes.map(({ choices }, index) => [
        letter(index),
        choices.map(({ text }, choice) => ({ id: letter(choice), words: text })),
      ]),
    ),
  }),
}

const positions = (letters: string) => [...letters].map(position)

/** Node and choice of every step, by letters. */
const pairs = (nodes: readonly ScenarioNode[], path: Path): [string, string][] =>
  (walk(nodes, path)?.steps ?? []).map(({ node, position: choice }) => [
    letter(nodes.indexOf(node)),
    letter(choice),
  ])
