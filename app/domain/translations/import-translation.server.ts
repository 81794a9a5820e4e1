import { AuthoringError, type LessonContent, type TranslationEdit } from '@karmashala/authoring'
import { importXliff, type XliffImport } from '@karmashala/authoring/server'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { refuseSourceLanguage } from '#app/domain/translations/refuse-source-language.ts'
import { saveTranslations } from '#app/domain/translations/save-translations.server.ts'
import { type ImportReport } from '#app/domain/translations/translation-views.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type ImportTranslation = {
  actor: Actor
  courseId: string
  lessonId: string
  language: string
  xml: string
  /** Take what fits although something else is refused. */
  takesRest: boolean
  /** Take the words of the file also where a translation was changed here since the file was written. */
  takesFile?: boolean
}

/**
 * Takes back what a translator has sent: all of it, or nothing and the reasons, unless the rest is asked for. Translations
 * that were changed here since the file was written stand, unless the words of the file are asked for.
 */
export async function importTranslation({
  language,
  xml,
  takesRest,
  takesFile = false,
  ...of
}: ImportTranslation): Promise<ImportReport> {
  const { actor, courseId, lessonId } = of
  const organisationId = actor.acting.organisationId
  requirePermission(actor, 'course.edit', { organisationId })
  return await inTransaction(async () => {
    const { content, revision, isEditable } = await getLesson(of)
    refuseSourceLanguage(content, language)
    if (!isEditable) throw new DomainError('conflict', 'translation:refusals.frozen')
    const read = readXliff(xml, content, takesFile)
    if (read.language !== language) {
      throw new DomainError('invalid', 'translation:refusals.otherLanguage', { language: read.language })
    }
    const edits = read.edits.filter((edit) => isNews(content, edit))
    const { refused, conflicts, empty, stale, kept } = read
    const isApplied = refused.length + conflicts.length === 0 || takesRest
    const counts = { taken: edits.length, unchanged: read.edits.length - edits.length, empty, stale, kept }
    if (isApplied && edits.length > 0) {
      await saveTranslations({ ...of, base: revision, edits })
      await recordAudit({
        ...{ organisationId, actorId: actor.id, action: 'lesson.translation_imported' },
        subject: { kind: 'lesson', id: lessonId },
        details: {
          ...{ courseId, language, taken: edits.length, refused: refused.length },
          ...{ conflicts: conflicts.length, takesFile },
        },
      })
    }
    return { isApplied, ...counts, refused, conflicts }
  })
}

function readXliff(xml: string, content: LessonContent, takesFile: boolean): XliffImport {
  try {
    return importXliff(xml, content, { takesFile })
  } catch (error) {
    if (!(error instanceof AuthoringError)) throw error
    throw new DomainError('invalid', 'translation:refusals.notXliff', undefined, { cause: error })
  }
}

/** False for what the lesson holds already. */
function isNews(
  { translations }: LessonContent,
  { language, blockId, key, of, text }: TranslationEdit,
): boolean {
  const translation = translations[language]
  const found = blockId === null ? translation?.title : translation?.blocks[blockId]?.[key]
  return found?.of !== of || JSON.stringify(found.text) !== JSON.stringify(text)
}
