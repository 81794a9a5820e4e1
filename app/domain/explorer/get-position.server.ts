import { type Dictionary, type KnowledgeResource, type Position as PositionNode } from '@karmashala/frac'
import { currentDictionary, currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { Position, type PositionRecord } from '#app/domain/competencies/position.model.server.ts'
import {
  type PositionAnswer,
  type PositionRoleView,
  type PositionView,
} from '#app/domain/explorer/explorer-views.ts'
import { toNeed } from '#app/domain/explorer/positions-needing.ts'
import { departmentInHindi, toNamedNode } from '#app/domain/explorer/summaries.ts'

// A merge may be merged again; nothing sound is longer than this.
const REDIRECTS_MAX = 20

/** The public page of a position: its roles, what is done in each and by which resources, and what each needs. */
export async function getPosition({ id }: { id: string }): Promise<PositionAnswer> {
  const { framework } = await currentFramework()
  const standing = (wanted: string) => framework.positions.find((position) => position.id === wanted)
  const position = standing(id)
  if (!position) {
    const next = standing(id.toUpperCase())?.id ?? (await successorOf(id))
    return next && standing(next) ? { kind: 'moved', id: next } : { kind: 'unknown' }
  }
  const dictionary = await currentDictionary()
  const resources = new Map(framework.knowledgeResources.map((resource) => [resource.id, resource]))
  return { kind: 'found', position: await toView(position, dictionary, resources) }
}

async function successorOf(id: string): Promise<string | null> {
  let next: string | null = id
  for (let step = 0; step < REDIRECTS_MAX && next !== null; step += 1) {
    const record: Pick<PositionRecord, 'redirectTo'> | null = await Position.findOne(
      { _id: next, ownerId: null, status: 'retired' },
      { redirectTo: 1 },
    ).lean<Pick<PositionRecord, 'redirectTo'>>()
    if (!record) return next === id ? null : next
    next = record.redirectTo ?? null
  }
  return null
}

async function toView(
  position: PositionNode,
  dictionary: Dictionary,
  resources: ReadonlyMap<string, KnowledgeResource>,
): Promise<PositionView> {
  const { id, name, nameHi, department, designation, description, descriptionHi, roles, flags } = position
  const record = await Position.findOne({ _id: id, ownerId: null }, { version: 1, provenance: 1 }).lean<
    Pick<PositionRecord, 'version' | 'provenance'>
  >()
  return {
    ...{ id, name, nameHi, department, designation, description, descriptionHi },
    departmentHi: departmentInHindi(department),
    isStarterData: flags.includes('starter-data'),
    version: record?.version ?? 1,
    provenance: record && { source: record.provenance.source, at: record.provenance.at.toISOString() },
    roles: roles.map((role) => toRole(role, dictionary, resources)),
  }
}

function toRole(
  { id, name, nameHi, activities, competencies }: PositionNode['roles'][number],
  dictionary: Dictionary,
  resources: ReadonlyMap<string, KnowledgeResource>,
): PositionRoleView {
  return {
    ...{ id, name, nameHi },
    activities: activities.map((activity) => ({
      ...{ id: activity.id, name: activity.name, nameHi: activity.nameHi },
      resources: activity.knowledgeResourceIds.flatMap((resourceId) => resources.get(resourceId) ?? []),
    })),
    needs: competencies
      .map((need) => {
        const parent = dictionary.resolve(need.code)?.parentCode
        const theme = parent ? dictionary.find(parent) : null
        return { ...toNeed(need, dictionary), theme: theme && toNamedNode(theme) }
      })
      .sort((a, b) => b.level - a.level || (a.name < b.name ? -1 : 1)),
  }
}
