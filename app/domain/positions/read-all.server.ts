import { type mongo } from 'mongoose'
import { others } from '#app/domain/positions/in-slices.ts'

/** So few that making them into objects keeps nobody waiting, so many that the way there and back does not count. */
const AT_ONCE = 1_000

/** How a query is asked whose answer is long. */
export const inBatches = <P extends object>(projection: P) => ({ projection, batchSize: AT_ONCE })

/**
 * Reads whatever a query finds, batch by batch, and lets the process answer others in between. Not through mongoose, whose
 * cursors make one document at a time and cost several times as much.
 */
export async function readAll<T>(cursor: mongo.FindCursor<T>, visit: (document: T) => void): Promise<void> {
  while (await cursor.hasNext()) {
    for (const document of cursor.readBufferedDocuments()) visit(document)
    await others()
  }
}
