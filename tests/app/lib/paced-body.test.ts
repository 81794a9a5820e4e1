import { writeReadableStreamToWritable } from '@remix-run/node'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { contentDisposition } from '#app/lib/content-disposition.ts'
import { pacedBody, withAnswer } from '#app/lib/paced-body.server.ts'

const CHUNK = 64 * 1024
const CHUNKS = 2000

/** A film of 128 MB, sent as Remix sends it. */
async function aServer() {
  const sent = { chunks: 0 }
  const film = Readable.from(
    (function* () {
      for (; sent.chunks < CHUNKS; sent.chunks += 1) yield Buffer.alloc(CHUNK)
    })(),
    { objectMode: false },
  )
  const answering = async (response: ServerResponse) => {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const body = withAnswer(response, () => pacedBody(film, gone.signal))
    await writeReadableStreamToWritable(body, response)
  }
  const server = createServer((_request, response) => void answering(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sent, film, port: (server.address() as AddressInfo).port }
}

/** Whether something stays as it is for a while. */
async function settled(read: () => number): Promise<number> {
  let before = -1
  while (before !== read()) {
    before = read()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return before
}

test('a client that takes nothing is read nothing for, and one that goes away ends the reading', async () => {
  const { sent, film, port } = await aServer()
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(socket, 'readable')

  // What the operating system holds between the two is a few megabytes.
  expect(await settled(() => sent.chunks)).toBeLessThan(CHUNKS / 4)
  socket.destroy()
  if (!film.destroyed) await once(film, 'close')

  expect(sent.chunks).toBeLessThan(CHUNKS / 4)
})

test('a client that takes it gets all of it', async () => {
  const { port } = await aServer()

  const answer = await fetch(`http://127.0.0.1:${port}/`)

  expect((await answer.arrayBuffer()).byteLength).toBe(CHUNK * CHUNKS)
})

test('a file is named plainly where that is enough, and in its own script for browsers', () => {
  expect(contentDisposition('attachment', 'rules-v1.zip', 'x.zip')).toBe(
    'attachment; filename="rules-v1.zip"',
  )
  expect(contentDisposition('attachment', 'नियम (1).zip', 'rules.zip')).toBe(
    `attachment; filename="rules.zip"; filename*=UTF-8''%E0%A4%A8%E0%A4%BF%E0%A4%AF%E0%A4%AE%20%281%29.zip`,
  )
  expect(contentDisposition('inline', 'a"b\r\nc\ud800.pdf')).toBe(
    `inline; filename*=UTF-8''a%22b%0D%0Ac%EF%BF%BD.pdf`,
  )
})
