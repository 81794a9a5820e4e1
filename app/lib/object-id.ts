import { z } from 'zod'

/** An id of the database in an address or a form. What is no id names nothing. */
export const objectId = z.string('errors:required').regex(/^[0-9a-f]{24}$/, 'errors:notFound')
