/** What the reader says about a package. Plain data: it can be stored, sent to a browser and shown. */

import { type ActivityTree } from './sequencing/activity-node.ts'

export type Bilingual = { en: string; hi: string }

export type PackageStandard = 'scorm12' | 'scorm2004' | 'scorm11' | 'cmi5' | 'xapi' | 'aicc' | 'unknown'
export type PackageEdition = '1.1' | '1.2' | '2004 2nd' | '2004 3rd' | '2004 4th'

export type Severity = 'error' | 'warning' | 'note'

export type FindingPlace = { entry?: string; line?: number; column?: number; element?: string }

export type Finding = {
  rule: string
  severity: Severity
  /** A plain English sentence for the provider. */
  message: string
  /** The same sentence in Hindi. */
  messageHi: string
  /** What to do in the authoring tool. */
  fix: Bilingual
  where: FindingPlace
  /** The clause of the standard that it rests on; absent from reports stored before it was kept. */
  source?: string
  /** What it means for learners; absent from reports stored before it was kept. */
  impact?: Bilingual
  /** What a library said, for support staff. */
  detail?: string
}

export type PackageItem = {
  identifier: string
  title: string
  isVisible: boolean
  launchable: boolean
  children: PackageItem[]
}

export type LaunchableItem = {
  identifier: string
  title: string
  isVisible: boolean
  /** The resource the item plays. */
  resourceIdentifier: string
  /** Path relative to the report's `root`, decoded and in the archive's own spelling; an http(s) URL when `external`. */
  href: string
  /** True when the href is an address outside the package (RES05); it cannot reach the run-time API. */
  external: boolean
  /** What follows the percent-encoded href in the launch URL: '' or '?…' and/or '#…'. */
  parameters: string
  scormType: 'sco' | 'asset'
  /** SCORM 1.2, 0 to 100. */
  masteryScore: number | null
  /** As written: CMITimespan in SCORM 1.2, an ISO 8601 duration in SCORM 2004. */
  maxTimeAllowed: string | null
  timeLimitAction: string | null
  dataFromLms: string | null
  /** SCORM 1.2, an aicc_script expression over item identifiers. */
  prerequisites: string | null
  /** SCORM 2004, -1 to 1: the primary objective's minNormalizedMeasure when it is satisfied by measure. */
  scaledPassingScore: number | null
  /** SCORM 2004, 0 to 1. */
  completionThreshold: number | null
  /** SCORM 2004: objective identifiers, the primary objective first. */
  objectives: string[]
}

export type PackageReport = {
  standard: PackageStandard
  edition: PackageEdition | null
  verdict: 'accepted' | 'refused'
  title: string | null
  identifier: string | null
  /** Folder that holds the manifest: '' or a prefix that ends in '/'. All paths in the report start below it. */
  root: string
  /** The manifest's entry in the archive, with the root. */
  manifest: string | null
  entryCount: number
  /** Counted while inflating; 0 when the archive was refused before that. */
  inflatedBytes: number
  /** One tree for each organization, in the order of the manifest. */
  organizations: PackageItem[]
  /** The organization that is played. */
  defaultOrganization: string | null
  /** What can be launched in the default organization, in order. */
  launchable: LaunchableItem[]
  /**
   * The default organization with its sequencing (2004) or prerequisites (1.2). Null when nothing is played;
   * absent from reports that were stored before it was read.
   */
  activityTree?: ActivityTree | null
  findings: Finding[]
}
