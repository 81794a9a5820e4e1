import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'

const PATHS = { competency: 'competency', position: 'position', knowledge_resource: 'resource' } as const
export const KIND_PATHS = ['competency', 'position', 'resource'] as const

/** How a kind is called in addresses. */
export const kindPath = (kind: NodeKind): (typeof KIND_PATHS)[number] => PATHS[kind]

export const kindOfPath = (path: (typeof KIND_PATHS)[number]): NodeKind =>
  path === 'resource' ? 'knowledge_resource' : path

export const historyPath = (kind: NodeKind, id: string): string =>
  `/framework/history/${kindPath(kind)}/${encodeURIComponent(id)}`
