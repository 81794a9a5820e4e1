import { z } from 'zod'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'

export const FILE_NAME_MAX = 200
/** Long enough for half a gigabyte over a slow line with a night in between. */
export const UPLOAD_LIFETIME_IN_MS = 3 * 24 * 60 * 60 * 1000

const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** The name as it is shown: the end of it, which has the extension, without what would disturb a line of text. */
export const fileName = z
  .string('errors:file')
  .transform((name) => name.replace(CONTROL_CHARACTERS, '').trim().slice(-FILE_NAME_MAX))
  .refine((name) => name !== '', 'errors:file')

/** What is said of a file before it is sent. */
export const uploadSchema = z.object({
  originalName: fileName,
  sizeInBytes: z.number().int().min(1, 'provide:refusals.emptyFile').max(PACKAGE_MAX_IN_BYTES).nullable(),
  fileModifiedAt: z.number().int().min(0).max(8.64e15).nullable().catch(null),
})
