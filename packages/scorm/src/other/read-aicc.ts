import { type FileIndex } from '../archive/file-index.ts'
import { type Findings } from '../findings.ts'
import { type PackageItem } from '../report.ts'
import { decodeXml } from '../xml/decode-xml.ts'
import { type AiccRow, readAiccSections, readAiccTable } from './aicc-table.ts'
import { addressOf, folderOf, leafOf, NO_STRUCTURE, type OtherFacts } from './other-facts.ts'

export type AiccFiles = {
  /** The bytes of a course file by its extension; null when the package does not have it. */
  read(extension: AiccExtension): Uint8Array | null
  /** Its entry in the archive. */
  entryOf(extension: AiccExtension): string
  files: FileIndex
  findings: Findings
}
export const AICC_EXTENSIONS = ['crs', 'au', 'des', 'cst'] as const
export type AiccExtension = (typeof AICC_EXTENSIONS)[number]

const DEEPEST = 50

/** Reads the four course interchange files of AICC: course, assignable units, descriptors and structure. */
export function readAicc(source: AiccFiles): OtherFacts {
  const missing = AICC_EXTENSIONS.filter((extension) => source.read(extension) === null)
  if (missing.length > 0) {
    source.findings.add('aiccMissing', { names: missing.map((extension) => `.${extension}`).join(', ') }, {})
  }
  const course = readAiccSections(textOf(source, 'crs')).get('course')
  const title = course?.get('course_title') ?? ''
  if (source.read('crs') && !course) {
    source.findings.add('aiccUnreadable', { name: source.entryOf('crs') }, { entry: source.entryOf('crs') })
  }
  const units = tableOf(source, 'au')
  const titles = new Map(
    tableOf(source, 'des').map(({ values }) => [keyOf(values), values.get('title') ?? '']),
  )
  for (const unit of units) checkUnit(source, unit)
  const organizations =
    missing.length > 0 && units.length === 0 ? [] : [buildTree(source, { title, units, titles })]
  return {
    ...NO_STRUCTURE,
    title: title || null,
    identifier: course?.get('course_id') || null,
    organizations,
  }
}

const keyOf = (values: AiccRow['values']) => (values.get('system_id') ?? '').toLowerCase()

function textOf(source: AiccFiles, extension: AiccExtension): string {
  const bytes = source.read(extension)
  return (bytes && decodeXml(bytes)?.text) || ''
}

function tableOf(source: AiccFiles, extension: AiccExtension): AiccRow[] {
  const { rows, isComplete } = readAiccTable(textOf(source, extension))
  const entry = source.entryOf(extension)
  const isEmpty = source.read(extension) !== null && rows.length === 0
  if (isEmpty || !isComplete) source.findings.add('aiccUnreadable', { name: entry }, { entry })
  return rows
}

function checkUnit(source: AiccFiles, { line, values }: AiccRow): void {
  const name = values.get('file_name') ?? ''
  const where = { entry: source.entryOf('au'), line }
  const address = addressOf(name, source.files)
  if (address !== 'present' && address !== 'outside')
    source.findings.add('aiccMissingFile', { identifier: values.get('system_id') ?? '', name }, where)
}

type Parts = { title: string; units: AiccRow[]; titles: ReadonlyMap<string, string> }

/** The structure table has one row for a block: its name, then its members. */
function buildTree(source: AiccFiles, { title, units, titles }: Parts): PackageItem {
  const known = new Map(units.map(({ values }) => [keyOf(values), values.get('system_id') ?? '']))
  const members = new Map<string, { line: number; cells: string[] }>()
  for (const { line, cells } of tableOf(source, 'cst')) {
    const [block, ...rest] = cells.map((cell) => cell.trim())
    if (block) members.set(block.toLowerCase(), { line, cells: rest.filter((cell) => cell !== '') })
  }
  const placed = new Set<string>()
  const build = (block: string, depth: number): PackageItem[] => {
    const row = members.get(block)
    return (row?.cells ?? []).flatMap((member) => {
      const key = member.toLowerCase()
      // Every block once: a structure that contains itself must end.
      if (placed.has(key) || depth > DEEPEST) return []
      placed.add(key)
      const label = titles.get(key) || member
      if (known.has(key)) return [leafOf(member, label)]
      if (members.has(key)) return [folderOf(member, label, build(key, depth + 1))]
      source.findings.add(
        'aiccUnresolved',
        { member },
        { entry: source.entryOf('cst'), line: row?.line ?? 1 },
      )
      return []
    })
  }
  const children = build('root', 0)
  const lost = [...known].filter(([key]) => !placed.has(key)).map(([, identifier]) => identifier)
  if (lost[0] !== undefined && source.read('cst')) {
    source.findings.add(
      'aiccUnplaced',
      { count: lost.length, name: lost[0] },
      { entry: source.entryOf('cst') },
    )
  }
  return folderOf('root', title, children)
}
