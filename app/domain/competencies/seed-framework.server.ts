import { loadFramework, type Competency as CompetencyNode, type Framework } from '@karmashala/frac'
import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import {
  bumpFrameworkRevision,
  FRAMEWORK,
  FrameworkRevision,
} from '#app/domain/competencies/framework-revision.model.server.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { KnowledgeResource } from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { NodeRevision } from '#app/domain/competencies/node-revision.model.server.ts'
import { Position } from '#app/domain/competencies/position.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'

/**
 * Puts the framework that comes with the product into a database that has none; does nothing to one that has. Several
 * processes may start at once: they meet at the one revision document, and one of them seeds.
 */
export async function seedFramework(): Promise<void> {
  if (await FrameworkRevision.exists({ _id: FRAMEWORK })) return
  await inTransaction(async () => {
    if (await FrameworkRevision.exists({ _id: FRAMEWORK })) return
    const at = new Date()
    await bumpFrameworkRevision(at)
    const { competencies, positions, knowledgeResources }: Framework = loadFramework()
    const bundled = (place: number) => ({ place, provenance: { source: 'bundled' as const, at } })
    await Competency.insertMany(
      competencies.map(({ code, ...content }, place) => ({ _id: code, ...content, ...bundled(place) })),
    )
    await Position.insertMany(
      positions.map(({ id, ...content }, place) => ({ _id: id, ...content, ...bundled(place) })),
    )
    await KnowledgeResource.insertMany(
      knowledgeResources.map(({ id, ...content }, place) => ({ _id: id, ...content, ...bundled(place) })),
    )
    await NodeRevision.insertMany([
      ...competencies.map((node: CompetencyNode) => firstRevision('competency', node.code, node, at)),
      ...positions.map((node) => firstRevision('position', node.id, node, at)),
      ...knowledgeResources.map((node) => firstRevision('knowledge_resource', node.id, node, at)),
    ])
  })
}

const firstRevision = (nodeKind: NodeKind, nodeId: string, content: object, at: Date) => ({
  ...{ nodeKind, nodeId, version: 1, action: 'create' as const, content, at },
})
