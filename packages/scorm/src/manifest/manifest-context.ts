import { type FileIndex } from '../archive/file-index.ts'
import { type Findings } from '../findings.ts'
import { type PackageEdition } from '../report.ts'
import { type XmlElement } from '../xml/parse-xml.ts'

export type ScormStandard = 'scorm12' | 'scorm2004' | 'scorm11'

export const STANDARD_NAMES = { scorm11: 'SCORM 1.1', scorm12: 'SCORM 1.2', scorm2004: 'SCORM 2004' } as const

/** What every manifest rule may look at. */
export type ManifestContext = {
  manifest: XmlElement
  /** The manifest's entry in the archive, for the findings. */
  entry: string
  standard: ScormStandard
  edition: PackageEdition | null
  files: FileIndex
  findings: Findings
  /** The sub-manifest that an item was written in before it was taken into the course (RES09). */
  origins: Map<XmlElement, XmlElement>
}

export const placeOf = (context: Pick<ManifestContext, 'entry'>, element: XmlElement) => ({
  entry: context.entry,
  line: element.line,
  column: element.column,
  element: element.name,
})
