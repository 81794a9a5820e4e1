import { type Findings } from '../findings.ts'
import { type PackageEdition } from '../report.ts'
import { type XmlDocument, type XmlElement } from '../xml/parse-xml.ts'
import { childNamed, childrenNamed, descendants, textOf } from '../xml/xml-queries.ts'
import { STANDARD_NAMES, type ScormStandard } from './manifest-context.ts'

export type DetectedVersion = { standard: ScormStandard; edition: PackageEdition | null }

const IMSCP_12 = /imscp_rootv1p1/i
const IMSCP_2004 = /imscp_v1p1/i
const ADLCP_12 = /adlcp_rootv1p[12]/i
const ADLCP_2004 = /(adlcp|adlseq|adlnav)_v1p3/i

// CAM 2004 4th Ed. 3.4.1.2 lists the schemaversion values; "CAM 1.3" is shared by the 1st and 2nd edition.
const VERSIONS: Record<string, DetectedVersion> = {
  '1.1': { standard: 'scorm11', edition: '1.1' },
  '1.2': { standard: 'scorm12', edition: '1.2' },
  'scorm 1.2': { standard: 'scorm12', edition: '1.2' },
  '1.3': { standard: 'scorm2004', edition: '2004 2nd' },
  'cam 1.3': { standard: 'scorm2004', edition: '2004 2nd' },
  '2004 2nd edition': { standard: 'scorm2004', edition: '2004 2nd' },
  '2004 3rd edition': { standard: 'scorm2004', edition: '2004 3rd' },
  '2004 4th edition': { standard: 'scorm2004', edition: '2004 4th' },
}

/** Namespaces decide between 1.2 and 2004, schemaversion decides the edition (MAN03); reports MAN02, MAN03 and XML05. */
export function detectVersion(
  { root, unboundPrefixes }: XmlDocument,
  entry: string,
  findings: Findings,
): DetectedVersion {
  const metadata = childNamed(root, 'metadata')
  const stated = textOf(childNamed(metadata, 'schemaversion'))
  const byVersion = VERSIONS[stated.toLowerCase()]
  const { standard: byNamespace, mixed } = standardByNamespace(root)
  const standard = byNamespace ?? byVersion?.standard ?? 'scorm12'
  const where = { entry, line: root.line, column: root.column, element: 'manifest' }
  const names = { version: stated, standard: STANDARD_NAMES[standard] }

  if (mixed) findings.add('mixedNamespaces', names, where)
  reportNamespace(root, where, findings)
  for (const prefix of unboundPrefixes) findings.add('unboundPrefix', { prefix }, where)

  if (byVersion?.standard === 'scorm11' || root.name === 'content') {
    findings.add('scorm11', {}, where)
    return { standard: 'scorm11', edition: '1.1' }
  }
  const agrees = byVersion?.standard === standard
  if (stated === '') findings.add('missingSchemaVersion', names, where)
  else if (!byVersion) findings.add('unknownSchemaVersion', names, where)
  else if (!agrees) findings.add('versionsDisagree', names, where)

  const edition = agrees ? (byVersion?.edition ?? null) : standard === 'scorm12' ? '1.2' : null
  return { standard, edition }
}

function standardByNamespace(root: XmlElement): { standard: ScormStandard | null; mixed: boolean } {
  const used = new Set<string>()
  for (const element of descendants(root)) {
    if (element.namespace) used.add(element.namespace)
    for (const { namespace } of element.attributes) if (namespace) used.add(namespace)
  }
  const uses = (pattern: RegExp) => [...used].some((namespace) => pattern.test(namespace))
  const old = { cp: uses(IMSCP_12), adl: uses(ADLCP_12) }
  const recent = { cp: uses(IMSCP_2004), adl: uses(ADLCP_2004) }
  const mixed = (old.cp || old.adl) && (recent.cp || recent.adl)
  // ADL's own vocabulary says more than IMS's: several tools put 1.2 attributes into a manifest of the later IMS version.
  if (old.adl !== recent.adl) return { standard: old.adl ? 'scorm12' : 'scorm2004', mixed }
  if (old.cp !== recent.cp) return { standard: old.cp ? 'scorm12' : 'scorm2004', mixed }
  if (!mixed) return { standard: null, mixed }
  return { standard: IMSCP_12.test(root.namespace ?? '') ? 'scorm12' : 'scorm2004', mixed }
}

function reportNamespace(root: XmlElement, where: object, findings: Findings): void {
  if (root.namespace === null) findings.add('noNamespace', {}, where)
  else if (!IMSCP_12.test(root.namespace) && !IMSCP_2004.test(root.namespace)) {
    findings.add('wrongNamespace', { namespace: root.namespace }, where)
  }
}

const SECTIONS = ['metadata', 'organizations', 'resources']

/** MAN02: each section once, and the metadata say ADL SCORM. */
export function checkSections(root: XmlElement, entry: string, findings: Findings): void {
  const where = { entry, line: root.line, column: root.column, element: 'manifest' }
  for (const section of SECTIONS) {
    const count = childrenNamed(root, section).length
    if (count === 0) findings.add('missingSection', { section }, where)
    if (count > 1) findings.add('repeatedSection', { section, count }, where)
  }
  const schema = childNamed(childNamed(root, 'metadata'), 'schema')
  if (schema && textOf(schema).toUpperCase() !== 'ADL SCORM') {
    findings.add('wrongSchema', { schema: textOf(schema) }, { entry, line: schema.line, element: 'schema' })
  }
}
