import { type Dictionary, type Framework, type Position } from '@karmashala/frac'
import { type MapGraph, type MapKind, type MapNode } from '#app/domain/explorer/map-view.ts'
import { positionsNeeding } from '#app/domain/explorer/positions-needing.ts'
import { inLanguage } from '#app/lib/in-language.ts'

type Named = { name: string; nameHi: string }

class GraphMaker {
  private readonly nodes = new Map<string, MapNode>()
  private readonly edges = new Map<string, MapGraph['edges'][number]>()

  constructor(private readonly language: string) {}

  node(kind: MapKind, id: string, { name, nameHi }: Named, href: string | null, code: string | null = id) {
    this.nodes.set(id, { id, kind, code, name: inLanguage(this.language, name, nameHi), href })
  }

  /** Between two nodes there is one line; the highest level it was drawn for is the one it tells. */
  edge(from: string, to: string, level: number | null = null) {
    const before = this.edges.get(`${from} ${to}`)
    if (!before || (level ?? 0) > (before.level ?? 0)) this.edges.set(`${from} ${to}`, { from, to, level })
  }

  graph(rootId: string): MapGraph {
    return { rootId, nodes: [...this.nodes.values()], edges: [...this.edges.values()] }
  }
}

/** A position, its roles, what is done in each by which resources, and the competencies each needs. */
export function positionGraph(
  position: Position,
  { knowledgeResources }: Framework,
  dictionary: Dictionary,
  language: string,
): MapGraph {
  const page = `/framework/positions/${position.id}`
  const resources = new Map(knowledgeResources.map((resource) => [resource.id, resource]))
  const maker = new GraphMaker(language)
  maker.node('position', position.id, position, page)
  for (const role of position.roles) {
    maker.node('role', role.id, role, `${page}#${role.id}`, null)
    maker.edge(position.id, role.id)
    for (const { code, level } of role.competencies) {
      const competency = dictionary.resolve(code)
      if (!competency) continue
      maker.node('competency', competency.code, competency, `/competencies/${competency.code}`)
      maker.edge(role.id, competency.code, level)
    }
    for (const activity of role.activities) {
      maker.node('activity', activity.id, activity, `${page}#${activity.id}`, null)
      maker.edge(role.id, activity.id)
      for (const id of activity.knowledgeResourceIds) {
        const resource = resources.get(id)
        if (!resource) continue
        maker.node('resource', id, resource, resource.url, null)
        maker.edge(activity.id, id)
      }
    }
  }
  return maker.graph(position.id)
}

/** A theme, what lies below it, and the positions that need it. */
export function themeGraph(
  code: string,
  framework: Framework,
  dictionary: Dictionary,
  language: string,
): MapGraph {
  const theme = dictionary.get(code)
  const below = dictionary.children(code)
  const maker = new GraphMaker(language)
  maker.node('theme', code, theme, `/competencies/${code}`)
  for (const competency of below) {
    maker.node('competency', competency.code, competency, `/competencies/${competency.code}`)
    maker.edge(code, competency.code)
  }
  const codes = new Set([code, ...below.map((row) => row.code)])
  for (const position of positionsNeeding(framework, codes, dictionary)) {
    maker.node('position', position.id, position, `/framework/positions/${position.id}`)
    for (const need of position.needs) maker.edge(need.code, position.id, need.level)
  }
  return maker.graph(code)
}

/** An area and its themes; each leads to the map of its own. */
export function areaGraph(type: string, dictionary: Dictionary, language: string): MapGraph {
  const maker = new GraphMaker(language)
  const area = dictionary.areas.find((one) => one.type === type)
  if (area) maker.node('area', type, area, `/competencies?type=${type}`, null)
  for (const theme of dictionary.themes.filter((one) => one.type === type)) {
    maker.node('theme', theme.code, theme, `/framework/map?show=theme:${theme.code}`)
    maker.edge(type, theme.code)
  }
  return maker.graph(type)
}
