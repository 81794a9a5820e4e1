import { type Socket } from 'node:net'
import { type Reply } from '../commands/command-types.server.ts'
import { encodeReply } from './encode-reply.server.ts'
import {
  HEADER_BYTES,
  type IncomingMessage,
  MAX_MESSAGE_BYTES,
  parseMessage,
} from './parse-message.server.ts'

/** Answers what came; never rejects. */
export type Answer = (body: IncomingMessage['body']) => Promise<Reply>

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
      if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES) return void socket.destroy()
      if (pendingBytes < size) return
      const joined = pending.length === 1 ? (pending[0] as Buffer) : Buffer.concat(pending, pendingBytes)
      pending = joined.length > size ? [joined.subarray(size)] : []
      pendingBytes = joined.length - size
      const message = parseMessage(joined.subarray(0, size))
      // What cannot be answered ends the connection, as it does on the real server.
      if (!message) return void socket.destroy()
      const replied = answer(message.body)
      previous = previous.then(() => send(socket, message, replied)).catch(() => void socket.destroy())
    }
  })
}

function messageSize(chunks: Buffer[]): number {
  const first = chunks[0] as Buffer
  return (first.length >= 4 ? first : Buffer.concat(chunks)).readInt32LE(0)
}

async function send(socket: Socket, message: IncomingMessage, replied: ReturnType<Answer>): Promise<void> {
  const reply = await replied
  if (reply.closesConnection) socket.destroy()
  else if (message.wantsReply && socket.writable) socket.write(encodeReply(message, reply))
}
