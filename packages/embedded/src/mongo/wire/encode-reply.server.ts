import { type CursorReply, type Reply } from '../commands/command-types.server.ts'
import { encodeDocument } from '../values/bson-codec.server.ts'
import { HEADER_BYTES, type IncomingMessage } from './parse-message.server.ts'

const OP_REPLY = 1
const OP_MSG = 2013

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
