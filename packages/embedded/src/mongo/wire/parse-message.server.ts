import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { decodeDocument } from '../values/bson-codec.server.ts'
import { checkBson } from '../values/check-bson.server.ts'
import { type Doc, isDocument, setField } from '../values/document.server.ts'
import { crc32c } from './crc32c.server.ts'

const OP_QUERY = 2004
const OP_MSG = 2013

export const HEADER_BYTES = 16
export const MAX_MESSAGE_BYTES = 48_000_000

const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
/** The lower 16 flags must be understood; the upper ones may be ignored. */
const UNKNOWN_FLAGS = 0xfffc

/** A command as it came over the wire. */
export interface IncomingMessage {
  requestId: number
  /** What the client asked for, or why its bytes are no command: that is answered too. */
  body: Doc | EmbeddedMongoError
  /** The handshake may come in the format that was used before 3.6. */
  isLegacy: boolean
  /** False when the client will not read an answer (write concern 0). */
  wantsReply: boolean
}

/** Reads one whole message. Undefined for what cannot be answered: the connection must be closed then. */
export function parseMessage(message: Buffer): IncomingMessage | undefined {
  const requestId = message.readInt32LE(4)
  const opcode = message.readInt32LE(12)
  if (opcode === OP_QUERY) {
    return { requestId, isLegacy: true, wantsReply: true, body: refusal(() => queryBody(message)) }
  }
  if (opcode !== OP_MSG || message.length < HEADER_BYTES + 5) return undefined
  const flags = message.readUInt32LE(HEADER_BYTES)
  if (flags & UNKNOWN_FLAGS) return undefined
  const hasChecksum = (flags & CHECKSUM_PRESENT) !== 0
  const end = message.length - (hasChecksum ? 4 : 0)
  if (hasChecksum && crc32c(message.subarray(0, end)) !== message.readUInt32LE(end)) return undefined
  const sections = message.subarray(HEADER_BYTES + 4, end)
  return {
    requestId,
    isLegacy: false,
    wantsReply: !(flags & MORE_TO_COME),
    body: refusal(() => sectionsBody(sections)),
  }
}

function refusal(read: () => Doc): Doc | EmbeddedMongoError {
  try {
    return read()
  } catch (error) {
    if (error instanceof EmbeddedMongoError) return error
    return new EmbeddedMongoError(
      22,
      `invalid bson: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function sectionsBody(sections: Buffer): Doc {
  let body: Doc | undefined
  const sequences = new Map<string, Doc[]>()
  for (let at = 0; at < sections.length;) {
    const kind = sections[at]
    const section = sized(sections, at + 1)
    if (kind === 0) {
      if (body) throw new EmbeddedMongoError(40430, 'Multiple body sections in message')
      body = decoded(section)
    } else if (kind === 1) {
      const [name, documents] = sequence(section)
      if (sequences.has(name)) throw new EmbeddedMongoError(40431, `Duplicate document sequence: ${name}`)
      sequences.set(name, documents)
    } else {
      throw new EmbeddedMongoError(40432, `Unknown section kind ${kind}`)
    }
    at += 1 + section.length
  }
  if (!body) throw new EmbeddedMongoError(40587, 'OP_MSG messages must have a body')
  for (const [name, documents] of sequences) {
    if (Object.hasOwn(body, name)) {
      throw new EmbeddedMongoError(40433, `Duplicate field between body and document sequence ${name}`)
    }
    setField(body, name, documents)
  }
  return body
}

/** The bytes that begin at `at` with their own length. */
function sized(bytes: Buffer, at: number): Buffer {
  const size = at + 4 <= bytes.length ? bytes.readInt32LE(at) : 0
  if (size < 5 || at + size > bytes.length)
    throw new EmbeddedMongoError(22, 'invalid bson: a length in the message does not fit')
  return bytes.subarray(at, at + size)
}

function sequence(section: Buffer): [string, Doc[]] {
  const nameEnd = section.indexOf(0, 4)
  if (nameEnd < 0) throw new EmbeddedMongoError(22, 'invalid bson: the name of a sequence has no end')
  const documents: Doc[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const document = sized(section, at)
    documents.push(decoded(document))
    at += document.length
  }
  return [section.toString('utf8', 4, nameEnd), documents]
}

function decoded(bytes: Buffer): Doc {
  checkBson(bytes)
  return decodeDocument(bytes)
}

function queryBody(message: Buffer): Doc {
  const namespaceEnd = message.indexOf(0, HEADER_BYTES + 4)
  if (namespaceEnd < 0) throw new EmbeddedMongoError(22, 'invalid bson: the namespace has no end')
  const namespace = message.toString('utf8', HEADER_BYTES + 4, namespaceEnd)
  const body = decoded(sized(message, namespaceEnd + 1 + 8))
  const command = isDocument(body.$query) ? body.$query : body
  const name = Object.keys(command)[0] ?? ''
  if (!/^(hello|ismaster)$/i.test(name)) {
    throw new EmbeddedMongoError(
      352,
      `Unsupported OP_QUERY command: ${name}. The client driver may require an upgrade.`,
    )
  }
  return { ...command, $db: namespace.split('.')[0] }
}
