import { deserialize, onDemand, serialize } from 'bson'
import { BackupError } from '#app/backup/backup-error.ts'

const SMALLEST_DOCUMENT = 5
// MongoDB's limit for what is stored is 16 MB; its own documents may be a little larger.
const LARGEST_DOCUMENT = 16 * 1024 * 1024 + 16 * 1024

/** Cuts a stream of documents, one behind the other, into documents. */
export async function* splitDocuments(content: AsyncIterable<Buffer>, where: string): AsyncGenerator<Buffer> {
  let pending: Buffer[] = []
  let length = 0
  const damaged = () => new BackupError('damaged', `${where} is damaged: it does not hold whole documents.`)
  for await (const chunk of content) {
    pending.push(chunk)
    length += chunk.length
    // Put together only when something can be taken out, or a large document would be copied for every chunk of it.
    if (
      length < SMALLEST_DOCUMENT ||
      (pending[0] && pending[0].length >= 4 && length < pending[0].readInt32LE())
    )
      continue
    let rest = Buffer.concat(pending)
    while (rest.length >= SMALLEST_DOCUMENT) {
      const size = rest.readInt32LE()
      if (size < SMALLEST_DOCUMENT || size > LARGEST_DOCUMENT) throw damaged()
      if (rest.length < size) break
      if (rest[size - 1] !== 0) throw damaged()
      yield rest.subarray(0, size)
      rest = rest.subarray(size)
    }
    pending = rest.length > 0 ? [rest] : []
    length = rest.length
  }
  if (length > 0) throw damaged()
}

const EXACT = {
  promoteValues: false,
  promoteBuffers: false,
  promoteLongs: false,
  bsonRegExp: true,
  validation: { utf8: false },
} as const

/**
 * A value that the driver sends as exactly these bytes: types are kept apart that JavaScript would take for one, and fields
 * stay in their order. Throws when there is none.
 */
export function toExactDocument(bytes: Buffer, where: string): object {
  try {
    const document = deserialize(bytes, EXACT)
    if (bytes.equals(serialize(document))) return document
    // An object puts field names that are whole numbers first; a map does not.
    const inOrder = toMap(bytes)
    if (bytes.equals(serialize(inOrder))) return inOrder
  } catch (error) {
    throw new BackupError('damaged', `${where} holds a document that is none.`, { cause: error })
  }
  throw new BackupError(
    'damaged',
    `${where} holds a document of a kind that cannot be written again as it was.`,
  )
}

const EMBEDDED_DOCUMENT = 3
const ARRAY = 4

function toMap(bytes: Uint8Array): Map<string, unknown> {
  return new Map(
    Array.from(onDemand.parseToElements(bytes), ([type, nameAt, nameLength, at, length]) => [
      Buffer.from(bytes.buffer, bytes.byteOffset + nameAt, nameLength).toString('utf8'),
      toValue(type, bytes.subarray(at, at + length)),
    ]),
  )
}

function toValue(type: number, value: Uint8Array): unknown {
  if (type === EMBEDDED_DOCUMENT) return toMap(value)
  if (type === ARRAY) return [...toMap(value).values()]
  // The value alone in a document, under the empty name.
  const length = 4 + 2 + value.length + 1
  const alone = Buffer.alloc(length)
  alone.writeInt32LE(length)
  alone[4] = type
  alone.set(value, 6)
  return deserialize(alone, EXACT)['']
}
