import { type Findings } from '../findings.ts'
import { type PackageStandard } from '../report.ts'

export type ManifestFamily = 'scorm' | Extract<PackageStandard, 'cmi5' | 'xapi' | 'aicc'>
export type LocatedManifest = { family: ManifestFamily; path: string; root: string }

const FAMILIES = ['scorm', 'cmi5', 'xapi', 'aicc'] as const
const FILE_NAMES = { scorm: 'imsmanifest.xml', cmi5: 'cmi5.xml', xapi: 'tincan.xml' } as const
const DISPLAY_NAMES = { scorm: 'SCORM', cmi5: 'cmi5', xapi: 'xAPI', aicc: 'AICC' } as const
const WEB_STARTS = ['story.html', 'story_html5.html', 'index.html', 'index.htm']
const DEEPEST_WRAPPER = 4

/** Finds the manifest at the top or, failing that, in the shallowest folder that has one. Adds findings when it is not plain. */
export function locateManifest(paths: Iterable<string>, findings: Findings): LocatedManifest | null {
  const all = [...paths]
  const candidates = all.flatMap((path) => candidateFor(path))
  const depth = Math.min(...candidates.map((candidate) => candidate.depth))
  const nearest = candidates.filter((candidate) => candidate.depth === depth)
  if (nearest.length === 0 || depth > DEEPEST_WRAPPER) {
    explainAbsence(all, findings)
    return null
  }
  const roots = [...new Set(nearest.map((candidate) => candidate.root))]
  if (roots.length > 1) {
    findings.add('severalManifests', { name: roots[0] ?? '', other: roots[1] ?? '' })
    return null
  }
  const chosen = choose(nearest, findings)
  if (chosen && chosen.root !== '') findings.add('wrapped', { folder: chosen.root }, { entry: chosen.path })
  return chosen
}

type Candidate = LocatedManifest & { depth: number }

function candidateFor(path: string): Candidate[] {
  const cut = path.lastIndexOf('/') + 1
  const name = path.slice(cut).toLowerCase()
  const family = FAMILIES.find((each) => (each === 'aicc' ? name.endsWith('.crs') : name === FILE_NAMES[each]))
  return family ? [{ family, path, root: path.slice(0, cut), depth: path.split('/').length - 1 }] : []
}

function choose(candidates: Candidate[], findings: Findings): LocatedManifest | null {
  const families = FAMILIES.filter((family) => candidates.some((candidate) => candidate.family === family))
  const [family] = families
  if (!family) return null
  if (families.length > 1) {
    const standards = families.map((each) => DISPLAY_NAMES[each]).join(', ')
    findings.add('severalStandards', { standards, chosen: DISPLAY_NAMES[family] })
  }
  const ofFamily = candidates.filter((candidate) => candidate.family === family)
  if (family === 'aicc') return strip(ofFamily[0])
  const expected = FILE_NAMES[family]
  const exact = ofFamily.find((candidate) => candidate.path.endsWith(expected))
  const chosen = exact ?? ofFamily[0]
  if (!exact && chosen) {
    findings.add('manifestCase', { name: chosen.path, expected }, { entry: chosen.path })
  }
  return strip(chosen)
}

const strip = (candidate: Candidate | undefined) =>
  candidate ? { family: candidate.family, path: candidate.path, root: candidate.root } : null

function explainAbsence(paths: string[], findings: Findings): void {
  const inner = paths.find((path) => path.toLowerCase().endsWith('.zip'))
  const names = new Map(paths.map((path) => [path.slice(path.lastIndexOf('/') + 1).toLowerCase(), path]))
  const start = WEB_STARTS.map((name) => names.get(name)).find((path) => path !== undefined)
  if (start) findings.add('webExport', { name: start }, { entry: start })
  else if (inner) findings.add('zipInZip', { name: inner }, { entry: inner })
  else findings.add('noManifest')
}
