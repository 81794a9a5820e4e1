import { type Model } from 'mongoose'
import { Competency, type CompetencyRecord } from '#app/domain/competencies/competency.model.server.ts'
import { type NodeKind, type NodeStatus } from '#app/domain/competencies/framework.schema.ts'
import {
  KnowledgeResource,
  type KnowledgeResourceRecord,
} from '#app/domain/competencies/knowledge-resource.model.server.ts'
import {
  contentOfCompetency,
  contentOfPosition,
  contentOfResource,
} from '#app/domain/competencies/node-content.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { Position, type PositionRecord } from '#app/domain/competencies/position.model.server.ts'
import { toCompetency } from '#app/domain/competencies/to-competency.ts'
import { toKnowledgeResource, toPosition } from '#app/domain/competencies/to-position.ts'

/** A stored node of any kind. */
export type StoredNode = {
  kind: NodeKind
  id: string
  content: NodeContent
  version: number
  status: NodeStatus
  ownerId: string | null
  redirectTo: string | null
}

type NodeRecord = CompetencyRecord | PositionRecord | KnowledgeResourceRecord

/** The collection of a kind. What is asked of it here is what all kinds have. */
export const nodesOf = (kind: NodeKind): Model<NodeRecord> => MODELS[kind] as unknown as Model<NodeRecord>

const MODELS = { competency: Competency, position: Position, knowledge_resource: KnowledgeResource }

/** Nodes by their ids, whoever owns them and whatever their state: callers say which they mean. */
export async function readNodes(kind: NodeKind, ids: readonly string[]): Promise<Map<string, StoredNode>> {
  const records = await nodesOf(kind)
    .find({ _id: { $in: [...new Set(ids)] } })
    .lean<NodeRecord[]>()
  return new Map(records.map((record) => [record._id, toStored(kind, record)]))
}

/** A node as everybody may see it: shared, in use or retired; null for what is private or unknown. */
export async function findSharedNode(kind: NodeKind, id: string): Promise<StoredNode | null> {
  const record = await nodesOf(kind).findOne({ _id: id, ownerId: null }).lean<NodeRecord>()
  return record && toStored(kind, record)
}

function toStored(kind: NodeKind, record: NodeRecord): StoredNode {
  return {
    kind,
    id: record._id,
    content: contentOf(kind, record),
    version: record.version,
    status: record.status,
    ownerId: record.ownerId ? String(record.ownerId) : null,
    redirectTo: record.redirectTo ?? null,
  }
}

function contentOf(kind: NodeKind, record: NodeRecord): NodeContent {
  if (kind === 'competency') return contentOfCompetency(toCompetency(record as CompetencyRecord))
  if (kind === 'position') return contentOfPosition(toPosition(record as PositionRecord))
  return contentOfResource(toKnowledgeResource(record as KnowledgeResourceRecord))
}
