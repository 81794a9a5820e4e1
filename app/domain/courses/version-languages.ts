import { COURSE_LANGUAGES, type CourseLanguage } from '#app/domain/courses/course.schema.ts'

type Version = { language: CourseLanguage; languages?: readonly string[] | null }

/**
 * The languages a version promises, that of its author first. Worked out at its submission; versions of earlier days and
 * drafts whose language was changed since have the declared one.
 */
export const versionLanguages = ({ language, languages }: Version): string[] =>
  languages?.[0] === language ? [...languages] : [language]

/**
 * What a version promises: the language its author declared, and of the others those in which every module can be taken
 * from beginning to end. Whoever chooses a language should not meet another one in the third lesson.
 */
export function promisedLanguages(
  declared: CourseLanguage,
  modules: readonly (readonly string[])[],
): CourseLanguage[] {
  const isEverywhere = (language: string) =>
    modules.length > 0 &&
    modules.every((languages) => languages.some((tag) => tag.split('-')[0] === language))
  return [declared, ...COURSE_LANGUAGES.filter((language) => language !== declared && isEverywhere(language))]
}
