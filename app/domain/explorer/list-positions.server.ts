import { foldText, type Position } from '@karmashala/frac'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { type PositionList, type PositionSummary } from '#app/domain/explorer/explorer-views.ts'
import { departmentInHindi } from '#app/domain/explorer/summaries.ts'

export const POSITIONS_A_PAGE = 40

type ListPositions = { query?: string; department?: string | null; page?: number }

/** The positions everybody shares, narrowed by words of their names, roles and departments, and by one department. */
export async function listPositions({
  query = '',
  department = null,
  page = 1,
}: ListPositions): Promise<PositionList> {
  const { framework } = await currentFramework()
  const text = query.trim().slice(0, 200)
  const fitting = framework.positions.filter((position) => has(position, text))
  const chosen = fitting.filter((one) => department === null || one.department === department)
  const pageCount = Math.max(1, Math.ceil(chosen.length / POSITIONS_A_PAGE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const start = (shown - 1) * POSITIONS_A_PAGE
  return {
    query: text,
    department,
    positions: chosen.slice(start, start + POSITIONS_A_PAGE).map(toSummary),
    departments: departmentsOf(fitting),
    found: chosen.length,
    total: framework.positions.length,
    page: shown,
    pageCount,
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
