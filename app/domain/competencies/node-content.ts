import {
  COMPETENCY_AREAS,
  derivedId,
  type Competency,
  type Framework,
  type KnowledgeResource,
  type Position,
} from '@karmashala/frac'
import { type FrameworkState } from '#app/domain/competencies/framework-state.ts'
import { type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import {
  type CompetencyContent,
  type NodeContent,
  type PositionContent,
  type ResourceContent,
} from '#app/domain/competencies/node-content.schema.ts'

/** A node and what it says, kept together with its kind. */
export type KindOfNode =
  | { kind: 'competency'; content: CompetencyContent }
  | { kind: 'position'; content: PositionContent }
  | { kind: 'knowledge_resource'; content: ResourceContent }

/** What a competency says, without its code and what follows from its place. */
export function contentOfCompetency(row: Competency): CompetencyContent {
  return {
    type: row.type,
    parentCode: row.parentCode,
    name: row.name,
    nameHi: row.nameHi,
    description: row.description,
    descriptionHi: row.descriptionHi ?? '',
    levels: (row.levels ?? []).map(({ level, text, textHi }) => ({ level, text, textHi: textHi ?? '' })),
    sector: row.sector,
    owner: row.owner,
    igotRefId: row.igotRefId,
    selectable: row.selectable,
    flags: row.flags,
  }
}

export const contentOfPosition = ({ id: _id, ...content }: Position): PositionContent => content
export const contentOfResource = ({ id: _id, ...content }: KnowledgeResource): ResourceContent => content

/** What the shared framework says of a node in use; null when there is no such node or it is retired. */
export function contentIn(framework: Framework, kind: NodeKind, id: string): NodeContent | null {
  if (kind === 'competency') {
    const row = framework.competencies.find(({ code }) => code === id)
    return row && !row.retired ? contentOfCompetency(row) : null
  }
  if (kind === 'position') {
    const row = framework.positions.find((position) => position.id === id)
    return row ? contentOfPosition(row) : null
  }
  const row = framework.knowledgeResources.find((resource) => resource.id === id)
  return row ? contentOfResource(row) : null
}

/** The row a competency becomes under a code; its area and its theme follow from its type and the row above it. */
export function toCompetencyRow(
  code: string,
  { flags, levels, sector, owner, igotRefId, ...content }: CompetencyContent,
  themeName: string | null,
): Competency {
  const area = COMPETENCY_AREAS.find(({ type }) => type === content.type)?.name ?? content.type
  return {
    ...{ code, ...content, area, theme: themeName ?? content.name, flags },
    ...(sector && { sector }),
    ...(owner && { owner }),
    ...(igotRefId && { igotRefId }),
    ...(levels.length > 0 && {
      levels: levels.map(({ level, text, textHi }) => ({ level, text, ...(textHi && { textHi }) })),
    }),
  }
}

/** Every stored field of a competency, so that what is left out of a new state does not remain of the old one. */
export function competencyFields(state: FrameworkState, code: string, content: CompetencyContent) {
  const theme = content.parentCode === null ? null : (state.competency(content.parentCode)?.name ?? null)
  const { code: _code, ...row } = toCompetencyRow(code, content, theme)
  const { sector = null, owner = null, igotRefId = null, levels = [] } = row
  return { ...row, sector, owner, igotRefId, levels }
}

/**
 * The id of a new node that has no series: it follows from what identifies the node, in the same way as for a row of a
 * sheet, so that a post described by hand and the same post in a sheet are one.
 */
export const newPositionId = ({ department, designation, name }: PositionContent): string =>
  derivedId('PID', department, designation, name)
export const newResourceId = ({ name }: ResourceContent): string => derivedId('KRID', name)

/** Gives the roles and activities that have no id yet one that follows from where they stand and what they are called. */
export function withMemberIds(positionId: string, content: PositionContent): PositionContent {
  const roles = content.roles.map((role) => {
    const id = role.id || derivedId('RID', positionId, role.name)
    const activities = role.activities.map((activity) => ({
      ...activity,
      id: activity.id || derivedId('AID', id, activity.name),
    }))
    return { ...role, id, activities }
  })
  return { ...content, roles }
}
