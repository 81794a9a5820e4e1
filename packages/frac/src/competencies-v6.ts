import igotJson from '../data/igot-identifiers.json' with { type: 'json' }
import { COMPETENCY_AREAS, type Competency } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { foldText } from './fold-text.ts'
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

const IGOT: ReadonlyMap<string, { refId: string; identifier: string }> = new Map(Object.entries(igotJson))

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

function idsOf(kind: 'competencyarea' | 'theme' | 'subtheme', code: string, igotRefId?: string) {
  const known = IGOT.get(code)
  return {
    refId: known?.refId ?? igotRefId ?? code,
    identifier: known?.identifier ?? `karmashala_fw_${kind}_${code}`,
  }
}

/**
 * The codes that records of the `competencies_v6` shape mean today: by reference id, else by identifier, else by the
 * names of theme and sub-theme. Retired rows are followed to what took their place. Never throws; a record that means
 * nothing here, or two things, is a problem at its path and has no code.
 */
export function parseCompetenciesV6(
  records: unknown,
  dictionary: Dictionary,
): { codes: string[]; problems: InterchangeProblem[] } {
  const { problems, report } = collectProblems()
  if (!Array.isArray(records)) {
    report('', 'wrong_shape', { expected: 'list' })
    return { codes: [], problems }
  }
  const finder = makeFinder(dictionary)
  const codes = records.flatMap((record: unknown, index) => {
    const fields = Fields.of(record, `[${index}]`, report)
    if (!fields) return []
    const level =
      fields.has('competencySubThemeName') || fields.has('competencySubThemeRefId') ? 'SubTheme' : 'Theme'
    const text = (key: string) => {
      const value = fields.raw(key)
      return typeof value === 'string' ? value : ''
    }
    const ids = [text(`competency${level}RefId`), text(`competency${level}Identifier`)]
    const byId = ids.map((id) => finder.byId.get(id)).find((row) => row !== undefined)
    if (byId) return today(byId)

    const names = level === 'Theme' ? ['Theme'] : ['Theme', 'SubTheme']
    const key = names.map((part) => foldText(text(`competency${part}Name`))).join('\n')
    const found = finder.byNames.get(`${level}\n${key}`) ?? []
    const [only] = found
    if (only && found.length === 1) return today(only)
    const problem = only ? 'ambiguous_name' : 'unknown_competency'
    report(fields.at(`competency${level}Name`), problem, shown(text(`competency${level}Name`)))
    return []
  })
  return { codes, problems }

  function today(row: Competency): string {
    return dictionary.resolve(row.code)?.code ?? row.code
  }
}

function makeFinder(dictionary: Dictionary) {
  const byId = new Map<string, Competency>()
  const byNames = new Map<string, Competency[]>()
  for (const row of dictionary.list({ retired: true })) {
    const { refId, identifier } = idsOf(
      row.parentCode === null ? 'theme' : 'subtheme',
      row.code,
      row.igotRefId,
    )
    for (const id of [refId, identifier, row.code]) if (!byId.has(id)) byId.set(id, row)
    const key =
      row.parentCode === null
        ? `Theme\n${foldText(row.name)}`
        : `SubTheme\n${foldText(row.theme)}\n${foldText(row.name)}`
    const group = byNames.get(key)
    if (group) group.push(row)
    else byNames.set(key, [row])
  }
  return { byId, byNames }
}
