import { Timestamp } from 'bson'
import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { type Doc, isDocument } from './values/document.server.ts'
import { printValue } from './values/print-value.server.ts'

const LEVELS = ['local', 'available', 'majority', 'linearizable', 'snapshot']

// A snapshot session puts its read concern into these too; what they are about has its snapshot or needs none.
const INDIFFERENT = new Set(['getMore', 'killCursors', 'endSessions', 'killSessions'])

export interface SnapshotConcern {
  /** The moment to read at; the first read of a session leaves the choice to the server. */
  atClusterTime?: Timestamp
}

const invalid = (message: string) => new EmbeddedMongoError(72, message)

/** What a command outside transactions asks for with the read concern `snapshot`; undefined when it does not. */
export function snapshotConcernOf(
  name: string,
  body: Doc,
  isSupported: boolean,
): SnapshotConcern | undefined {
  const concern = body.readConcern
  if (!isDocument(concern) || INDIFFERENT.has(name)) return undefined
  const { level, atClusterTime } = concern
  if (level !== undefined && !LEVELS.includes(level as string)) {
    throw new EmbeddedMongoError(
      2,
      `Enumeration value '${String(level)}' for field '${name}.readConcern.level' is not a valid value.`,
    )
  }
  if (level !== 'snapshot') {
    if (atClusterTime !== undefined)
      throw invalid(`readConcern atClusterTime can be set only if level is equal to 'snapshot'`)
    return undefined
  }
  if (!isSupported) {
    throw invalid(
      `Command ${name} does not support { readConcern: ${printValue(concern)} } :: caused by :: read concern not supported`,
    )
  }
  if (atClusterTime !== undefined && !(atClusterTime instanceof Timestamp)) {
    throw new EmbeddedMongoError(
      14,
      `BSON field '${name}.readConcern.atClusterTime' is the wrong type, expected type 'timestamp'`,
    )
  }
  return { atClusterTime }
}
