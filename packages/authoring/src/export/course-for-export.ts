import { type LessonContent } from '../document/lesson-content.ts'

/** A course version as every export takes it. */
export interface CourseForExport {
  /** An NCName, the same for every version of the course. */
  identifier: string
  version: {
    /** What people call it; at most 20 characters. */
    number: string
    /** `courseHash` of the course. */
    hash: string
  }
  /** BCP 47. */
  sourceLanguage: string
  /** All the course is shown in; the source language first. */
  languages: string[]
  /** By language; the source language has to be there. */
  title: Record<string, string>
  summary: Record<string, string>
  lessons: { id: string; content: LessonContent }[]
  /** Share of the points that passes, 0 to 100. Means nothing without scored questions. */
  passMarkPercent: number
  competencies?: { code: string; name: string; level: number; role: string }[]
}

/** A file a lesson shows. */
export interface MediaFile {
  /** Where it goes in the package: `media/` and a name. */
  path: string
  /** Large files stay on disk and are read while the package is written. */
  content: Buffer | { file: string }
  mimeType: string
  /** Of images and films, in pixels. */
  width?: number
  height?: number
  sizeInBytes?: number
  fileName?: string
  credit?: string
  /** Other widths of the same image, in files of their own. */
  sources?: { path: string; width: number; content: Buffer | { file: string } }[]
}

/** By what the lessons name them, `media/<id>`. */
export type CourseMedia = ReadonlyMap<string, MediaFile>

export interface ExportedFile {
  /** Relative, with forward slashes. */
  path: string
  content: string | Buffer | { file: string }
}

/** What a manifest lists: a page that is launched. */
export interface ExportedItem {
  identifier: string
  /** In the source language. */
  title: string
  /** In every language of the course. */
  titles: Record<string, string>
  /** Names the page in statements of xAPI; an IRI. */
  activityId: string
  href: string
  /** SCORM 1.2: adlcp:masteryscore, 0 to 100. Left out when nothing is scored, as the next is. */
  masteryScore?: number
  /** SCORM 2004: minNormalizedMeasure, 0 to 1; cmi5: masteryScore. */
  scaledPassingScore?: number
}

export const EXPORT_TARGETS = [
  'scorm12',
  'scorm2004_4th',
  'scorm2004_3rd',
  'cmi5',
  'xapi',
  'html',
  'preview',
] as const
/** `preview` is for the editor's own frame: it keeps nothing and tells the window around. */
export type ExportTarget = (typeof EXPORT_TARGETS)[number]
