import { foldText, type Position } from '@karmashala/frac'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { type PositionList, type PositionSummary } from '#app/domain/explorer/explorer-views.ts'
import { departmentInHindi } from '#app/domain/explorer/summaries.ts'

type ListPositions = { query?: string; department?: string | null }

/** The positions everybody shares, narrowed by words of their names, roles and departments, and by one department. */
export async function listPositions({ query = '', department = null }: ListPositions): Promise<PositionList> {
  const { framework } = await currentFramework()
  const { positions } = framework
  const text = query.trim().slice(0, 200)
  const found = positions.filter((position) => has(position, text))
  return {
    query: text,
    department,
    positions: found.filter((one) => department === null || one.department === department).map(toSummary),
    departments: departmentsOf(found),
    total: positions.length,
  }
}

/** Every word has to stand somewhere, if only as the beginning of one. */
function has({ id, name, nameHi, designation, department, roles }: Position, text: string): boolean {
  const names = roles.flatMap((role) => [role.name, role.nameHi])
  const hindi = departmentInHindi(department) ?? ''
  const words = foldText([id, name, nameHi, designation, department, hindi, ...names].join(' ')).split(' ')
  return foldText(text)
    .split(' ')
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}

function toSummary({ id, name, nameHi, department, designation, roles }: Position): PositionSummary {
  return {
    ...{ id, name, nameHi, department, designation },
    departmentHi: departmentInHindi(department),
    roles: roles.map((role) => ({ id: role.id, name: role.name, nameHi: role.nameHi })),
    competencyCount: new Set(roles.flatMap(({ competencies }) => competencies.map(({ code }) => code))).size,
  }
}

function departmentsOf(positions: readonly Position[]): PositionList['departments'] {
  const counts = new Map<string, number>()
  for (const { department } of positions) counts.set(department, (counts.get(department) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, nameHi: departmentInHindi(name), count }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
