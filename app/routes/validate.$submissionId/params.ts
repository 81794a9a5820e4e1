import { z } from 'zod'

/** A malformed id names nothing. */
export const submissionParams = z.object({ submissionId: z.string().regex(/^[0-9a-f]{24}$/) })
