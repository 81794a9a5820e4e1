import { createHash } from 'node:crypto'
import { AuthoringError } from '../authoring-error.ts'
import { isInteraction } from '../blocks/definitions.ts'
import { type Block, type LessonDocument } from '../document/lesson-document.ts'
import { splitScreens } from '../document/screens.ts'
import { renderLesson } from '../render/render-lesson.ts'
import { courseHtml, type PageScreen } from './course-html.ts'
import { COURSE_SCRIPT } from './course-script.ts'
import { courseStrings } from './course-strings.ts'
import { COURSE_STYLE } from './course-style.ts'
import { TRACKING_SCRIPT } from './tracking-script.ts'

export const DEFAULT_PASS_MARK_PERCENT = 60

export interface ExportedFile {
  /** Relative path with forward slashes. */
  path: string
  content: string | Buffer
}

export interface ExportedCourse {
  title: string
  /** BCP 47 tag of the content, for example `en` or `hi`. */
  language: string
  lessons: { title: string; document: LessonDocument }[]
  /** Share of the questions that must be right, 0 to 100; 60 when left out. Without questions it means nothing. */
  passMarkPercent?: number
  /** Files the lessons' images name, by the same path. */
  assets?: ExportedFile[]
}

export interface ExportedItem {
  identifier: string
  title: string
  href: string
  /** SCORM 1.2: adlcp:masteryscore, 0 to 100. Left out when nothing is asked. */
  masteryScore?: number
  /** SCORM 2004: minNormalizedMeasure, 0 to 1. Left out when nothing is asked. */
  scaledPassingScore?: number
}

interface BuildCourseFiles {
  course: ExportedCourse
  standard: 'scorm12' | 'scorm2004'
}

/**
 * The files of a course as one launchable page, and the items a SCORM manifest lists. The same course gives the same
 * bytes. Throws `AuthoringError` `empty_course` without any screen, `missing_asset` for an image without its file.
 */
export function buildCourseFiles({ course, standard }: BuildCourseFiles): {
  files: ExportedFile[]
  items: ExportedItem[]
} {
  const strings = courseStrings(course.language)
  const passMarkPercent = course.passMarkPercent ?? DEFAULT_PASS_MARK_PERCENT
  const assets = course.assets ?? []
  const screens = toScreens(course, strings.screen)
  if (screens.length === 0) throw new AuthoringError('empty_course', 'This course has no screen to show.')
  refuseMissingAssets(screens, assets)

  const questions = screens.flatMap(({ blocks }, screen) =>
    blocks
      .filter(({ type }) => isInteraction(type))
      .map(({ type, attrs }) => ({ kind: type, screen, ...attrs })),
  )
  const data = {
    title: course.title,
    standard,
    passMarkPercent,
    fingerprint: fingerprint(screens.map(({ blocks }) => blocks)),
    questions,
    strings,
  }
  const html = courseHtml({
    title: course.title,
    language: course.language,
    strings,
    screens,
    endTitle: questions.length > 0 ? strings.result : strings.finished,
    data,
  })
  const item: ExportedItem = { identifier: 'course', title: course.title, href: 'index.html' }
  if (questions.length > 0 && standard === 'scorm12') item.masteryScore = passMarkPercent
  if (questions.length > 0 && standard === 'scorm2004') item.scaledPassingScore = passMarkPercent / 100

  return {
    files: [
      { path: 'index.html', content: html },
      { path: 'style.css', content: COURSE_STYLE },
      { path: 'tracking.js', content: TRACKING_SCRIPT },
      { path: 'course.js', content: COURSE_SCRIPT },
      ...assets,
    ],
    items: [item],
  }
}

type CourseScreen = PageScreen & { blocks: Block[] }

function toScreens({ lessons, language }: ExportedCourse, untitled: string): CourseScreen[] {
  const screens = lessons.flatMap(({ title, document }, lesson) =>
    splitScreens(withLessonPrefix(document, lessons.length > 1 ? `l${lesson + 1}-` : '')).map((screen) => ({
      ...screen,
      lessonTitle: lessons.length > 1 ? title : null,
    })),
  )
  return screens.map(({ title, blocks, lessonTitle }, index) => ({
    id: `screen-${index + 1}`,
    title: title ?? untitled.replace('{number}', String(index + 1)),
    lessonTitle,
    blocks,
    html: renderLesson({ type: 'doc', content: blocks }, { language }),
  }))
}

// Ids are unique in a lesson; a page that shows several lessons needs them unique in all.
function withLessonPrefix(document: LessonDocument, prefix: string): LessonDocument {
  if (prefix === '') return document
  const content = document.content.map(
    (block) => ({ ...block, attrs: { ...block.attrs, id: prefix + block.attrs.id } }) as Block,
  )
  return { type: 'doc', content }
}

function refuseMissingAssets(screens: CourseScreen[], assets: ExportedFile[]): void {
  const present = new Set(assets.map(({ path }) => path))
  for (const block of screens.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'image' && !present.has(block.attrs.src)) {
      throw new AuthoringError('missing_asset', `The image ${block.attrs.src} has no file in this course.`)
    }
  }
}

/** Tells a saved state of this content from one of another version. */
function fingerprint(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8)
}
