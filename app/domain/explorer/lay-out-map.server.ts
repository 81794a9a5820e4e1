import { Graph, layout } from '@dagrejs/dagre'
import {
  MAP_MEASURES,
  type MapEdge,
  type MapGraph,
  type MapNode,
  type PlacedEdge,
  type PlacedMap,
} from '#app/domain/explorer/map-view.ts'
import { wrapText } from '#app/domain/explorer/wrap-text.ts'

const { lineHeight, captionHeight, paddingY } = MAP_MEASURES
const NODE_WIDTH = 232
const LABEL = { width: 24, height: 24 }
const CHARACTERS_A_LINE = 27
const LINES_MAX = 4

/** Places the nodes from left to right, with as few crossing lines as the layout finds. */
export function layOutMap({ nodes, edges }: MapGraph): PlacedMap {
  const graph = new Graph({ directed: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 64, edgesep: 8, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  const lines = new Map(nodes.map((node) => [node.id, linesOf(node)]))
  for (const { id } of nodes) {
    const count = lines.get(id)?.length ?? 1
    graph.setNode(id, {
      width: NODE_WIDTH,
      height: paddingY * 2 + captionHeight + lineHeight * count,
    })
  }
  for (const { from, to, level } of edges) {
    graph.setEdge(from, to, level === null ? {} : { ...LABEL, labelpos: 'c' })
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number }
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: nodes.map((node) => {
      const at = graph.node(node.id) as { x: number; y: number; width: number; height: number }
      return {
        ...node,
        x: round(at.x - at.width / 2),
        y: round(at.y - at.height / 2),
        width: at.width,
        height: at.height,
        lines: lines.get(node.id) ?? [],
      }
    }),
    edges: edges.map((edge) => placeEdge(edge, graph.edge(edge.from, edge.to) as EdgePlace)),
  }
}

const linesOf = ({ name }: MapNode): string[] => wrapText(name, CHARACTERS_A_LINE, LINES_MAX)

type Point = { x: number; y: number }
type EdgePlace = { points: Point[]; x?: number; y?: number }

function placeEdge(edge: MapEdge, { points, x, y }: EdgePlace): PlacedEdge {
  const labelAt = edge.level !== null && x !== undefined && y !== undefined
  return { ...edge, path: toPath(points), labelAt: labelAt ? { x: round(x), y: round(y) } : null }
}

/** A line through the points with its corners rounded off. */
function toPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const steps = rest.map((point, index) => {
    const next = rest[index + 1]
    if (!next) return `L${text(point)}`
    return `Q${text(point)} ${text({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`
  })
  return `M${text(first)} ${steps.join(' ')}`
}

const round = (value: number): number => Math.round(value * 10) / 10
const text = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
