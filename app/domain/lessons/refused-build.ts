import { AuthoringError } from '@karmashala/authoring'
import { DomainError } from '#app/lib/errors.ts'

/** What a lesson lacks to be made into a course, in words; a bug stays a bug. */
export function refusedBuild(error: unknown, title: string): unknown {
  if (!(error instanceof AuthoringError)) return error
  const key = error.code === 'missing_asset' ? 'lessons:refusals.missingFile' : 'lessons:refusals.notBuilt'
  return new DomainError('invalid', key, { title }, { cause: error })
}
