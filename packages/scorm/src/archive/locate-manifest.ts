import { type FindingPlace, type PackageStandard } from '../report.ts'
import { type FindingKind } from '../texts/texts.ts'

export type ManifestFamily = 'scorm' | Extract<PackageStandard, 'cmi5' | 'xapi' | 'aicc'>
export type LocatedManifest = { family: ManifestFamily; path: string; root: string }

const FAMILIES = ['scorm', 'cmi5', 'xapi', 'aicc'] as const
const FILE_NAMES = { scorm: 'imsmanifest.xml', cmi5: 'cmi5.xml', xapi: 'tincan.xml' } as const
const DISPLAY_NAMES = { scorm: 'SCORM', cmi5: 'cmi5', xapi: 'xAPI', aicc: 'AICC' } as const
const WEB_STARTS = ['story.html', 'story_html5.html', 'index.html', 'index.htm']
const DEEPEST_WRAPPER = 4

type Remark = { kind: FindingKind; values: Record<string, string>; where: FindingPlace }
export type Location = { manifest: LocatedManifest | null; remarks: Remark[] }

/** Finds the manifest at the top or, failing that, in the shallowest folder that has one, and what is to be said about it. */
export function locateManifest(paths: Iterable<string>): Location {
  const all = [...paths]
  const candidates = all.flatMap((path) => candidateFor(path))
  const depth = candidates.reduce((least, candidate) => Math.min(least, candidate.depth), Infinity)
  const nearest = candidates.filter((candidate) => candidate.depth === depth)
  if (nearest.length === 0 || depth > DEEPEST_WRAPPER)
    return { manifest: null, remarks: [explainAbsence(all)] }
  const [root, other] = [...new Set(nearest.map((candidate) => candidate.root))]
  if (root !== undefined && other !== undefined) {
    return { manifest: null, remarks: [remark('severalManifests', { name: root, other })] }
  }
  return choose(nearest)
}

const remark = (kind: FindingKind, values: Record<string, string> = {}, entry?: string): Remark => ({
  kind,
  values,
  where: entry === undefined ? {} : { entry },
})

type Candidate = LocatedManifest & { depth: number }

function candidateFor(path: string): Candidate[] {
  const cut = path.lastIndexOf('/') + 1
  const name = path.slice(cut).toLowerCase()
  const family = FAMILIES.find((each) =>
    each === 'aicc' ? /\.(crs|cst)$/.test(name) : name === FILE_NAMES[each],
  )
  return family ? [{ family, path, root: path.slice(0, cut), depth: path.split('/').length - 1 }] : []
}

function choose(candidates: Candidate[]): Location {
  const families = FAMILIES.filter((family) => candidates.some((candidate) => candidate.family === family))
  const ofFamily = candidates.filter((candidate) => candidate.family === families[0])
  const exact = ofFamily.find(({ family, path }) => family === 'aicc' || path.endsWith(FILE_NAMES[family]))
  const chosen = exact ?? ofFamily[0]
  if (!chosen) return { manifest: null, remarks: [] }
  const { family, path, root } = chosen
  const remarks: Remark[] = []
  if (families.length > 1) {
    const standards = families.map((each) => DISPLAY_NAMES[each]).join(', ')
    remarks.push(remark('severalStandards', { standards, chosen: DISPLAY_NAMES[family] }))
  }
  if (!exact && family !== 'aicc') {
    remarks.push(remark('manifestCase', { name: path, expected: FILE_NAMES[family] }, path))
  }
  if (root !== '') remarks.push(remark('wrapped', { folder: root }, path))
  return { manifest: { family, path, root }, remarks }
}

function explainAbsence(paths: string[]): Remark {
  const inner = paths.find((path) => path.toLowerCase().endsWith('.zip'))
  const names = new Map(paths.map((path) => [path.slice(path.lastIndexOf('/') + 1).toLowerCase(), path]))
  const start = WEB_STARTS.map((name) => names.get(name)).find((path) => path !== undefined)
  if (start) return remark('webExport', { name: start }, start)
  return inner ? remark('zipInZip', { name: inner }, inner) : remark('noManifest')
}
