import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { refuseSourceLanguage } from '#app/domain/translations/refuse-source-language.ts'
import { ROWS_PAGE_SIZE, type RowFilter } from '#app/domain/translations/translation.schema.ts'
import { type TranslationView } from '#app/domain/translations/translation-views.ts'
import { countsOf, unitsOf } from '#app/domain/translations/unit-views.ts'

type GetTranslation = {
  actor: Actor
  courseId: string
  lessonId: string
  language: string
  filter?: RowFilter
  page?: number
}

/** A lesson beside one of its translations, piece by piece. */
export async function getTranslation({
  filter = 'all',
  page = 1,
  language,
  ...of
}: GetTranslation): Promise<TranslationView> {
  const { id, courseId, courseTitle, content, isEditable } = await getLesson(of)
  refuseSourceLanguage(content, language)
  const all = unitsOf(content, language)
  const asked = filter === 'all' ? all : all.filter(({ state }) => state === filter)
  const pageCount = Math.max(1, Math.ceil(asked.length / ROWS_PAGE_SIZE))
  const at = Math.min(page, pageCount)
  const { title, sourceLanguage } = content
  return {
    lesson: { id, courseId, courseTitle, title, sourceLanguage, isEditable },
    ...{ language, filter, counts: countsOf(all), page: at, pageCount },
    units: asked.slice((at - 1) * ROWS_PAGE_SIZE, at * ROWS_PAGE_SIZE),
  }
}
