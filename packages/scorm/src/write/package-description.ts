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
  /** SCORM 2004 is written as 4th edition. */
  standard: 'scorm12' | 'scorm2004'
  /** An NCName: a letter or _, then letters, digits, '.', '-' and '_'. */
  identifier: string
  title: string
  /** BCP 47, such as 'en' or 'hi'. */
  language: string
  /** In order; `href` names one of the files. */
  items: DescribedItem[]
  files: { path: string; content: Buffer | string }[]
  metadata?: { description?: string; keywords?: string[]; version?: string }
}
