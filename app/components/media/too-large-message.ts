import { MEDIA_MAX_IN_BYTES, tooLargeToSend, UPLOAD_MAX_IN_BYTES } from '#app/domain/media/media.schema.ts'
import { encodeMessage } from '#app/lib/errors.ts'

/** Why a file need not be sent at all; null when it may go. */
export function tooLargeMessage(file: File): string | null {
  const kind = tooLargeToSend(file)
  if (kind === null) return null
  const limit = kind === 'any' ? UPLOAD_MAX_IN_BYTES : MEDIA_MAX_IN_BYTES[kind]
  return encodeMessage(`media:refusals.tooLarge.${kind}`, { megabytes: Math.floor(limit / 1024 / 1024) })
}
