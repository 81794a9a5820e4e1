import { localise, type LessonContent } from '@karmashala/authoring'

/**
 * The languages in which a lesson can be read from its title to its last word, its own first. One sentence that is not
 * translated, or no longer what the source says, is enough to leave a language out: the package has it all the same, and
 * learners may choose it, but nobody is promised a course in it.
 */
export function readableLanguages(content: LessonContent): string[] {
  const { sourceLanguage, translations } = content
  const isWhole = (language: string) => {
    const { total, current } = localise(content, language)
    return current === total
  }
  const others = Object.keys(translations).filter((language) => language !== sourceLanguage)
  return [sourceLanguage, ...others.filter(isWhole).sort()]
}
