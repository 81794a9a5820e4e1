import { type CompetencyType } from '@karmashala/frac'

export const MAP_KINDS = ['area', 'theme', 'competency', 'position', 'role', 'activity', 'resource'] as const
export type MapKind = (typeof MAP_KINDS)[number]

/** Heights inside a node: of a line of its name, of the caption that says its kind, and the room above and below. */
export const MAP_MEASURES = { lineHeight: 20, captionHeight: 18, paddingY: 10 } as const

/** A node of the graph before it has a place; `href` leads to where it can be read about. */
export type MapNode = { id: string; kind: MapKind; code: string | null; name: string; href: string | null }
/** `level` is what the one needs of the other, where that is what the line says. */
export type MapEdge = { from: string; to: string; level: number | null }
export type MapGraph = { rootId: string; nodes: MapNode[]; edges: MapEdge[] }

export type PlacedNode = MapNode & { x: number; y: number; width: number; height: number; lines: string[] }
export type PlacedEdge = MapEdge & { path: string; labelAt: { x: number; y: number } | null }
export type PlacedMap = { width: number; height: number; nodes: PlacedNode[]; edges: PlacedEdge[] }

/** The same content to be read: what hangs below what. */
export type MapOutline = MapNode & { level: number | null; below: MapOutline[] }

export type FrameworkMap = {
  title: string
  drawing: PlacedMap
  outline: MapOutline
  /** Nodes that are in the list only, because the drawing would become too large to be looked at. */
  leftOut: number
}

/** One part of the framework: never all of it, which nobody could look at. */
export type MapSelection =
  { kind: 'area'; id: CompetencyType } | { kind: 'theme'; id: string } | { kind: 'position'; id: string }
