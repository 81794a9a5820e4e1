import { checkLesson, lessonStatistics, localise, percentCurrent, splitScreens } from '@karmashala/authoring'
import { answerOf } from '@karmashala/authoring/server'
import { languageName } from '#app/domain/catalogue/language-name.ts'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'
import { remarksInWords } from '#app/domain/lessons/remarks-in-words.ts'
import { type LessonReview } from '#app/domain/validation/submission-views.ts'

type Frozen = { lessonId: string; providerId: string; revision: number }

/** Its outline with every question, the right answers and what its authors were advised of, from the frozen revision. */
export async function reviewLesson({ revision, ...of }: Frozen): Promise<LessonReview> {
  const content = await contentAt(of, revision)
  const remarks = remarksInWords(checkLesson(content))
  const { words, minutes } = lessonStatistics(content.document)
  let number = 0
  const screens = splitScreens(content.document).map(({ title, blocks }) => ({
    title,
    questions: blocks.flatMap((block) => {
      const asked = answerOf(block)
      return asked ? [{ ...asked, number: (number += 1) }] : []
    }),
  }))
  const translations = Object.keys(content.translations)
    .sort()
    .map((language) => ({
      name: languageName(language, 'en'),
      nameHi: languageName(language, 'hi'),
      percentCurrent: percentCurrent(localise(content, language)),
    }))
  const language = content.sourceLanguage
  return { language, translations, words, minutes, screens, remarks }
}
