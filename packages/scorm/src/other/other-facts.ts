import { type FileIndex } from '../archive/file-index.ts'
import { type Findings } from '../findings.ts'
import { type PackageLimits } from '../limits.ts'
import { resolveHref } from '../manifest/resolve-href.ts'
import { type PackageItem, type PackageReport } from '../report.ts'

/** The structure of a package that is recognised and shown but not played. */
export type OtherFacts = Pick<PackageReport, 'title' | 'identifier' | 'organizations'>

export type OtherSource = {
  bytes: Uint8Array
  /** The entry in the archive, for the findings. */
  entry: string
  /** The package's files, relative to the folder of the entry. */
  files: FileIndex
  limits: PackageLimits
  findings: Findings
}

export const NO_STRUCTURE: OtherFacts = { title: null, identifier: null, organizations: [] }

export const folderOf = (identifier: string, title: string, children: PackageItem[]): PackageItem => ({
  identifier,
  title,
  isVisible: true,
  launchable: false,
  children,
})

export const leafOf = (identifier: string, title: string): PackageItem => ({
  ...folderOf(identifier, title, []),
  launchable: true,
})

export type Address = 'outside' | 'present' | 'missing' | 'invalid'

/** Where an address of a unit leads: to a site, to a file of the package, to a file that is not there, or nowhere. */
export function addressOf(written: string, files: FileIndex): Address {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return URL.canParse(written) ? 'outside' : 'invalid'
  const target = resolveHref(written, [], files)
  if (target.kind === 'file') return 'present'
  return target.kind === 'missing' ? 'missing' : 'invalid'
}

/** An absolute IRI has a scheme, something behind it and no spaces (RFC 3987). */
export const isIri = (written: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(written)
