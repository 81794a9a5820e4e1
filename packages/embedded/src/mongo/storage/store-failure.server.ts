import { statfsSync } from 'node:fs'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'

// ENOSPC, EDQUOT and EFBIG of the system, and LMDB's own words for a map that cannot grow.
const NO_SPACE = /no space left|quota exceeded|file too large|MDB_MAP_FULL|mapsize limit/i
// LMDB says this when only a part of its pages could be written, which a disk does that has just become full.
const CUT_SHORT = /input\/output error/i
const ALMOST_NOTHING_BYTES = 4 * 1024 * 1024

/** A failure of the store in the words of a server, when it is that the disk is full. */
export function storeFailure(error: unknown, dataDir: string): unknown {
  if (error instanceof EmbeddedMongoError || !(error instanceof Error)) return error
  const isFull = NO_SPACE.test(error.message) || (CUT_SHORT.test(error.message) && isAlmostFull(dataDir))
  if (!isFull) return error
  return new EmbeddedMongoError(
    14031,
    `There is no space left for the database in ${dataDir} (${error.message}). Nothing of this write was stored; everything acknowledged before is. Make room and write again.`,
  )
}

function isAlmostFull(dataDir: string): boolean {
  const { bavail, bsize } = statfsSync(dataDir)
  return bavail * bsize < ALMOST_NOTHING_BYTES
}
