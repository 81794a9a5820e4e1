import { fromNotation, LESSON_TITLE_MAX, type TranslationEdit } from '@karmashala/authoring'
import { getLesson } from '#app/domain/lessons/get-lesson.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { refuseSourceLanguage } from '#app/domain/translations/refuse-source-language.ts'
import { saveTranslations } from '#app/domain/translations/save-translations.server.ts'
import { type SaveUnitInput } from '#app/domain/translations/translation.schema.ts'
import { type TranslationCounts, type UnitView } from '#app/domain/translations/translation-views.ts'
import { countsOf, unitsOf } from '#app/domain/translations/unit-views.ts'
import { requirePermission } from '#app/domain/access/require-permission.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type SaveUnit = SaveUnitInput & { actor: Actor; courseId: string; lessonId: string; language: string }

/**
 * Saves the translation of one piece of words. Refused when its source or its translation has changed since it was on the
 * screen: nobody should call right what they have not read.
 */
export async function saveUnit({
  blockId = '',
  key,
  of,
  seen,
  take,
  text = '',
  language,
  ...place
}: SaveUnit): Promise<{ unit: UnitView; counts: TranslationCounts }> {
  requirePermission(place.actor, 'course.edit', { organisationId: place.actor.acting.organisationId })
  const find = (units: readonly UnitView[]) =>
    units.find((unit) => (unit.blockId ?? '') === blockId && unit.key === key)
  // What is compared and what is saved are of one moment: of two translators at once, the later one begins again and sees.
  return await inTransaction(async () => {
    const { content, revision } = await getLesson(place)
    refuseSourceLanguage(content, language)
    const unit = find(unitsOf(content, language))
    if (!unit) throw new DomainError('conflict', 'translation:refusals.unitGone')
    if (unit.of !== of) throw new DomainError('conflict', 'translation:refusals.sourceChanged')
    if (unit.seen !== seen) throw new DomainError('conflict', 'translation:refusals.changedMeanwhile')

    const words = { typed: text, present: unit.target ?? '', source: unit.source }[take]
    const edit = toEdit({ unit, language, words })
    await saveTranslations({ ...place, base: revision, edits: [edit] })
    const after = unitsOf((await getLesson(place)).content, language)
    const saved = find(after)
    if (!saved) throw new DomainError('conflict', 'translation:refusals.unitGone')
    return { unit: saved, counts: countsOf(after) }
  })
}

function toEdit({
  unit,
  language,
  words,
}: {
  unit: UnitView
  language: string
  words: string
}): TranslationEdit {
  const { blockId, key, of, isInline } = unit
  const line = words.replace(/\s+/g, ' ').trim()
  // What stands in an attribute may have several lines; inline text has none.
  const text = line === '' ? null : isInline ? fromNotation(line) : words.replace(/\r\n?/g, '\n').trim()
  if (blockId === null && line.length > LESSON_TITLE_MAX) {
    throw new DomainError('invalid', 'translation:refusals.titleTooLong', { max: LESSON_TITLE_MAX })
  }
  return { language, blockId, key, of, text }
}
