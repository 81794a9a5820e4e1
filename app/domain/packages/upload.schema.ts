import { z } from 'zod'
import { shownFileName } from '#app/domain/packages/file-name.ts'
import { PACKAGE_MAX_IN_BYTES } from '#app/domain/packages/package-limits.ts'

/** Long enough for half a gigabyte over a slow line with a night in between. */
export const UPLOAD_LIFETIME_IN_MS = 3 * 24 * 60 * 60 * 1000

export const fileName = z
  .string('errors:file')
  .transform(shownFileName)
  .refine((name) => name !== '', 'errors:file')

/** What is said of a file before it is sent. */
export const uploadSchema = z.object({
  originalName: fileName,
  sizeInBytes: z.number().int().min(1, 'provide:refusals.emptyFile').max(PACKAGE_MAX_IN_BYTES).nullable(),
  fileModifiedAt: z.number().int().min(0).max(8.64e15).nullable().catch(null),
})
