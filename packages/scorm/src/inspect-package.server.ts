import { InflateMeter, LimitExceeded } from './archive/inflate-meter.ts'
import { locateManifest, type LocatedManifest } from './archive/locate-manifest.ts'
import { type Archive, explain, openArchive } from './archive/open-archive.server.ts'
import { readChunks } from './archive/read-entry.server.ts'
import { ContentScan } from './content-scan.ts'
import { ScormError } from './errors.ts'
import { Findings } from './findings.ts'
import { DEFAULT_LIMITS, type PackageLimits } from './limits.ts'
import { type ManifestFacts } from './manifest/read-manifest.ts'
import { MetadataScan } from './metadata/metadata-scan.ts'
import {
  NOTHING_READ,
  type PackageStructure,
  readBareStructure,
  readStructure,
} from './read-structure.server.ts'
import { type PackageReport } from './report.ts'

const READS_AT_ONCE = 4

type InspectPackage = { file: string; limits?: Partial<PackageLimits> }

/**
 * Reads the zip at a local path and reports what it is and what is wrong with it, inflating every entry once to count it.
 * A bad package is a report with verdict 'refused'; throws ScormError 'io' only when the disk fails.
 */
export async function inspectPackage({ file, limits: wanted }: InspectPackage): Promise<PackageReport> {
  const limits = { ...DEFAULT_LIMITS, ...wanted }
  const findings = new Findings()
  const bare = await readBareStructure(file, limits, findings)
  if (bare) return toReport({ facts: bare, located: null, archive: null, inflatedBytes: 0, limits, findings })
  const archive = await openArchive(file, limits, findings)
  if (!archive)
    return toReport({ facts: NOTHING_READ.facts, located: null, archive, inflatedBytes: 0, limits, findings })
  try {
    const meter = new InflateMeter(limits, archive.archiveBytes)
    const located = archive.complete ? locate(archive, findings) : null
    const structure = located ? await readStructure({ archive, located, limits, findings }) : NOTHING_READ
    if (located) await inflateAll({ archive, structure, root: located.root, meter, limits, findings })
    return toReport({
      facts: structure.facts,
      located,
      archive,
      inflatedBytes: meter.total,
      limits,
      findings,
    })
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

type InflateAll = {
  archive: Archive
  structure: PackageStructure
  root: string
  meter: InflateMeter
  limits: PackageLimits
  findings: Findings
}

type Outcome = { path: string; error: unknown }

/** A few at a time, so that reading, inflating and looking overlap; what went wrong is told in the order of the archive. */
async function inflateAll({ archive, structure, root, meter, limits, findings }: InflateAll): Promise<void> {
  const scan = new ContentScan()
  const metadata = new MetadataScan(structure.metadataFiles, limits)
  const queue = [...archive.files].entries()
  const failures = new Map<number, Outcome>()
  let stopped = false
  const worker = async () => {
    for (const [index, [path, entry]] of queue) {
      if (stopped) return
      const look = scan.begin(path)
      const read = path.startsWith(root) ? metadata.begin(path.slice(root.length)) : null
      try {
        for await (const chunk of readChunks(archive, path, entry, meter)) {
          if (stopped) return
          look(chunk)
          read?.(chunk)
        }
      } catch (error) {
        failures.set(index, { path, error })
        stopped ||= error instanceof LimitExceeded
      }
    }
  }
  await Promise.all(Array.from({ length: READS_AT_ONCE }, worker))
  for (const [, failure] of [...failures].sort(([a], [b]) => a - b)) reportFailure(failure, findings)
  if (stopped) return
  metadata.report(root, findings)
  scan.report(structure.facts.launchable, findings)
}

function reportFailure({ path, error }: Outcome, findings: Findings): void {
  if (error instanceof LimitExceeded) {
    findings.add(error.kind, { name: path, limit: inWords(error) }, { entry: path })
    return
  }
  const said = error instanceof ScormError ? error.message : explain(error)
  findings.add('damagedEntry', { name: path }, { entry: path }, said)
}

const inWords = ({ kind, limit }: LimitExceeded) =>
  kind === 'ratioTooHigh' ? limit : `${Math.round(limit / (1024 * 1024))} MB`

type ToReport = {
  facts: ManifestFacts
  located: LocatedManifest | null
  archive: Archive | null
  inflatedBytes: number
  limits: PackageLimits
  findings: Findings
}

function toReport({
  facts: read,
  located,
  archive,
  inflatedBytes,
  limits,
  findings,
}: ToReport): PackageReport {
  const facts = withinMeasure(read, located?.path, limits, findings)
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

/** A small zip may hold a manifest of long names repeated everywhere; what is stored and shown must stay small. */
function withinMeasure(
  facts: ManifestFacts,
  entry: string | undefined,
  { reportLength }: PackageLimits,
  findings: Findings,
): ManifestFacts {
  if (JSON.stringify(facts).length <= reportLength) return facts
  findings.add('reportTooLarge', {}, entry === undefined ? {} : { entry })
  return { ...facts, ...SHORTENED, title: null, identifier: null, defaultOrganization: null }
}

const SHORTENED = { organizations: [], launchable: [], activityTree: null }
