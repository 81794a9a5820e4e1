import { open } from 'node:fs/promises'
import { FileIndex } from './archive/file-index.ts'
import { InflateMeter, LimitExceeded } from './archive/inflate-meter.ts'
import { type LocatedManifest } from './archive/locate-manifest.ts'
import { type Archive, explain } from './archive/open-archive.server.ts'
import { readChunks } from './archive/read-entry.server.ts'
import { Findings } from './findings.ts'
import { type PackageLimits } from './limits.ts'
import { type ManifestFacts, readManifest } from './manifest/read-manifest.ts'
import { type OtherFacts, type OtherSource } from './other/other-facts.ts'
import { AICC_EXTENSIONS, type AiccExtension, readAicc } from './other/read-aicc.ts'
import { readCmi5 } from './other/read-cmi5.ts'
import { readTincan } from './other/read-tincan.ts'
import { validateManifest } from './schema/validate-manifest.server.ts'
import { readXml } from './xml/read-xml.ts'

export type PackageStructure = {
  facts: ManifestFacts
  /** Files that hold nothing but metadata, below the root. */
  metadataFiles: ReadonlySet<string>
}

const NO_FACTS: ManifestFacts = {
  standard: 'unknown',
  edition: null,
  title: null,
  identifier: null,
  organizations: [],
  defaultOrganization: null,
  launchable: [],
  activityTree: null,
}
export const NOTHING_READ: PackageStructure = { facts: NO_FACTS, metadataFiles: new Set() }

const STANDARD_NAMES = { cmi5: 'cmi5', xapi: 'xAPI', aicc: 'AICC' } as const

type ReadStructure = {
  archive: Archive
  located: LocatedManifest
  limits: PackageLimits
  findings: Findings
}

/** Reads the manifest, or the course files of a standard that is shown but not played. */
export async function readStructure(input: ReadStructure): Promise<PackageStructure> {
  const { located, findings } = input
  if (located.family === 'scorm') return readScorm(input)
  const { family, path } = located
  findings.add('unplayableStandard', { standard: STANDARD_NAMES[family] }, { entry: path })
  const structure = family === 'aicc' ? await readAiccFiles(input) : await readXmlStructure(input, family)
  return { ...NOTHING_READ, facts: { ...NO_FACTS, standard: family, ...structure } }
}

async function readScorm({ archive, located, limits, findings }: ReadStructure): Promise<PackageStructure> {
  const { path: entry } = located
  const bytes = await readSmallEntry(archive, entry, limits, findings)
  const reading =
    bytes && readManifest({ bytes, entry, paths: pathsBelow(archive, located), limits, findings })
  if (!reading) return NOTHING_READ
  const { root, text, facts } = reading
  const { standard, edition } = facts
  if (standard === 'scorm12' || standard === 'scorm2004') {
    await validateManifest({ root, text, entry, standard, edition, findings })
  }
  return reading
}

const pathsBelow = (archive: Archive, { root, path: entry }: LocatedManifest) =>
  [...archive.files.keys()].flatMap((path) =>
    path.startsWith(root) && path !== entry ? path.slice(root.length) : [],
  )

async function readXmlStructure(
  { archive, located, limits, findings }: ReadStructure,
  family: 'cmi5' | 'xapi',
): Promise<OtherFacts | null> {
  const { path: entry, root } = located
  const bytes = await readSmallEntry(archive, entry, limits, findings)
  if (!bytes) return null
  const source: OtherSource = {
    bytes,
    entry,
    files: new FileIndex(pathsBelow(archive, located)),
    limits,
    findings,
  }
  if (family === 'xapi') return readTincan(source)
  if (root !== '') findings.add('cmi5NotAtRoot', { folder: root }, { entry })
  return readCmi5(source, false)
}

async function readAiccFiles({ archive, located, limits, findings }: ReadStructure): Promise<OtherFacts> {
  const { path: entry, root } = located
  const name = entry.slice(0, entry.lastIndexOf('.')).toLowerCase()
  const own = [...archive.files.keys()].filter(
    (path) => !path.slice(root.length).includes('/') && path.startsWith(root),
  )
  const entries = new Map<AiccExtension, string>()
  const bytes = new Map<AiccExtension, Uint8Array>()
  for (const extension of AICC_EXTENSIONS) {
    const candidates = own.filter((path) => path.toLowerCase().endsWith(`.${extension}`))
    const path = candidates.find((each) => each.toLowerCase() === `${name}.${extension}`) ?? candidates[0]
    const read = path === undefined ? null : await readSmallEntry(archive, path, limits, findings)
    if (path !== undefined) entries.set(extension, path)
    if (read) bytes.set(extension, read)
  }
  return readAicc({
    read: (extension) => bytes.get(extension) ?? null,
    entryOf: (extension) => entries.get(extension) ?? entry,
    files: new FileIndex(own.length > 0 ? pathsBelow(archive, located) : []),
    findings,
  })
}

/** Manifests are read before the rest is counted, so each has a meter and a small limit of its own. */
async function readSmallEntry(
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

const SNIFFED_BYTES = 512
const CMI5_ROOT = /<(?:[\w.-]+:)?courseStructure[\s>/]/

/** A cmi5 course may come as its structure alone, without a zip (cmi5 14.2). Null when the file is anything else. */
export async function readBareStructure(
  file: string,
  limits: PackageLimits,
  findings: Findings,
): Promise<ManifestFacts | null> {
  const bytes = await readIfXml(file, limits)
  if (!bytes || !CMI5_ROOT.test(bytes.toString('latin1'))) return null
  const entry = 'cmi5.xml'
  // Read once for its root alone: another XML file is no package, whatever is wrong with it.
  const root = readXml(bytes, entry, limits, new Findings())?.root
  if (root && root.name !== 'courseStructure') return null
  findings.add('unplayableStandard', { standard: STANDARD_NAMES.cmi5 }, { entry })
  const source: OtherSource = { bytes, entry, files: new FileIndex([]), limits, findings }
  return { ...NO_FACTS, standard: 'cmi5', ...readCmi5(source, true) }
}

/** The whole file when it is small and starts like XML. A fault of the disk is left for the reader of zips to report. */
async function readIfXml(file: string, limits: PackageLimits): Promise<Buffer | null> {
  const handle = await open(file).catch(() => null)
  if (!handle) return null
  try {
    const head = Buffer.alloc(SNIFFED_BYTES)
    const { bytesRead } = await handle.read(head, 0, SNIFFED_BYTES, 0)
    if (!/^(\xef\xbb\xbf)?\s*</.test(head.subarray(0, bytesRead).toString('latin1'))) return null
    const { size } = await handle.stat()
    return size > limits.manifestBytes ? null : await handle.readFile()
  } catch {
    return null
  } finally {
    await handle.close()
  }
}
