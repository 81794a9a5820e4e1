import {
  TYPE_PREFIXES,
  typeOfCode,
  type Competency,
  type Framework,
  type KnowledgeResource,
  type Position,
} from '@karmashala/frac'
import { type CompetencyContent, type PositionContent } from '#app/domain/competencies/node-content.schema.ts'
import { type MessageParams } from '#app/lib/errors.ts'

/** Why a node may not be as somebody wishes: a message key with its values. */
export type NodeProblem = { key: `framework:refusals.${string}`; params?: MessageParams }

/**
 * The shared framework while it is being changed: what stands, and what the changes made so far have put there. The
 * rules that hold between nodes are asked here, when something is proposed and again when it is to apply.
 */
export class FrameworkState {
  private readonly competencies: Map<string, Competency>
  private readonly positions: Map<string, Position>
  private readonly resources: Map<string, KnowledgeResource>
  /** Sub-themes in use, by theme. */
  private readonly below = new Map<string, Set<string>>()
  /** Position in which a role stands, and role in which an activity stands. */
  private readonly placeOf = new Map<string, string>()

  constructor({ competencies, positions, knowledgeResources }: Framework) {
    this.competencies = new Map(competencies.map((row) => [row.code, row]))
    this.positions = new Map(positions.map((row) => [row.id, row]))
    this.resources = new Map(knowledgeResources.map((row) => [row.id, row]))
    for (const row of competencies) this.placeBelowTheme(row)
    for (const position of positions) this.placeMembers(position, true)
  }

  competency = (code: string): Competency | null => this.competencies.get(code) ?? null
  position = (id: string): Position | null => this.positions.get(id) ?? null
  resource = (id: string): KnowledgeResource | null => this.resources.get(id) ?? null
  childrenOf = (code: string): string[] => [...(this.below.get(code) ?? [])]

  putCompetency(row: Competency): void {
    const before = this.competencies.get(row.code)
    if (before?.parentCode) this.below.get(before.parentCode)?.delete(row.code)
    this.competencies.set(row.code, row)
    this.placeBelowTheme(row)
  }

  putPosition(position: Position): void {
    const before = this.positions.get(position.id)
    if (before) this.placeMembers(before, false)
    this.positions.set(position.id, position)
    this.placeMembers(position, true)
  }

  removePosition(id: string): void {
    const before = this.positions.get(id)
    if (before) this.placeMembers(before, false)
    this.positions.delete(id)
  }

  putResource = (row: KnowledgeResource): void => void this.resources.set(row.id, row)
  removeResource = (id: string): void => void this.resources.delete(id)

  /** Positions in whose activities a resource is used. */
  usersOf(resourceId: string): Position[] {
    return [...this.positions.values()].filter(({ roles }) =>
      roles.some(({ activities }) =>
        activities.some(({ knowledgeResourceIds }) => knowledgeResourceIds.includes(resourceId)),
      ),
    )
  }

  /** A code begins with its type and stays what it is. */
  typeProblem = (code: string, type: CompetencyContent['type']): NodeProblem | null =>
    typeOfCode(code) === type
      ? null
      : { key: 'framework:refusals.typeFixed', params: { code, prefix: TYPE_PREFIXES[type] } }

  /** What is wrong with a competency under this code; null for one that has no code yet. */
  competencyProblem(code: string | null, content: CompetencyContent): NodeProblem | null {
    const { type, parentCode } = content
    const ofOtherType = code ? this.typeProblem(code, type) : null
    if (ofOtherType) return ofOtherType
    const children = code ? this.childrenOf(code).length : 0
    const before = code ? this.competency(code) : null
    if (parentCode === null) {
      // A sub-theme of old data could have been made a theme in silence by leaving a field out.
      return before && before.parentCode !== null ? { key: 'framework:refusals.staysBelow' } : null
    }
    if (parentCode === code) return { key: 'framework:refusals.belowItself' }
    if (children > 0) return { key: 'framework:refusals.themeBelowTheme', params: { count: children } }
    const theme = this.competency(parentCode)
    if (!theme) return { key: 'framework:refusals.unknownTheme', params: { code: parentCode } }
    if (theme.parentCode === code && code !== null) return { key: 'framework:refusals.belowItself' }
    if (theme.retired) return { key: 'framework:refusals.retiredTheme', params: { code: parentCode } }
    if (theme.parentCode !== null) return { key: 'framework:refusals.tooDeep', params: { code: parentCode } }
    if (theme.type !== type)
      return { key: 'framework:refusals.themeOfOtherType', params: { code: parentCode } }
    return null
  }

  /**
   * What is wrong with a position. What it needed before may stay, retired or not: the redirect carries it; nothing new
   * may ask for a retired competency.
   */
  positionProblem(id: string, { roles }: PositionContent): NodeProblem | null {
    const before = this.positions.get(id)
    const needed = new Set(before?.roles.flatMap(({ competencies }) => competencies.map(({ code }) => code)))
    const seen = new Set<string>()
    for (const role of roles) {
      const inRole = this.placeProblem(role, id, seen)
      if (inRole) return inRole
      for (const activity of role.activities) {
        const inActivity = this.placeProblem(activity, role.id, seen)
        if (inActivity) return inActivity
        const unknown = activity.knowledgeResourceIds.find((resource) => !this.resources.has(resource))
        if (unknown !== undefined)
          return {
            key: 'framework:refusals.unknownResource',
            params: { id: unknown, activity: activity.name },
          }
      }
      const codes = new Set<string>()
      for (const { code } of role.competencies) {
        if (codes.has(code))
          return { key: 'framework:refusals.neededTwice', params: { code, role: role.name } }
        codes.add(code)
        const problem = needed.has(code) ? null : this.needProblem(code)
        if (problem) return problem
      }
    }
    return null
  }

  /** Why nothing new may ask for a competency. */
  needProblem(code: string): NodeProblem | null {
    const row = this.competency(code)
    if (!row) return { key: 'framework:refusals.unknownCompetency', params: { code } }
    if (row.retired) {
      return row.redirectTo
        ? { key: 'framework:refusals.replacedCompetency', params: { code, successor: row.redirectTo } }
        : { key: 'framework:refusals.retiredCompetency', params: { code } }
    }
    return row.selectable ? null : { key: 'framework:refusals.notSelectable', params: { code } }
  }

  private placeProblem(
    { id, name }: { id: string; name: string },
    ownerId: string,
    seen: Set<string>,
  ): NodeProblem | null {
    if (seen.has(id)) return { key: 'framework:refusals.memberTwice', params: { name } }
    seen.add(id)
    const place = this.placeOf.get(id)
    return place === undefined || place === ownerId
      ? null
      : { key: 'framework:refusals.memberElsewhere', params: { id, owner: place } }
  }

  private placeBelowTheme({ code, parentCode, retired }: Competency): void {
    if (!parentCode || retired) return
    const siblings = this.below.get(parentCode)
    if (siblings) siblings.add(code)
    else this.below.set(parentCode, new Set([code]))
  }

  private placeMembers({ id, roles }: Position, isThere: boolean): void {
    const place = (member: string, owner: string) =>
      isThere ? this.placeOf.set(member, owner) : this.placeOf.delete(member)
    for (const role of roles) {
      place(role.id, id)
      for (const activity of role.activities) place(activity.id, role.id)
    }
  }
}
