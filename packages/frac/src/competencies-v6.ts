import { idsIn, idsOf, makeFinder, partOf, recordsIn, textIn } from './competencies-v6-ids.ts'
import { COMPETENCY_AREAS, type Competency } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { TYPE_PREFIXES } from './node-ids.ts'
import { collectProblems, type InterchangeProblem } from './problem.ts'
import { Fields, shown } from './read-fields.ts'

/** A competency as content on iGOT Karmayogi is tagged with it; a tag on a theme has no sub-theme. */
export interface CompetencyV6 {
  competencyAreaIdentifier: string
  competencyAreaRefId: string
  competencyAreaName: string
  competencyAreaDescription: string
  competencyThemeIdentifier: string
  competencyThemeRefId: string
  competencyThemeName: string
  competencyThemeDescription: string
  competencyThemeType: 'theme'
  competencyThemeAdditionalProperties: { displayName: string }
  competencySubThemeIdentifier?: string
  competencySubThemeRefId?: string
  competencySubThemeName?: string
  competencySubThemeDescription?: string
  competencySubThemeAdditionalProperties?: { displayName: string }
}

/**
 * Records of the platform's `competencies_v6` shape for codes, in their order. Identifiers and reference ids are those
 * seen on iGOT where they are known; elsewhere the reference id is the code and the identifier is
 * `karmashala_fw_<competencyarea|theme|subtheme>_<code>`, which cannot be mistaken for one of iGOT's.
 * Throws `FracError` `unknown_competency`.
 */
export function toCompetenciesV6(dictionary: Dictionary, codes: readonly string[]): CompetencyV6[] {
  return codes.map((code) => {
    const competency = dictionary.get(code)
    const theme = competency.parentCode === null ? competency : dictionary.get(competency.parentCode)
    const area = COMPETENCY_AREAS.find(({ type }) => type === competency.type)
    const areaIds = idsOf('competencyarea', TYPE_PREFIXES[competency.type])
    const themeIds = idsOf('theme', theme.code, theme.igotRefId)
    return {
      competencyAreaIdentifier: areaIds.identifier,
      competencyAreaRefId: areaIds.refId,
      competencyAreaName: competency.area,
      competencyAreaDescription: area?.description ?? '',
      competencyThemeIdentifier: themeIds.identifier,
      competencyThemeRefId: themeIds.refId,
      competencyThemeName: theme.name,
      competencyThemeDescription: theme.description,
      competencyThemeType: 'theme',
      competencyThemeAdditionalProperties: { displayName: theme.name },
      ...(competency === theme ? {} : subThemeOf(competency)),
    }
  })
}

function subThemeOf({ code, igotRefId, name, description }: Competency): Partial<CompetencyV6> {
  const { identifier, refId } = idsOf('subtheme', code, igotRefId)
  return {
    competencySubThemeIdentifier: identifier,
    competencySubThemeRefId: refId,
    competencySubThemeName: name,
    competencySubThemeDescription: description,
    competencySubThemeAdditionalProperties: { displayName: name },
  }
}

/** A record with the competency it means today. */
export interface MatchedRecord {
  /** Its place in the list, from 0. */
  index: number
  /** Null for a record that means nothing here, or two things. */
  code: string | null
  /** What it calls the competency. */
  name: string
  theme: string
}

/**
 * The codes that records of the `competencies_v6` shape mean today: by identifier, else by reference id, else by the
 * names of theme and sub-theme. Retired rows are followed to what took their place. A list, or an object with one as
 * `competencies_v6`. Never throws; a record that means nothing here, or two things, is a problem at its path and has no
 * code.
 */
export function parseCompetenciesV6(
  document: unknown,
  dictionary: Dictionary,
): { codes: string[]; records: MatchedRecord[]; problems: InterchangeProblem[] } {
  const { problems, report } = collectProblems()
  const list = recordsIn(document, report)
  if (!list) return { codes: [], records: [], problems }

  const finder = makeFinder(dictionary)
  const records = list.records.map((record, index): MatchedRecord => {
    const fields = Fields.of(record, `${list.path}[${index}]`, report)
    if (!fields) return { index, code: null, name: '', theme: '' }
    const part = partOf(fields)
    const name = textIn(fields, `competency${part}Name`)
    const theme = textIn(fields, 'competencyThemeName')
    const found = finder.byIds(fields, part)
    const candidates = found ? [found] : finder.byNames(fields, part)
    const [only] = candidates
    if (only && candidates.length === 1) return { index, code: today(only), name: name || only.name, theme }
    const value = shown(name || idsIn(fields, part).refId)
    report(fields.at(`competency${part}Name`), only ? 'ambiguous_name' : 'unknown_competency', value)
    return { index, code: null, name, theme }
  })
  return { codes: records.flatMap(({ code }) => code ?? []), records, problems }

  function today(row: Competency): string {
    return dictionary.resolve(row.code)?.code ?? row.code
  }
}
