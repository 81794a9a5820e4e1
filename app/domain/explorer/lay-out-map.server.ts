import { Graph, layout } from '@dagrejs/dagre'
import {
  MAP_MEASURES,
  type MapEdge,
  type MapGraph,
  type MapNode,
  type PlacedEdge,
  type PlacedMap,
  type PlacedNode,
} from '#app/domain/explorer/map-view.ts'
import { wrapText } from '#app/domain/explorer/wrap-text.ts'

const { lineHeight, captionHeight, paddingY } = MAP_MEASURES
const NODE_WIDTH = 216
const GAP = 14
const MARGIN = 12
const LABEL = { width: 24, height: 24 }
const CHARACTERS_A_LINE = 25
const LINES_MAX = 4

type Point = { x: number; y: number }

/** Places the nodes from left to right, each beside the first of what follows from it. */
export function layOutMap({ rootId, nodes, edges }: MapGraph): PlacedMap {
  const graph = new Graph({ directed: true })
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: 56, edgesep: 8, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const lines = new Map(nodes.map((node) => [node.id, linesOf(node)]))
  for (const { id } of nodes) {
    const count = lines.get(id)?.length ?? 1
    graph.setNode(id, { width: NODE_WIDTH, height: paddingY * 2 + captionHeight + lineHeight * count })
  }
  for (const { from, to, level } of edges) {
    graph.setEdge(from, to, level === null ? {} : { ...LABEL, labelpos: 'c' })
  }
  // A theme and its positions cross each other; everything else is a tree that ought to keep its own order.
  const isTree = nodes.find(({ id }) => id === rootId)?.kind !== 'theme'
  layout(graph, { disableOptimalOrderHeuristic: isTree })

  const placed = nodes.map((node): PlacedNode => {
    const { x, y, width, height } = graph.node(node.id) as Point & { width: number; height: number }
    return { ...node, x: x - width / 2, y: y - height / 2, width, height, lines: lines.get(node.id) ?? [] }
  })
  raise(placed, edges)
  const byId = new Map(placed.map((node) => [node.id, node]))
  return {
    width: Math.ceil(Math.max(...placed.map(({ x, width }) => x + width)) + MARGIN),
    height: Math.ceil(Math.max(...placed.map(({ y, height }) => y + height)) + MARGIN),
    nodes: placed.map((node) => ({ ...node, x: round(node.x), y: round(node.y) })),
    edges: edges.flatMap((edge) => {
      const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
      return from && to ? [placeEdge(edge, from, to, graph.edge(edge.from, edge.to) as Partial<Point>)] : []
    }),
  }
}

const linesOf = ({ name }: MapNode): string[] => wrapText(name, CHARACTERS_A_LINE, LINES_MAX)

/**
 * The layout centres a node beside all that follows from it, which puts the first one out of sight in the middle of a
 * tall drawing. Here each goes up to the first, as a reader expects; the order within a column stays.
 */
function raise(nodes: PlacedNode[], edges: readonly MapEdge[]): void {
  const columns = [...new Set(nodes.map(({ x }) => x))].sort((a, b) => b - a)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const column of columns) {
    let free = MARGIN
    for (const node of nodes.filter(({ x }) => x === column).sort((a, b) => a.y - b.y)) {
      const next = edges.flatMap(({ from, to }) => (from === node.id ? (byId.get(to)?.y ?? []) : []))
      node.y = Math.max(free, Math.min(node.y, ...next))
      free = node.y + node.height + GAP
    }
  }
}

/** From the right side of one node to the left side of the other, by way of the mark with the level. */
function placeEdge(edge: MapEdge, from: PlacedNode, to: PlacedNode, { x, y }: Partial<Point>): PlacedEdge {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 }
  const end = { x: to.x, y: to.y + to.height / 2 }
  const hasMark = edge.level !== null && x !== undefined && y !== undefined
  const labelAt = hasMark ? { x: round(x), y: round(y) } : null
  return { ...edge, path: curveThrough(labelAt ? [start, labelAt, end] : [start, end]), labelAt }
}

function curveThrough([first, ...rest]: readonly Point[]): string {
  if (!first) return ''
  let at = first
  const steps = rest.map((point) => {
    const middle = round((at.x + point.x) / 2)
    const step = `C${middle} ${round(at.y)} ${middle} ${round(point.y)} ${round(point.x)} ${round(point.y)}`
    at = point
    return step
  })
  return `M${round(first.x)} ${round(first.y)} ${steps.join(' ')}`
}

const round = (value: number): number => Math.round(value * 10) / 10
