import { AsyncLocalStorage } from 'node:async_hooks'
import { type ServerResponse } from 'node:http'
import { type Readable } from 'node:stream'

const answers = new AsyncLocalStorage<ServerResponse>()

/** Says to what is done in `work` which answer it makes. */
export const withAnswer = <T>(answer: ServerResponse, work: () => T): T => answers.run(answer, work)

/**
 * A file as the body of an answer, read no faster than it is taken: Remix writes without waiting, so that a film would be
 * in memory as soon as one client is slower than the disk. When the client goes away, reading ends.
 */
export function pacedBody(content: Readable, signal: AbortSignal): ReadableStream<Uint8Array> {
  const answer = answers.getStore()
  const chunks = content[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const stop = () => void content.destroy()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (answer) await roomIn(answer)
        if (signal.aborted) return controller.close()
        const { done, value } = await chunks.next().catch((error: unknown) => {
          if (signal.aborted) return { done: true as const, value: undefined }
          throw error
        })
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: stop,
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  )
}

async function roomIn(answer: ServerResponse): Promise<void> {
  if (!answer.writableNeedDrain) return
  await new Promise<void>((resolve) => {
    const go = () => {
      answer.off('drain', go)
      answer.off('close', go)
      resolve()
    }
    answer.on('drain', go)
    answer.on('close', go)
  })
}
