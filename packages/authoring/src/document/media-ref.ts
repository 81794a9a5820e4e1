import { z } from 'zod'

// A path inside the lesson's own files: no scheme, no leading slash, no way up. Empty in a draft without a file yet.
const MEDIA_PATH = /^(?:|(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))(?![a-z][a-z0-9+.-]*:)[^\\?#]+)$/i

/**
 * A file a block shows: `media/<id of the library>` while it is written, a path in the package once it is exported.
 * Never an address elsewhere.
 */
export const mediaSchema = z
  .string()
  .max(500)
  .regex(MEDIA_PATH, 'Media is a file of the lesson, not a foreign address.')
  .default('')

/** The id in the media library; null for a path that is not of the library. */
export const mediaId = (src: string): string | null => /^media\/([0-9a-f]{24})$/.exec(src)?.[1] ?? null
export const mediaSrc = (id: string): string => `media/${id}`
