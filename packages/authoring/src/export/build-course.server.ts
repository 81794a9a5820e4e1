import { readFileSync } from 'node:fs'
import { AuthoringError } from '../authoring-error.ts'
import { definitions } from '../blocks/definitions.ts'
import { type AnyBlock } from '../block-definition.ts'
import { mediaSources } from '../document/media-sources.ts'
import { filled } from '../interactions/interaction-words.ts'
import { type RenderedMedia } from '../render/render-context.ts'
import { renderLesson } from '../render/render-lesson.ts'
import { courseStrings } from '../runtime/course-strings.ts'
import { type DriverName } from '../runtime/drivers/session.ts'
import { type PageData } from '../runtime/page-data.ts'
import { courseFacts } from './course-facts.ts'
import {
  type CourseForExport,
  type CourseMedia,
  type ExportedFile,
  type ExportedItem,
  type ExportTarget,
  type MediaFile,
} from './course-for-export.ts'
import { coursePageHtml } from './course-page-html.ts'
import { coursePages, type CoursePage } from './course-pages.ts'
import { COURSE_SCRIPT, COURSE_STYLE } from './generated/course-runtime.ts'

interface BuildCourse {
  course: CourseForExport
  media: CourseMedia
  target: ExportTarget
}

const DRIVERS: Record<ExportTarget, DriverName> = {
  scorm12: 'scorm12',
  scorm2004_3rd: 'scorm2004',
  scorm2004_4th: 'scorm2004',
  cmi5: 'cmi5',
  xapi: 'xapi',
  html: 'local',
  preview: 'preview',
}

/**
 * The files of a course for one kind of platform, and the items its manifest lists: a page a lesson where the standard
 * launches several, one page with all of them elsewhere. The same course gives the same files. Throws `AuthoringError`
 * `empty_course` without any screen, `missing_asset` for a block that names a file which is not among `media`.
 */
export function buildCourse({ course, media, target }: BuildCourse): {
  files: ExportedFile[]
  items: ExportedItem[]
} {
  const pages = coursePages(course, ['xapi', 'html', 'preview'].includes(target))
  if (pages.length === 0 || pages.some(({ screenKeys }) => screenKeys.length === 0)) {
    throw new AuthoringError('empty_course', 'A lesson of this course has no screen to show.')
  }
  const used = usedMedia(pages, media)
  return {
    files: [
      ...pages.map((page) => ({ path: page.href, content: pageHtml(course, page, media, target) })),
      { path: 'course/course.css', content: COURSE_STYLE },
      { path: 'course/course.js', content: COURSE_SCRIPT },
      courseFacts(course, target),
      ...used,
    ],
    items: pages.map((page) => toItem(course, page)),
  }
}

function pageHtml(
  course: CourseForExport,
  page: CoursePage,
  media: CourseMedia,
  target: ExportTarget,
): string {
  const up = page.href.includes('/') ? '../' : ''
  const find = (src: string) => {
    const file = media.get(src)
    if (!file) return null
    const rendered = toRendered(file, up)
    return target === 'html' && isCaptions(file) ? { ...rendered, url: captionsInline(file) } : rendered
  }
  const screens = Object.fromEntries(
    course.languages.map((language) => {
      const strings = courseStrings(language)
      const languageOf = (id: string) =>
        page.untranslated[language]?.has(id) === true ? course.sourceLanguage : null
      const shown = (page.screens[language] ?? []).map(({ title, firstId, lessonTitle, blocks }, index) => ({
        title: title ?? filled(strings.screen, { number: index + 1 }),
        titleLanguage: title === null ? null : languageOf(firstId),
        lessonTitle,
        body: renderLesson({ type: 'doc', content: blocks }, { language, media: find, languageOf }),
      }))
      return [language, shown]
    }),
  )
  const data: PageData = {
    driver: DRIVERS[target],
    activityId: activityIdOf(course, page),
    ...(target === 'html' ? { version: course.version.hash.slice(0, 12) } : {}),
    languages: course.languages,
    title: titlesOf(course, page),
    passMarkPercent: course.passMarkPercent,
    screens: page.screenKeys.map((key) => ({ key })),
    questions: page.questions,
  }
  const endTitle = Object.fromEntries(
    course.languages.map((language) => {
      const strings = courseStrings(language)
      return [language, isScored(page) ? strings.result : strings.finished]
    }),
  )
  return coursePageHtml({ data, screens, endTitle, up })
}

/** A name for the course that is the same everywhere and leads nowhere. */
export const courseIri = (identifier: string): string => `urn:karmashala:${encodeURIComponent(identifier)}`
const activityIdOf = ({ identifier }: CourseForExport, page: CoursePage): string =>
  page.identifier === 'course' ? courseIri(identifier) : `${courseIri(identifier)}:${page.identifier}`

/** Whether anything on the page gives points. */
export const isScored = ({ questions }: CoursePage): boolean =>
  questions.some(({ type, attrs }) => {
    const scoring = definitions.get(type)?.scoring
    return Object.values(attrs).some((each) => scoring?.isScored(each) === true)
  })

function toItem(course: CourseForExport, page: CoursePage): ExportedItem {
  const { identifier, href } = page
  const titles = titlesOf(course, page)
  const title = titles[course.sourceLanguage] ?? identifier
  const item = { identifier, title, titles, activityId: activityIdOf(course, page), href }
  if (!isScored(page)) return item
  return { ...item, masteryScore: course.passMarkPercent, scaledPassingScore: course.passMarkPercent / 100 }
}

/** A page without a title of its own, in whatever language, has that of the course. */
const titlesOf = ({ languages, sourceLanguage, title }: CourseForExport, page: CoursePage) =>
  Object.fromEntries(
    languages.map((language) => {
      const named = [page.title[language], title[language], title[sourceLanguage]]
      return [language, named.find((words) => words?.trim()) ?? page.identifier]
    }),
  )

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')

function toRendered({ path, sources, content: _, ...facts }: MediaFile, up: string): RenderedMedia {
  const url = (file: string) => up + encodePath(file)
  return {
    ...facts,
    url: url(path),
    ...(sources
      ? { sources: sources.map((source) => ({ url: url(source.path), width: source.width })) }
      : {}),
  }
}

const isCaptions = ({ path, mimeType }: MediaFile): boolean =>
  mimeType === 'text/vtt' || path.endsWith('.vtt')

/** Browsers refuse captions from a neighbouring file to a page opened from disk; inside the page they are allowed. */
function captionsInline({ content }: MediaFile): string {
  const bytes = Buffer.isBuffer(content) ? content : readFileSync(content.file)
  return `data:text/vtt;base64,${bytes.toString('base64')}`
}

/** Only what is shown goes along, each file once. */
function usedMedia(pages: readonly CoursePage[], media: CourseMedia): ExportedFile[] {
  const files = new Map<string, ExportedFile>()
  const blocks = pages.flatMap(({ screens }) => Object.values(screens).flat()).flatMap(({ blocks }) => blocks)
  for (const src of blocks.flatMap((block) => mediaSources(block as AnyBlock))) {
    const file = media.get(src)
    if (!file)
      throw new AuthoringError('missing_asset', `The file ${src} is not among the files of this course.`)
    for (const { path, content } of [file, ...(file.sources ?? [])]) files.set(path, { path, content })
  }
  return [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
}
