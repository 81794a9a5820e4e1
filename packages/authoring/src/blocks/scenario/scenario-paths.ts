export type ScenarioChoice = { id: string; text: string; consequence: string; to: string }
export type ScenarioNode = {
  id: string
  text: string
  choices: readonly ScenarioChoice[]
  points?: number | null
}
/** Positions of the choices taken, from the first node on. */
export type Path = readonly number[]

/** A path that goes round in circles ends here; who got so far starts again. */
export const PATH_MAX = 60

export type Walk = {
  steps: { node: ScenarioNode; choice: ScenarioChoice; position: number }[]
  /** Where the path stands; null where it led out of the scenario. */
  at: ScenarioNode | null
}

/** Where a path leads; null for one that takes choices which are not there. */
export function walk(nodes: readonly ScenarioNode[], path: Path): Walk | null {
  if (path.length > PATH_MAX) return null
  const steps: Walk['steps'] = []
  let at: ScenarioNode | null = nodes[0] ?? null
  for (const position of path) {
    const choice: ScenarioChoice | undefined = at?.choices[position]
    if (!at || !choice) return null
    steps.push({ node: at, choice, position })
    at = nodes.find(({ id }) => id === choice.to) ?? null
  }
  return { steps, at }
}

export const isEnd = (node: ScenarioNode | null): boolean => node !== null && node.choices.length === 0

/** The end a path reached, or null while it has not. */
export function endOf(nodes: readonly ScenarioNode[], path: Path): ScenarioNode | null {
  const at = walk(nodes, path)?.at ?? null
  return isEnd(at) ? at : null
}

/** A shortest path to each node that can be reached, by node id. */
export function shortestPaths(nodes: readonly ScenarioNode[]): Map<string, Path> {
  const found = new Map<string, Path>()
  const start = nodes[0]
  if (!start) return found
  found.set(start.id, [])
  const queue = [start]
  for (let node = queue.shift(); node; node = queue.shift()) {
    const path = found.get(node.id) ?? []
    node.choices.forEach(({ to }, position) => {
      const next = nodes.find(({ id }) => id === to)
      if (!next || found.has(to)) return
      found.set(to, [...path, position])
      queue.push(next)
    })
  }
  return found
}

/** The shortest path to the end with the most points; null when no end can be reached. */
export function bestPath(nodes: readonly ScenarioNode[]): Path | null {
  const paths = shortestPaths(nodes)
  const ends = nodes.flatMap((node) => {
    const path = paths.get(node.id)
    return path && isEnd(node) ? [{ path, points: node.points ?? 0 }] : []
  })
  const [best] = ends.sort((one, other) => other.points - one.points || one.path.length - other.path.length)
  return best?.path ?? null
}

/** The points of the best end that can be reached. */
export function mostPoints(nodes: readonly ScenarioNode[]): number {
  const path = bestPath(nodes)
  return (path && endOf(nodes, path)?.points) ?? 0
}

/** Ids of nodes from which no end can be reached. */
export function endlessNodes(nodes: readonly ScenarioNode[]): string[] {
  const ending = new Set(nodes.filter(isEnd).map(({ id }) => id))
  for (let before = -1; before !== ending.size;) {
    before = ending.size
    for (const { id, choices } of nodes) if (choices.some(({ to }) => ending.has(to))) ending.add(id)
  }
  return nodes.filter(({ id }) => !ending.has(id)).map(({ id }) => id)
}

/** True when a path can come back to where it was. */
export function goesRound(nodes: readonly ScenarioNode[]): boolean {
  // What can be taken away again and again because nothing leads on from it is not in a circle.
  let left = [...nodes]
  for (let before = -1; before !== left.length;) {
    before = left.length
    const ids = new Set(left.map(({ id }) => id))
    left = left.filter(({ choices }) => choices.some(({ to }) => ids.has(to)))
  }
  return left.length > 0
}
