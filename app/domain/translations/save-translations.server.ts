import { lessonChangeSchema, newId, type TranslationEdit } from '@karmashala/authoring'
import { saveChange } from '#app/domain/lessons/save-change.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'

type SaveTranslations = {
  actor: Actor
  courseId: string
  lessonId: string
  base: number
  edits: TranslationEdit[]
}

/** Saves translations as one revision of their lesson, beside whatever its writers do. */
export async function saveTranslations({ base, edits, ...of }: SaveTranslations): Promise<void> {
  const change = lessonChangeSchema.safeParse({ set: [], removed: [], order: null, translated: edits })
  if (!change.success) {
    throw new DomainError('invalid', 'translation:refusals.notWords', undefined, { cause: change.error })
  }
  await saveChange({ ...of, base, key: `translation-${newId()}`, change: change.data })
}
