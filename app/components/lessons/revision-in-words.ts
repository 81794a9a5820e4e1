import { type TFunction } from 'i18next'
import { type RevisionView } from '#app/domain/lessons/lesson-views.ts'

/** What a save was: written, restored from another one, brought in. */
export function revisionInWords(t: TFunction<'lessons'>, { reason, restoredFrom }: RevisionView): string {
  if (reason === 'restored' && restoredFrom !== null)
    return t('history.restoredFrom', { number: restoredFrom })
  return t(`history.reason.${reason}`)
}
