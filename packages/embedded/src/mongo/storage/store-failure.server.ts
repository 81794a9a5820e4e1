import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'

// ENOSPC, EDQUOT and EFBIG of the system, and LMDB's own words for a map that cannot grow.
const NO_SPACE = /no space left|quota exceeded|file too large|MDB_MAP_FULL|mapsize limit/i

/** A failure of the store in the words of a server, when it is that the disk is full. */
export function storeFailure(error: unknown): unknown {
  if (error instanceof EmbeddedMongoError || !(error instanceof Error) || !NO_SPACE.test(error.message))
    return error
  return new EmbeddedMongoError(
    14031,
    `There is no space left for the database (${error.message}). Nothing of this write was stored; everything acknowledged before is. Make room and write again.`,
  )
}
