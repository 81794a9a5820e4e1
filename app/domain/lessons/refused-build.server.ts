import { AuthoringError } from '@karmashala/authoring'
import path from 'node:path'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

const KEYS: Partial<Record<AuthoringError['code'], `lessons:refusals.${string}`>> = {
  missing_asset: 'lessons:refusals.missingFile',
  too_large: 'lessons:refusals.tooManyWords',
}

/** What a lesson lacks to be made into a course, in words; a bug stays a bug. */
export function refusedBuild(error: unknown, title: string): unknown {
  const key = isGone(error)
    ? 'lessons:refusals.missingFile'
    : error instanceof AuthoringError
      ? (KEYS[error.code] ?? 'lessons:refusals.notBuilt')
      : null
  return key === null ? error : new DomainError('invalid', key, { title }, { cause: error })
}

/** A file of the library that was taken out while the course was being made; not a folder of ours that is missing. */
function isGone(error: unknown): boolean {
  if (error instanceof StorageError) return error.code === 'not_found'
  const { code, path: file = '' } = error as NodeJS.ErrnoException
  return code === 'ENOENT' && path.dirname(file) !== getRuntime().temporaryDir
}
