import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { layOutMap } from '#app/domain/explorer/lay-out-map.server.ts'
import { perRevision } from '#app/domain/explorer/per-revision.server.ts'
import { areaGraph, positionGraph, themeGraph } from '#app/domain/explorer/map-graphs.ts'
import {
  type FrameworkMap,
  type MapGraph,
  type MapNode,
  type MapOutline,
  type MapSelection,
} from '#app/domain/explorer/map-view.ts'

/** A drawing of more nodes than this is a thicket. */
const DRAWN_MAX = 120

// Laying out is the costly part, and the same for everybody until the framework changes.
const drawnMaps = perRevision(() => new Map<string, FrameworkMap>())

/** The map of one part of the shared framework in one language; null when there is no such part. */
export async function findFrameworkMap(
  selection: MapSelection,
  language: string,
): Promise<FrameworkMap | null> {
  const drawn = await drawnMaps()
  const key = `${selection.kind} ${selection.id} ${language}`
  const known = drawn.get(key) ?? (await drawMap(selection, language))
  if (known) drawn.set(key, known)
  return known
}

async function drawMap(selection: MapSelection, language: string): Promise<FrameworkMap | null> {
  const graph = await graphOf(selection, language)
  const root = graph?.nodes.find(({ id }) => id === graph.rootId)
  if (!graph || !root) return null
  const drawn = cut(graph)
  return {
    title: root.name,
    drawing: layOutMap(drawn),
    outline: outlineOf(graph, root),
    leftOut: graph.nodes.length - drawn.nodes.length,
  }
}

async function graphOf(selection: MapSelection, language: string): Promise<MapGraph | null> {
  const { framework } = await currentFramework()
  const dictionary = await currentDictionary()
  if (selection.kind === 'area') return areaGraph(selection.id, dictionary, language)
  if (selection.kind === 'theme') {
    const theme = dictionary.resolve(selection.id)
    const isTheme = theme?.parentCode === null && !theme.retired
    return isTheme ? themeGraph(theme.code, framework, dictionary, language) : null
  }
  const position = framework.positions.find(({ id }) => id === selection.id)
  return position ? positionGraph(position, framework, dictionary, language) : null
}

/** The nodes nearest to the root, as many as can be drawn. */
function cut(graph: MapGraph): MapGraph {
  if (graph.nodes.length <= DRAWN_MAX) return graph
  const kept = new Set([graph.rootId])
  for (const from of kept) {
    for (const edge of graph.edges) if (edge.from === from && kept.size < DRAWN_MAX) kept.add(edge.to)
  }
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => kept.has(id)),
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  }
}

/** The graph has no cycles: every line leads from a kind to a later one. */
function outlineOf({ nodes, edges }: MapGraph, root: MapNode): MapOutline {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const read = (node: MapNode, level: number | null): MapOutline => ({
    ...node,
    level,
    below: edges
      .filter(({ from }) => from === node.id)
      .flatMap((edge) => {
        const next = byId.get(edge.to)
        return next ? [read(next, edge.level)] : []
      }),
  })
  return read(root, null)
}

/** What can be chosen to be drawn, by name. */
export async function listMapChoices() {
  const { framework } = await currentFramework()
  const dictionary = await currentDictionary()
  const named = ({ name, nameHi }: { name: string; nameHi: string }, value: string) => ({
    value,
    name,
    nameHi,
  })
  return {
    areas: dictionary.areas.map((area) => named(area, `area:${area.type}`)),
    themes: dictionary.themes.map((theme) => named(theme, `theme:${theme.code}`)),
    positions: framework.positions.map((position) => named(position, `position:${position.id}`)),
  }
}
