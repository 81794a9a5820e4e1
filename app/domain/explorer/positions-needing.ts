import { COMPETENCY_LEVELS, type Dictionary, type Framework, type RoleCompetency } from '@karmashala/frac'
import { type PositionNeeding, type RoleNeed } from '#app/domain/explorer/explorer-views.ts'
import { departmentInHindi } from '#app/domain/explorer/summaries.ts'

/** A need with the names of today: of the competency a retired code leads to, and of the level. */
export function toNeed(need: RoleCompetency, dictionary: Dictionary): Omit<RoleNeed, 'role'> {
  const competency = dictionary.resolve(need.code)
  const scale = COMPETENCY_LEVELS.find(({ level }) => level === need.level)
  return {
    code: competency?.code ?? need.code,
    name: competency?.name ?? need.code,
    nameHi: competency?.nameHi ?? need.code,
    level: need.level,
    levelName: scale?.name ?? '',
    levelNameHi: scale?.nameHi ?? '',
    reason: need.reason,
    reasonHi: need.reasonHi,
  }
}

/** The positions one of whose roles needs one of these competencies, the highest level first. */
export function positionsNeeding(
  { positions }: Framework,
  codes: ReadonlySet<string>,
  dictionary: Dictionary,
): PositionNeeding[] {
  return positions
    .flatMap(({ id, name, nameHi, department, roles }): PositionNeeding[] => {
      const needs = roles.flatMap((role) =>
        role.competencies
          .map((need) => ({
            role: { id: role.id, name: role.name, nameHi: role.nameHi },
            ...toNeed(need, dictionary),
          }))
          .filter(({ code }) => codes.has(code)),
      )
      if (needs.length === 0) return []
      const level = Math.max(...needs.map((need) => need.level))
      return [{ id, name, nameHi, department, departmentHi: departmentInHindi(department), level, needs }]
    })
    .sort((a, b) => b.level - a.level || (a.name < b.name ? -1 : 1))
}
