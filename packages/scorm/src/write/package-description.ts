import { type LaunchableItem } from '../report.ts'

export type DescribedItem = Pick<LaunchableItem, 'identifier' | 'title' | 'href'> &
  Partial<
    Pick<
      LaunchableItem,
      | 'parameters'
      | 'isVisible'
      | 'scormType'
      | 'masteryScore'
      | 'maxTimeAllowed'
      | 'timeLimitAction'
      | 'dataFromLms'
      | 'prerequisites'
      | 'scaledPassingScore'
      | 'completionThreshold'
    >
  >

export type PackageDescription = {
  standard: 'scorm12' | 'scorm2004'
  /** Of SCORM 2004: the 4th when left out. */
  edition?: '3rd' | '4th'
  /** An NCName: a letter or _, then letters, digits, '.', '-' and '_'. */
  identifier: string
  title: string
  /** BCP 47, such as 'en' or 'hi'. */
  language: string
  /** In order; `href` names one of the files. */
  items: DescribedItem[]
  files: PackagedFile[]
  metadata?: { description?: string; keywords?: string[]; version?: string }
}

/** What is in the description, or on disk: large films need not pass through memory. */
export type PackagedFile = { path: string; content: Buffer | string | { file: string } }
