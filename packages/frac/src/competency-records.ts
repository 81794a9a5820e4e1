import { type KnownNodes, type ReadNode } from './accept-nodes.ts'
import {
  codeInIds,
  hasPlatformId,
  idsIn,
  makeFinder,
  partOf,
  recordsIn,
  textIn,
  type RecordFinder,
  type RecordPart,
} from './competencies-v6-ids.ts'
import { COMPETENCY_AREAS, type Competency, type CompetencyType } from './competency.ts'
import { makeDictionary, type Dictionary } from './dictionary.ts'
import { foldText } from './fold-text.ts'
import { acceptNodes, parseJson, type ParsedFramework } from './framework-json.ts'
import { COMPETENCY_LEVELS } from './levels.ts'
import { isCompetencyCode, TYPE_PREFIXES, typeOfCode } from './node-ids.ts'
import { collectProblems, type ReportProblem } from './problem.ts'
import { Fields, NAME_MAX, shown } from './read-fields.ts'
import { SHEET_ROWS_MAX } from './sheet.ts'
import { URL_NAMESPACE, uuidV5 } from './uuid-v5.ts'

/**
 * Reads `competencies_v6` records as themes and sub-themes: what the file says of a competency known already (found by
 * identifier, reference id or names) on top of what is known of it, and new rows for all others. A new row has the code
 * its ids tell, else one derived from them: the prefix of its area, X and eight hexadecimal digits. The shape has no
 * Hindi, no levels and no retirement; what it leaves out stays. Never throws; see `parseFramework`.
 */
export function parseCompetencyRecords(text: string, known: KnownNodes = {}): ParsedFramework {
  const { problems, report } = collectProblems()
  const counts = { competencies: 0, positions: 0, knowledgeResources: 0 }
  const document = parseJson(text, report)
  const list = document === undefined ? null : recordsIn(document, report)
  if (list && list.records.length > SHEET_ROWS_MAX)
    report(list.path, 'too_many_rows', { max: SHEET_ROWS_MAX })
  if (!list || problems.length > 0) return { framework: null, problems, counts }

  counts.competencies = list.records.length
  const reader = new RecordReader(known.dictionary ?? makeDictionary([]), report)
  list.records.forEach((record, index) => {
    const fields = Fields.of(record, `${list.path}[${index}]`, report)
    if (!fields) return
    const before = problems.length
    const rows = reader.rowsOf(fields)
    if (problems.length === before) reader.keep(rows, fields.path)
  })
  const read = { competencies: reader.rows(), resources: [], positions: [] }
  return {
    framework: {
      ...{ areas: [...COMPETENCY_AREAS], levels: [...COMPETENCY_LEVELS] },
      ...acceptNodes(read, known, report),
    },
    ...{ problems, counts },
  }
}

class RecordReader {
  private readonly finder: RecordFinder
  private readonly kept = new Map<string, ReadNode<Competency>>()

  constructor(
    private readonly dictionary: Dictionary,
    private readonly report: ReportProblem,
  ) {
    this.finder = makeFinder(dictionary)
  }

  rows = (): ReadNode<Competency>[] => [...this.kept.values()]

  /** The theme a record names and the sub-theme below it; what is wrong with it is reported. */
  rowsOf(fields: Fields): Competency[] {
    const part = partOf(fields)
    const namesTheme = ['Name', 'RefId', 'Identifier'].some(
      (member) => textIn(fields, `competencyTheme${member}`) !== '',
    )
    const theme = part === 'Theme' || namesTheme ? this.rowOf(fields, 'Theme', null) : null
    if (part === 'Theme') return theme ? [theme] : []
    // Without its theme a record can only mean a sub-theme that is known.
    if (!theme && namesTheme) return []
    const row = this.rowOf(fields, 'SubTheme', theme)
    return [theme, row].filter((one) => one !== null)
  }

  /** Remembers rows of a record; another record that says something else of the same row is refused. */
  keep(rows: readonly Competency[], path: string): void {
    const contradicted = rows.find((row) => {
      const first = this.kept.get(row.code)
      return first && !saysTheSame(first.node, row)
    })
    if (contradicted) {
      const place = this.kept.get(contradicted.code)?.path ?? ''
      return this.report(path, 'conflicting', { ...shown(contradicted.name), place })
    }
    for (const node of rows) {
      if (!this.kept.has(node.code)) this.kept.set(node.code, { node, path, sound: true })
    }
  }

