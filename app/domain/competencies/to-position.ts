import { type KnowledgeResource, type LevelNumber, type Position } from '@karmashala/frac'
import { type KnowledgeResourceRecord } from '#app/domain/competencies/knowledge-resource.model.server.ts'
import { type PositionRecord } from '#app/domain/competencies/position.model.server.ts'

/** A stored position as the framework knows it. */
export function toPosition(record: PositionRecord): Position {
  const { _id, name, nameHi, department, designation, description, descriptionHi, roles, flags } = record
  return {
    ...{ id: _id, name, nameHi, department, designation, description, descriptionHi },
    roles: roles.map((role) => ({
      ...{ id: role.id, name: role.name, nameHi: role.nameHi },
      activities: role.activities.map(({ id, name, nameHi, knowledgeResourceIds }) => ({
        ...{ id, name, nameHi, knowledgeResourceIds },
      })),
      competencies: role.competencies.map(({ code, level, reason, reasonHi }) => ({
        ...{ code, level: level as LevelNumber, reason, reasonHi },
      })),
    })),
    flags: flags as Position['flags'],
  }
}

export const toKnowledgeResource = ({
  _id,
  name,
  nameHi,
  url,
}: KnowledgeResourceRecord): KnowledgeResource => ({ id: _id, name, nameHi, url: url ?? null })
