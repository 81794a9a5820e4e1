import { type CourseLanguage } from '#app/domain/courses/course.schema.ts'
import { promisedLanguages } from '#app/domain/courses/version-languages.ts'
import { listLessons } from '#app/domain/lessons/list-lessons.server.ts'
import { type ForeseenLanguages } from '#app/domain/lessons/lesson-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

type ForeseeLanguages = { actor: Actor; courseId: string; versionId: string; language: CourseLanguage }

/** What a draft would promise if it were submitted now, and the languages that are begun and would not be promised. */
export async function foreseeLanguages({
  language,
  ...version
}: ForeseeLanguages): Promise<ForeseenLanguages> {
  const { modules } = await listLessons(version)
  const lessons = modules.filter((module) => module.kind === 'lesson')
  const promised = promisedLanguages(
    language,
    modules.map((module) => (module.kind === 'lesson' ? module.languages : [language])),
  )
  const begun = lessons.flatMap(({ languages, translations }) => [
    ...languages,
    ...translations.filter(({ percentCurrent }) => percentCurrent > 0).map((one) => one.language),
  ])
  const isPromised = (tag: string) => promised.some((one) => one === tag.split('-')[0])
  return { promised, leftOut: [...new Set(begun)].filter((tag) => !isPromised(tag)).sort() }
}
