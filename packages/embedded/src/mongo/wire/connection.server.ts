import { type Socket } from 'node:net'
import { type Reply } from '../commands/command-types.server.ts'
import { type Doc } from '../values/document.server.ts'
import { encodeReply, type IncomingMessage, MAX_MESSAGE_BYTES, parseMessage } from './wire-protocol.server.ts'

/** Answers one command; never rejects. Undefined hangs up. */
export type Answer = (body: Doc) => Promise<Reply | undefined>

/** Reads messages from a socket and writes the answers in the order the messages came. */
export function serveConnection(socket: Socket, answer: Answer): void {
  let pending: Buffer[] = []
  let pendingBytes = 0
  let previous: Promise<void> = Promise.resolve()
  socket.setNoDelay(true)
  // A client that goes away is no error of ours.
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    pending.push(chunk)
    pendingBytes += chunk.length
    // Joining only when a message is complete keeps large messages linear.
    while (pendingBytes >= 4) {
      const size = messageSize(pending)
      if (size < 16 || size > MAX_MESSAGE_BYTES) return void socket.destroy()
      if (pendingBytes < size) return
      const joined = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending, pendingBytes)
      pending = joined.length > size ? [joined.subarray(size)] : []
      pendingBytes = joined.length - size
      const message = parsed(socket, joined.subarray(0, size))
      if (!message) return
      const replied = answer(message.body)
      previous = previous.then(async () => {
        const reply = await replied
        if (!reply) return void socket.destroy()
        if (message.wantsReply && socket.writable) socket.write(encodeReply(message, reply))
      })
    }
  })
}

function messageSize(chunks: Buffer[]): number {
  const first = chunks[0] as Buffer
  return (first.length >= 4 ? first : Buffer.concat(chunks)).readInt32LE(0)
}

function parsed(socket: Socket, bytes: Buffer): IncomingMessage | undefined {
  try {
    return parseMessage(bytes)
  } catch {
    // What cannot be read cannot be answered either: the real server hangs up too.
    socket.destroy()
    return undefined
  }
}
