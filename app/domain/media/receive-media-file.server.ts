import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mediaFault, mediaTooLarge, unusable } from '#app/domain/media/media-refusals.ts'
import { MEDIA_MAX_IN_BYTES, UPLOAD_MAX_IN_BYTES } from '#app/domain/media/media.schema.ts'
import { HEAD_IN_BYTES, sniffMedia, type Sniffed } from '#app/domain/media/sniff-media.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** How these files end, so that those of a process that was killed can be recognised. */
export const RECEIVED_SUFFIX = '.media'

/** A whole file on this machine, and what it is. */
export type ReceivedFile = { file: string; sha256: string; sizeInBytes: number; is: Sniffed }

type Receive = {
  content: Readable
  /** Of the file, or a little more, when the sender says. */
  announcedBytes: number | null
}

/**
 * Takes a file in as it arrives, hands it to `use`, and removes it afterwards whatever happens. What it is shows in its
 * first bytes; from then on the limit of its kind holds, so that a film called an image ends early.
 */
export async function withReceivedFile<T>(
  { content, announcedBytes }: Receive,
  use: (received: ReceivedFile) => Promise<T>,
): Promise<T> {
  await requireSpace({ here: announcedBytes ?? 1, stored: announcedBytes ?? 1 })
  const file = path.join(getRuntime().temporaryDir, `${randomUUID()}${RECEIVED_SUFFIX}`)
  try {
    return await use({ file, ...(await receiveInto(file, { content, announcedBytes })) })
  } finally {
    content.destroy()
    await rm(file, { force: true })
  }
}

async function receiveInto(file: string, { content, announcedBytes }: Receive) {
  const hash = createHash('sha256')
  let head: Buffer = Buffer.alloc(0)
  let is: Sniffed | null = null
  let sizeInBytes = 0
  const recognise = () => {
    const found = sniffMedia(head)
    if (typeof found === 'string') throw unusable(found)
    if ((announcedBytes ?? 0) > MEDIA_MAX_IN_BYTES[found.kind]) throw mediaTooLarge(found.kind)
    is = found
    return found
  }
  async function* metered() {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      sizeInBytes += chunk.length
      if (head.length < HEAD_IN_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_IN_BYTES)
      if (!is && head.length === HEAD_IN_BYTES) recognise()
      const limit = is ? MEDIA_MAX_IN_BYTES[is.kind] : UPLOAD_MAX_IN_BYTES
      if (is && sizeInBytes > limit) throw mediaTooLarge(is.kind)
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(metered(), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  if (sizeInBytes === 0) throw mediaFault('emptyFile')
  return { sizeInBytes, sha256: hash.digest('hex'), is: is ?? recognise() }
}
