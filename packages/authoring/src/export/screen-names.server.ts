import { filled } from '../interactions/interaction-words.ts'
import { courseStrings } from '../runtime/course-strings.ts'
import { isScored } from './build-course.server.ts'
import { type CourseForExport } from './course-for-export.ts'
import { coursePages } from './course-pages.ts'

/**
 * What the course calls its screens in each of its languages, by the place it reports to a platform: the same place in
 * every language, since a learner may change it on the way. For a course on one page, as `preview`, `html` and `xapi` are.
 */
export function screenNames(course: CourseForExport): Record<string, Record<string, string>> {
  const names: Record<string, Record<string, string>> = { end: {} }
  for (const page of coursePages(course, true)) {
    for (const language of course.languages) {
      const strings = courseStrings(language)
      const screens = page.screens[language] ?? []
      for (const [index, key] of page.screenKeys.entries()) {
        const title = screens[index]?.title ?? filled(strings.screen, { number: index + 1 })
        names[key] = { ...names[key], [language]: title }
      }
      names['end'] = { ...names['end'], [language]: isScored(page) ? strings.result : strings.finished }
    }
  }
  return names
}
