import { COMPETENCY_AREAS, type Competency, type CompetencyArea, type CompetencyType } from './competency.ts'
import { FracError } from './frac-error.ts'
import { COMPETENCY_LEVELS, type CompetencyLevel } from './levels.ts'
import { indexCompetencies, searchIndex } from './search-competencies.ts'

export interface Dictionary {
  areas: readonly CompetencyArea[]
  /** The themes in use, in dictionary order; each has a null `parentCode`. */
  themes: readonly Competency[]
  levels: readonly CompetencyLevel[]
  /** The competency with this code, or null. Codes are compared exactly. */
  find(code: string): Competency | null
  /** The competency with this code; throws `FracError` `unknown_competency`. */
  get(code: string): Competency
  /** The row that stands today for a code: itself, or where the redirects of retired rows lead; null when unknown. */
  resolve(code: string): Competency | null
  /** Themes and sub-themes in use, in dictionary order, narrowed by type and by English area name; with `retired: true`
   * the retired rows are among them. */
  list(filter?: { type?: CompetencyType; area?: string; retired?: boolean }): Competency[]
  /** The sub-themes of a theme that are in use. */
  children(themeCode: string): Competency[]
  /** The best matches in use for what somebody typed, in English, Hindi or Romanised Hindi, small misspellings allowed. */
  search(text: string, limit?: number): Competency[]
}

/** Makes a dictionary from rows; throws `FracError` `broken_dictionary` on a repeated code or a missing theme. */
export function makeDictionary(competencies: readonly Competency[]): Dictionary {
  const byCode = new Map<string, Competency>()
  const byParent = new Map<string, Competency[]>()
  for (const competency of competencies) {
    if (byCode.has(competency.code)) {
      throw new FracError('broken_dictionary', `The code ${competency.code} occurs twice.`)
    }
    byCode.set(competency.code, competency)
    if (competency.parentCode === null) continue
    const siblings = byParent.get(competency.parentCode)
    if (siblings) siblings.push(competency)
    else byParent.set(competency.parentCode, [competency])
  }
  for (const code of byParent.keys()) {
    if (!byCode.has(code)) throw new FracError('broken_dictionary', `The theme ${code} is missing.`)
  }

  const inUse = competencies.filter(({ retired }) => !retired)
  const index = indexCompetencies(inUse)
  const find = (code: string) => byCode.get(code) ?? null
  return {
    areas: COMPETENCY_AREAS,
    themes: inUse.filter(({ parentCode }) => parentCode === null),
    levels: COMPETENCY_LEVELS,
    find,
    get(code) {
      const competency = find(code)
      if (!competency) throw new FracError('unknown_competency', `No competency has the code ${code}.`)
      return competency
    },
    resolve(code) {
      const seen = new Set<string>()
      let competency = find(code)
      while (competency?.redirectTo && !seen.has(competency.code)) {
        seen.add(competency.code)
        competency = find(competency.redirectTo)
      }
      return competency
    },
    list: ({ type, area, retired = false } = {}) =>
      (retired ? competencies : inUse).filter(
        (row) => (!type || row.type === type) && (!area || row.area === area),
      ),
    children: (themeCode) => (byParent.get(themeCode) ?? []).filter(({ retired }) => !retired),
    search: (text, limit = 20) => searchIndex(index, text, limit),
  }
}