  private rowOf(fields: Fields, part: RecordPart, theme: Competency | null): Competency | null {
    const name = fields.text(`competency${part}Name`, { max: NAME_MAX })
    const description = fields.text(`competency${part}Description`)
    const byIds = this.finder.byIds(fields, part)
    const told = byIds ? null : codeInIds(idsIn(fields, part))
    const named = byIds || told ? [] : this.finder.byNames(fields, part)
    if (named.length > 1) {
      this.report(fields.at(`competency${part}Name`), 'ambiguous_name', shown(name))
      return null
    }
    const known = byIds ?? named[0] ?? null
    if (known?.retired) return known
    const expected = known?.type ?? (told ? typeOfCode(told) : null)
    const type = theme ? this.typeBelow(theme, fields, expected) : this.typeOf(fields, expected)
    if (known) {
      const refId = known.igotRefId || hasPlatformId(known.code) ? '' : foreignRefId(fields, part)
      return {
        ...known,
        // What was found by its names is called that already, if spelled another way.
        name: (byIds && name) || known.name,
        description: description || known.description,
        ...(theme && { parentCode: theme.code, theme: theme.name }),
        ...(refId && { igotRefId: refId }),
      }
    }
    if (name === '') this.report(fields.at(`competency${part}Name`), 'missing')
    if (part === 'SubTheme' && !theme) this.report(fields.at('competencyThemeName'), 'missing')
    if (type === null || name === '') return null
    const code = told ?? this.derivedCode(fields, part, type)
    const refId = hasPlatformId(code) ? '' : foreignRefId(fields, part)
    return {
      ...{ code, type, name, nameHi: '', description, theme: theme?.name ?? name },
      area: COMPETENCY_AREAS.find((area) => area.type === type)?.name ?? '',
      parentCode: theme?.code ?? null,
      ...{ selectable: true, flags: [] },
      ...(refId && { igotRefId: refId }),
    }
  }

  /** A sub-theme is of the type of its theme. */
  private typeBelow(theme: Competency, fields: Fields, expected: CompetencyType | null): CompetencyType {
    if (expected && expected !== theme.type) {
      const at = fields.at('competencyThemeName')
      this.report(at, 'type_mismatch', { ...shown(theme.name), code: TYPE_PREFIXES[expected] })
    }
    return theme.type
  }

  /** The type of the area a record names, which has to be that of the competency it means. */
  private typeOf(fields: Fields, expected: CompetencyType | null): CompetencyType | null {
    const name = textIn(fields, 'competencyAreaName')
    const ids = [textIn(fields, 'competencyAreaIdentifier'), textIn(fields, 'competencyAreaRefId')]
    if (name === '' && ids.every((id) => id === '')) {
      if (expected === null) this.report(fields.at('competencyAreaName'), 'missing')
      return expected
    }
    const type = areaOf(name)
    const at = fields.at('competencyAreaName')
    if (type === null) this.report(at, 'unknown_value', shown(name))
    else if (expected && expected !== type) {
      this.report(at, 'type_mismatch', { ...shown(name), code: TYPE_PREFIXES[expected] })
    } else return type
    return null
  }

  private derivedCode(fields: Fields, part: RecordPart, type: CompetencyType): string {
    const { identifier, refId } = idsIn(fields, part)
    const names = `${textIn(fields, 'competencyThemeName')}\n${textIn(fields, `competency${part}Name`)}`
    const digits = uuidV5(URL_NAMESPACE, `${part}:${identifier || refId || foldText(names)}`).slice(0, 8)
    return `${TYPE_PREFIXES[type]}-X${digits.toUpperCase()}`
  }
}

/** A reference id that is more than the code again. */
function foreignRefId(fields: Fields, part: RecordPart): string {
  const { refId } = idsIn(fields, part)
  return isCompetencyCode(refId) || refId.length > NAME_MAX ? '' : refId
}

const SPELLINGS: Readonly<Record<string, CompetencyType>> = { behavioral: 'behavioural' }

function areaOf(name: string): CompetencyType | null {
  const folded = foldText(name)
  const area = COMPETENCY_AREAS.find((one) => foldText(one.name) === folded)
  return area?.type ?? SPELLINGS[folded] ?? null
}

const saysTheSame = (a: Competency, b: Competency): boolean =>
  a.name === b.name && a.description === b.description && a.parentCode === b.parentCode
