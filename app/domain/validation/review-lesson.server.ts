import { checkLesson, lessonStatistics, remarkSentence, splitScreens } from '@karmashala/authoring'
import { answerOf, type BlockAnswer } from '@karmashala/authoring/server'
import { contentAt } from '#app/domain/lessons/content-at.server.ts'

/** A lesson as a version holds it, for those who judge it. */
export type LessonReview = {
  language: string
  words: number
  minutes: number
  /** Null for a screen that begins without a heading. */
  screens: { title: string | null; questions: (BlockAnswer & { number: number })[] }[]
  /** What the checks of the editor find in it, each sentence once. */
  remarks: { en: string; hi: string; count: number }[]
}

type Frozen = { lessonId: string; providerId: string; revision: number }

/** Its outline with every question, the right answers and what its authors were advised of, from the frozen revision. */
export async function reviewLesson({ revision, ...of }: Frozen): Promise<LessonReview> {
  const content = await contentAt(of, revision)
  const { words, minutes } = lessonStatistics(content.document)
  let number = 0
  const screens = splitScreens(content.document).map(({ title, blocks }) => ({
    title,
    questions: blocks.flatMap((block) => {
      const asked = answerOf(block)
      return asked ? [{ ...asked, number: (number += 1) }] : []
    }),
  }))
  const remarks = new Map<string, LessonReview['remarks'][number]>()
  for (const remark of checkLesson(content)) {
    const en = remarkSentence(remark, 'en')
    const known = remarks.get(en)
    if (known) known.count += 1
    else remarks.set(en, { en, hi: remarkSentence(remark, 'hi'), count: 1 })
  }
  return { language: content.sourceLanguage, words, minutes, screens, remarks: [...remarks.values()] }
}
