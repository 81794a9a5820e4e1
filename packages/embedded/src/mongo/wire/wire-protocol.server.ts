import { type CursorReply, type Reply } from '../commands/command-types.server.ts'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { decodeDocument, encodeDocument } from '../values/bson-codec.server.ts'
import { type Doc } from '../values/document.server.ts'

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16

const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2

export const MAX_MESSAGE_BYTES = 48_000_000

/** A command as it came over the wire. */
export interface IncomingMessage {
  requestId: number
  body: Doc
  /** The handshake may come in the format that was used before 3.6. */
  isLegacy: boolean
  /** False when the client will not read an answer (write concern 0). */
  wantsReply: boolean
}

/** Reads one whole message; throws when it is not a command this server understands. */
export function parseMessage(message: Buffer): IncomingMessage {
  const requestId = message.readInt32LE(4)
  const opcode = message.readInt32LE(12)
  if (opcode === OP_MSG) return { requestId, isLegacy: false, ...parseOpMsg(message) }
  if (opcode === OP_QUERY) return { requestId, isLegacy: true, wantsReply: true, body: parseOpQuery(message) }
  throw new EmbeddedMongoError(352, `Unsupported OP code: ${opcode}`)
}

function parseOpMsg(message: Buffer): { body: Doc; wantsReply: boolean } {
  const flags = message.readUInt32LE(HEADER_BYTES)
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  let body: Doc = {}
  const sequences: [string, Doc[]][] = []
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = message[at++]
    const size = message.readInt32LE(at)
    if (kind === 0) body = decodeDocument(message.subarray(at, at + size))
    else if (kind === 1) sequences.push(parseSequence(message.subarray(at, at + size)))
    else throw new EmbeddedMongoError(40432, `Unknown section kind ${kind}`)
    at += size
  }
  for (const [name, documents] of sequences) body[name] = documents
  return { body, wantsReply: !(flags & MORE_TO_COME) }
}

function parseSequence(section: Buffer): [string, Doc[]] {
  const nameEnd = section.indexOf(0, 4)
  const documents: Doc[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at)
    documents.push(decodeDocument(section.subarray(at, at + size)))
    at += size
  }
  return [section.toString('utf8', 4, nameEnd), documents]
}

function parseOpQuery(message: Buffer): Doc {
  const namespaceEnd = message.indexOf(0, HEADER_BYTES + 4)
  const namespace = message.toString('utf8', HEADER_BYTES + 4, namespaceEnd)
  const at = namespaceEnd + 1 + 8
  const body = decodeDocument(message.subarray(at, at + message.readInt32LE(at)))
  const inner = (body.$query ?? body) as Doc
  return { ...inner, $db: namespace.split('.')[0] }
}

let lastRequestId = 0

function header(length: number, responseTo: number, opcode: number): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER_BYTES)
  bytes.writeInt32LE(length, 0)
  bytes.writeInt32LE((lastRequestId = (lastRequestId + 1) & 0x7fffffff), 4)
  bytes.writeInt32LE(responseTo, 8)
  bytes.writeInt32LE(opcode, 12)
  return bytes
}

/** The bytes of an answer. */
export function encodeReply({ requestId, isLegacy }: IncomingMessage, reply: Reply): Buffer {
  const document = encodeReplyDocument(reply)
  if (isLegacy) {
    const prefix = Buffer.alloc(20) // flags, cursor id, starting from
    prefix.writeInt32LE(1, 16)
    return Buffer.concat([header(HEADER_BYTES + 20 + document.length, requestId, OP_REPLY), prefix, document])
  }
  const prefix = Buffer.alloc(5) // flags, section kind 0
  return Buffer.concat([header(HEADER_BYTES + 5 + document.length, requestId, OP_MSG), prefix, document])
}

function encodeReplyDocument({ fields, cursor }: Reply): Buffer {
  if (!cursor) return encodeDocument(fields)
  return assemble([element(3, 'cursor', encodeCursor(cursor)), elementsOf(encodeDocument(fields))])
}

/** The batch is copied byte for byte: its documents are encoded already. */
function encodeCursor({ field, documents, id, namespace, atClusterTime }: CursorReply): Buffer {
  const batch = assemble(documents.map((document, i) => element(3, String(i), document)))
  const idBytes = Buffer.allocUnsafe(8)
  idBytes.writeBigInt64LE(id)
  return assemble([
    element(4, field, batch),
    element(18, 'id', idBytes),
    elementsOf(encodeDocument({ ns: namespace, atClusterTime })),
  ])
}

const element = (type: number, name: string, payload: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), payload])

const elementsOf = (document: Buffer): Buffer => document.subarray(4, -1)

function assemble(elements: Buffer[]): Buffer {
  const length = elements.reduce((sum, part) => sum + part.length, 5)
  const size = Buffer.allocUnsafe(4)
  size.writeInt32LE(length)
  return Buffer.concat([size, ...elements, Buffer.from([0])], length)
}
