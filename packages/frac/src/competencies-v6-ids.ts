import igotJson from '../data/igot-identifiers.json' with { type: 'json' }
import { type Competency } from './competency.ts'
import { type Dictionary } from './dictionary.ts'
import { foldText } from './fold-text.ts'
import { isCompetencyCode } from './node-ids.ts'
import { type ReportProblem } from './problem.ts'
import { type Fields } from './read-fields.ts'

/** What a record names: a theme, or a sub-theme below one; as it stands in the names of its members. */
export type RecordPart = 'Theme' | 'SubTheme'

const IGOT: ReadonlyMap<string, { refId: string; identifier: string }> = new Map(Object.entries(igotJson))
const CODE_OF_IGOT = new Map(
  [...IGOT].flatMap(([code, { refId, identifier }]) => [[refId, code] as const, [identifier, code] as const]),
)
const OUR_IDENTIFIER = /^karmashala_fw_(competencyarea|theme|subtheme)_(.+)$/

/**
 * How a code is called on the platform: by the ids seen there where they are known, else by a reference id that is the
 * code (or the one somebody has entered) and an identifier that cannot be mistaken for one of the platform's.
 */
export function idsOf(kind: 'competencyarea' | 'theme' | 'subtheme', code: string, igotRefId?: string) {
  const known = IGOT.get(code)
  return {
    refId: known?.refId ?? (igotRefId || code),
    identifier: known?.identifier ?? `karmashala_fw_${kind}_${code}`,
  }
}

/** Whether the platform's own reference id of a code is among those known. */
export const hasPlatformId = (code: string): boolean => IGOT.has(code)

/** The code that ids of the platform's or of ours mean by themselves, whatever the dictionary; null when they tell none. */
export function codeInIds({ identifier, refId }: { identifier: string; refId: string }): string | null {
  const ours = OUR_IDENTIFIER.exec(identifier)?.[2] ?? ''
  const codes = [CODE_OF_IGOT.get(identifier), ours, CODE_OF_IGOT.get(refId), refId]
  return codes.find((code) => code !== undefined && isCompetencyCode(code)) ?? null
}

/** The records of a document: a list, or an object that carries one as `competencies_v6`, as content of the platform does. */
export function recordsIn(
  document: unknown,
  report: ReportProblem,
): { records: unknown[]; path: string } | null {
  const isContent = typeof document === 'object' && document !== null && !Array.isArray(document)
  const list =
    isContent && Object.hasOwn(document, 'competencies_v6')
      ? (document as Record<string, unknown>)['competencies_v6']
      : document
  if (Array.isArray(list)) return { records: list as unknown[], path: isContent ? 'competencies_v6' : '' }
  report(isContent ? 'competencies_v6' : '', 'wrong_shape', { expected: 'list' })
  return null
}

/** Members that hold texts; what is no text counts as absent. */
export function textIn(fields: Fields, key: string): string {
  const value = fields.raw(key)
  return typeof value === 'string' ? value.trim() : ''
}

/** A record is about a sub-theme as soon as it names one in any way. */
export function partOf(fields: Fields): RecordPart {
  const keys = ['Name', 'RefId', 'Identifier'].map((member) => `competencySubTheme${member}`)
  return keys.some((key) => textIn(fields, key) !== '') ? 'SubTheme' : 'Theme'
}

export const idsIn = (fields: Fields, part: RecordPart) => ({
  identifier: textIn(fields, `competency${part}Identifier`),
  refId: textIn(fields, `competency${part}RefId`),
})

export interface RecordFinder {
  /** By identifier, else by reference id; retired rows too. */
  byIds(fields: Fields, part: RecordPart): Competency | null
  /** By the names of theme and sub-theme; rows in use come before retired ones, and several may have the same names. */
  byNames(fields: Fields, part: RecordPart): Competency[]
}

export function makeFinder(dictionary: Dictionary): RecordFinder {
  const byId = new Map<string, Competency>()
  const byNames = new Map<string, Competency[]>()
  for (const row of dictionary.list({ retired: true })) {
    const part = row.parentCode === null ? 'Theme' : 'SubTheme'
    const { refId, identifier } = idsOf(
      part === 'Theme' ? 'theme' : 'subtheme',
      row.code,
      row.igotRefId?.trim(),
    )
    for (const id of [identifier, refId, row.code]) {
      if (!byId.has(`${part}\n${id}`)) byId.set(`${part}\n${id}`, row)
    }
    const key = part === 'Theme' ? nameKey(part, row.name) : nameKey(part, row.theme, row.name)
    const group = byNames.get(key)
    if (group) group.push(row)
    else byNames.set(key, [row])
  }
  return {
    byIds(fields, part) {
      const { identifier, refId } = idsIn(fields, part)
      return byId.get(`${part}\n${identifier}`) ?? byId.get(`${part}\n${refId}`) ?? null
    },
    byNames(fields, part) {
      const parts: RecordPart[] = part === 'Theme' ? ['Theme'] : ['Theme', 'SubTheme']
      const names = parts.map((one) => textIn(fields, `competency${one}Name`))
      const found = byNames.get(nameKey(part, ...names)) ?? []
      const inUse = found.filter(({ retired }) => !retired)
      return inUse.length > 0 ? inUse : found
    },
  }
}

const nameKey = (part: RecordPart, ...names: string[]) => [part, ...names.map(foldText)].join('\n')
