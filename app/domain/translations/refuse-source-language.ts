import { type LessonContent } from '@karmashala/authoring'
import { DomainError } from '#app/lib/errors.ts'

/** What a lesson is written in is changed in the editor. */
export function refuseSourceLanguage({ sourceLanguage }: LessonContent, language: string): void {
  if (sourceLanguage === language) throw new DomainError('not_found', 'translation:refusals.sourceLanguage')
}
