import { type Entry } from 'yauzl'
import { InflateMeter, LimitExceeded } from './archive/inflate-meter.ts'
import { locateManifest, type LocatedManifest } from './archive/locate-manifest.ts'
import { type Archive, explain, openArchive } from './archive/open-archive.server.ts'
import { readChunks } from './archive/read-entry.server.ts'
import { ContentScan } from './content-scan.ts'
import { ScormError } from './errors.ts'
import { Findings } from './findings.ts'
import { DEFAULT_LIMITS, type PackageLimits } from './limits.ts'
import { type ManifestFacts, readManifest } from './manifest/read-manifest.ts'
import { type PackageReport } from './report.ts'

type InspectPackage = { file: string; limits?: Partial<PackageLimits> }

const NOTHING_READ: ManifestFacts = {
  standard: 'unknown',
  edition: null,
  title: null,
  identifier: null,
  organizations: [],
  defaultOrganization: null,
  launchable: [],
  activityTree: null,
}
const STANDARD_NAMES = { cmi5: 'cmi5', xapi: 'xAPI', aicc: 'AICC' } as const

/**
 * Reads the zip at a local path and reports what it is and what is wrong with it, inflating every entry once to count it.
 * A bad package is a report with verdict 'refused'; throws ScormError 'io' only when the disk fails.
 */
export async function inspectPackage({ file, limits: wanted }: InspectPackage): Promise<PackageReport> {
  const limits = { ...DEFAULT_LIMITS, ...wanted }
  const findings = new Findings()
  const archive = await openArchive(file, limits, findings)
  if (!archive) return toReport({ facts: NOTHING_READ, located: null, archive, inflatedBytes: 0, findings })
  try {
    const meter = new InflateMeter(limits, archive.archiveBytes)
    const located = archive.complete ? locate(archive, findings) : null
    const facts = located ? await readFacts(archive, located, limits, findings) : NOTHING_READ
    if (located) await inflateAll(archive, facts, meter, findings)
    return toReport({ facts, located, archive, inflatedBytes: meter.total, findings })
  } finally {
    archive.close()
  }
}

function locate(archive: Archive, findings: Findings): LocatedManifest | null {
  const located = locateManifest(archive.files.keys())
  // Without its encrypted or misnamed entries a refused archive may seem to have no manifest; that would mislead.
  if (findings.refused && !located.manifest) return null
  for (const { kind, values, where } of located.remarks) findings.add(kind, values, where)
  return located.manifest
}

async function readFacts(
  archive: Archive,
  located: LocatedManifest,
  limits: PackageLimits,
  findings: Findings,
): Promise<ManifestFacts> {
  if (located.family !== 'scorm') {
    findings.add('unplayableStandard', { standard: STANDARD_NAMES[located.family] }, { entry: located.path })
    return { ...NOTHING_READ, standard: located.family }
  }
  const bytes = await readManifestBytes(archive, located.path, limits, findings)
  const { path: entry, root } = located
  const paths = [...archive.files.keys()].flatMap((path) =>
    path.startsWith(root) && path !== entry ? path.slice(root.length) : [],
  )
  return (bytes && readManifest({ bytes, entry, paths, limits, findings })) ?? NOTHING_READ
}

/** The manifest is read before the rest is counted, so it has a meter and a small limit of its own. */
async function readManifestBytes(
  archive: Archive,
  path: string,
  limits: PackageLimits,
  findings: Findings,
): Promise<Buffer | null> {
  const meter = new InflateMeter({ ...limits, fileBytes: limits.manifestBytes }, archive.archiveBytes)
  const chunks: Buffer[] = []
  const entry = archive.files.get(path)
  try {
    if (entry) for await (const chunk of readChunks(archive, path, entry, meter)) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch (error) {
    // Other damage is found again, and reported, when everything is inflated.
    if (error instanceof LimitExceeded) findings.add('manifestTooLarge', {}, { entry: path })
    else explain(error)
    return null
  }
}

async function inflateAll(
  archive: Archive,
  facts: ManifestFacts,
  meter: InflateMeter,
  findings: Findings,
): Promise<void> {
  const scan = new ContentScan()
  for (const [path, entry] of archive.files) {
    const goOn = await inflateOne(archive, path, entry, meter, scan, findings)
    if (!goOn) return
  }
  scan.report(facts.launchable, findings)
}

async function inflateOne(
  archive: Archive,
  path: string,
  entry: Entry,
  meter: InflateMeter,
  scan: ContentScan,
  findings: Findings,
): Promise<boolean> {
  try {
    const look = scan.begin(path)
    for await (const chunk of readChunks(archive, path, entry, meter)) look(chunk)
    return true
  } catch (error) {
    if (error instanceof LimitExceeded) {
      findings.add(error.kind, { name: path, limit: inWords(error) }, { entry: path })
      return false
    }
    findings.add(
      'damagedEntry',
      { name: path },
      { entry: path },
      error instanceof ScormError ? error.message : explain(error),
    )
    return true
  }
}

const inWords = ({ kind, limit }: LimitExceeded) =>
  kind === 'ratioTooHigh' ? limit : `${Math.round(limit / (1024 * 1024))} MB`

type ToReport = {
  facts: ManifestFacts
  located: LocatedManifest | null
  archive: Archive | null
  inflatedBytes: number
  findings: Findings
}

function toReport({ facts, located, archive, inflatedBytes, findings }: ToReport): PackageReport {
  return {
    ...facts,
    verdict: findings.refused ? 'refused' : 'accepted',
    root: located?.root ?? '',
    manifest: located?.path ?? null,
    entryCount: archive?.entryCount ?? 0,
    inflatedBytes,
    findings: findings.list(),
  }
}
