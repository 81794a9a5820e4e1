import {
  ContentPackage,
  type ContentPackageRecord,
} from '#app/domain/packages/content-package.model.server.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { DomainError, encodeMessage } from '#app/lib/errors.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** As often as the queue tries a job before it gives up. */
export const TRIES_MAX = 10

/** Writes down that our side failed: the work is tried again, or, after the last try, has failed for good. */
export async function settleFailure(pkg: ContentPackageRecord, error: unknown): Promise<void> {
  const remark = { message: inWords(error), at: new Date() }
  const isLast = pkg.tries >= TRIES_MAX
  await ContentPackage.updateOne(
    { _id: pkg._id, state: { $in: UNDER_WAY } },
    { $set: isLast ? { state: 'failed', reason: remark, trouble: null } : { trouble: remark } },
  )
}

function inWords(error: unknown): string {
  if (error instanceof DomainError) return encodeMessage(error.key, error.params)
  const isFull =
    (error instanceof StorageError && error.code === 'no_space') ||
    (error as NodeJS.ErrnoException).code === 'ENOSPC'
  return isFull ? 'provide:refusals.noSpace' : 'provide:refusals.processingFailed'
}
