import { StorageError } from '#app/lib/storage/storage-error.ts'

/** Names begin with this while their content is still arriving on this machine; nobody else may use it. */
export const ARRIVALS = '.arriving'

// What an S3 key may hold, prefix included.
export const NAME_MAX_IN_BYTES = 1024

// What a file system takes; stores that keep objects in files have the same limit.
const SEGMENT_MAX_IN_BYTES = 255

// XML cannot carry control characters, so an object store could not list them; half a surrogate pair is no character.
const UNSTORABLE = /[\p{Cc}\p{Surrogate}\\]/u

/** Why something cannot be stored under this name, or null when it can. */
export function faultOfName(name: string): string | null {
  if (Buffer.byteLength(name) > NAME_MAX_IN_BYTES) return `is longer than ${NAME_MAX_IN_BYTES} bytes`
  if (UNSTORABLE.test(name)) return 'holds a backslash, a control character or half a character'
  const segments = name.split('/')
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) return 'is not a plain path'
  if (segments.some((segment) => Buffer.byteLength(segment) > SEGMENT_MAX_IN_BYTES)) {
    return `has a part longer than ${SEGMENT_MAX_IN_BYTES} bytes`
  }
  if (segments[0] === ARRIVALS) return `begins with ${ARRIVALS}`
  return null
}

/** Throws when nothing can be stored under this name. */
export function checkName(name: string): void {
  const fault = faultOfName(name)
  if (fault) throw new StorageError('bad_name', `The name ${JSON.stringify(name.slice(0, 200))} ${fault}.`)
}
