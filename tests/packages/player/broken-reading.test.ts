import { request } from 'node:http'
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import { expect, test } from 'vitest'
import { aContentOrigin, aToken } from './content-origin.ts'

const opened = (stream: Readable) => () => Promise.resolve({ stream, size: 1000, totalSize: 1000 })

test('a reader who goes away before the first byte is not taken for a fault of ours', async () => {
  const onError = vi.fn()
  const stream = new Readable({ read: () => undefined })
  const { port } = await aContentOrigin({ openFile: opened(stream), onError })
  const asking = request({ port, host: '127.0.0.1', path: `/launch/${aToken()}/content/media/clip.mp4` })
  asking.on('error', () => undefined).end()
  await vi.waitFor(() => expect(stream.listenerCount('end')).toBeGreaterThan(0))

  asking.destroy()

  await vi.waitFor(() => expect(stream.destroyed).toBe(true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(onError).not.toHaveBeenCalled()
})

test('a file that breaks off while it is sent is told to whoever runs the server', async () => {
  const onError = vi.fn()
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('the beginning')
      await new Promise((resolve) => setTimeout(resolve, 20))
      throw new Error('the storage went away')
    })(),
    { objectMode: false },
  )
  const { origin } = await aContentOrigin({ openFile: opened(broken), onError })

  const reading = fetch(`${origin}/launch/${aToken()}/content/media/clip.mp4`).then(
    async (response) => await response.text(),
  )

  await expect(reading).rejects.toThrow()
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'the storage went away' }))
})
