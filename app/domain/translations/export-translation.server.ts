import { exportXliff } from '@karmashala/authoring/server'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { refuseSourceLanguage } from '#app/domain/translations/refuse-source-language.ts'

type Of = { actor: Actor; courseId: string; lessonId: string; language: string }

/** The words of a lesson and their translations, for a translator's own tool: XLIFF 2.0. */
export async function exportTranslation({ language, ...of }: Of): Promise<{ fileName: string; xml: string }> {
  const { content } = await getLesson(of)
  refuseSourceLanguage(content, language)
  const name = content.title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()
  return { fileName: `${name || 'lesson'} (${language}).xlf`, xml: exportXliff(content, language) }
}
