import { once } from 'node:events'
import { connect } from 'node:net'
import { deserialize, type Document, serialize } from 'bson'

/** Sends one command as bytes, where the driver would put its own session into it. */
export async function rawCommand(port: number, command: Document): Promise<Document> {
  const body = serialize(command)
  const head = Buffer.alloc(21)
  head.writeInt32LE(21 + body.length, 0)
  head.writeInt32LE(1, 4)
  head.writeInt32LE(2013, 12)
  const socket = connect(port, '127.0.0.1')
  socket.write(Buffer.concat([head, body]))
  let received = Buffer.alloc(0)
  while (received.length < 4 || received.length < received.readInt32LE(0)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    received = Buffer.concat([received, chunk])
  }
  socket.destroy()
  return deserialize(received.subarray(21))
}
