import { type Competency, type CompetencyType, type Dictionary } from '@karmashala/frac'
import { currentDictionary } from '#app/domain/competencies/current-framework.server.ts'
import { type AreaBranch, type CompetencySearch } from '#app/domain/explorer/explorer-views.ts'
import { toNamedNode, toSummary } from '#app/domain/explorer/summaries.ts'

export const COMPETENCIES_A_PAGE = 20
export const QUERY_MAX = 200

type SearchCompetencies = { query: string; type?: CompetencyType | null; page?: number }

/** The dictionary everybody shares: what fits the words, and all of it to look through, area by area. */
export async function searchCompetencies({
  query,
  type = null,
  page = 1,
}: SearchCompetencies): Promise<CompetencySearch> {
  const dictionary = await currentDictionary()
  const text = query.trim().slice(0, QUERY_MAX)
  const all = text === '' ? null : find(dictionary, text, type)
  const pageCount = Math.max(1, Math.ceil((all?.length ?? 0) / COMPETENCIES_A_PAGE))
  const shown = Math.min(Math.max(1, page), pageCount)
  const start = (shown - 1) * COMPETENCIES_A_PAGE
  return {
    query: text,
    type,
    found: all?.slice(start, start + COMPETENCIES_A_PAGE).map((row) => toSummary(row, dictionary)) ?? null,
    total: all?.length ?? 0,
    page: shown,
    pageCount,
    areas: toAreas(dictionary, type),
  }
}

const find = (dictionary: Dictionary, text: string, type: CompetencyType | null): Competency[] =>
  dictionary.search(text, Infinity).filter((row) => type === null || row.type === type)

function toAreas(dictionary: Dictionary, type: CompetencyType | null): AreaBranch[] {
  return dictionary.areas
    .filter((area) => type === null || area.type === type)
    .map((area) => ({
      ...area,
      competencyCount: dictionary.list({ type: area.type }).length,
      themes: dictionary.themes
        .filter((theme) => theme.type === area.type)
        .map((theme) => ({
          theme: toSummary(theme, dictionary),
          below: dictionary.children(theme.code).map(toNamedNode),
        })),
    }))
}
