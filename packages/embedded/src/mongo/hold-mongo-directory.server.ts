import { EmbeddedError } from '../embedded-error.ts'
import { holdDataDirectory } from '../hold-data-directory.server.ts'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { storeFailure } from './storage/store-failure.server.ts'

/**
 * Holds a data directory, making it if needed; the answer gives it back. Throws `EmbeddedMongoError` 98 when another
 * process, or this one, holds it already, and 14031 when the disk is full.
 */
export function holdMongoDirectory(dataDir: string): () => void {
  try {
    return holdDataDirectory(dataDir)
  } catch (error) {
    throw error instanceof EmbeddedError
      ? new EmbeddedMongoError(98, error.message)
      : storeFailure(error, dataDir)
  }
}
