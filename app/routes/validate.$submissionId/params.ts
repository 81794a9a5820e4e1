import { z } from 'zod'
import { objectId } from '#app/lib/object-id.ts'

/** A malformed id names nothing. */
export const submissionParams = z.object({ submissionId: objectId })
