import { listMinistries, type Competency, type Dictionary } from '@karmashala/frac'
import { type CompetencySummary, type NamedNode } from '#app/domain/explorer/explorer-views.ts'

export const toNamedNode = ({ code, name, nameHi }: Competency): NamedNode => ({ id: code, name, nameHi })

export function toSummary(competency: Competency, dictionary: Dictionary): CompetencySummary {
  const { code, type, name, nameHi, description, descriptionHi, parentCode } = competency
  const theme = parentCode === null ? null : dictionary.find(parentCode)
  return {
    ...{ code, type, name, nameHi, description },
    descriptionHi: descriptionHi ?? null,
    isTheme: parentCode === null,
    theme: theme && toNamedNode(theme),
  }
}

const ministryNamesHi = new Map(listMinistries().map(({ name, nameHi }) => [name, nameHi]))

/** Departments below a ministry have no Hindi name yet. */
export const departmentInHindi = (department: string): string | null =>
  ministryNamesHi.get(department) ?? null
