import { crc32 } from 'node:zlib'
import { type Entry } from 'yauzl'
import { ScormError } from '../errors.ts'
import { type InflateMeter } from './inflate-meter.ts'
import { type Archive } from './open-archive.server.ts'

/**
 * Inflates one entry chunk by chunk, counting and comparing the checksum at the end.
 * Throws LimitExceeded, or ScormError 'damaged' when the checksum is wrong; the zip reader throws for wrong sizes.
 */
export async function* readChunks(
  archive: Archive,
  path: string,
  entry: Entry,
  meter: InflateMeter,
): AsyncGenerator<Buffer> {
  const count = meter.forFile(path, entry.compressedSize)
  const stream = await archive.stream(entry)
  let checksum = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      count(chunk.length)
      checksum = crc32(chunk, checksum)
      yield chunk
    }
  } finally {
    stream.destroy()
  }
  if (checksum !== entry.crc32) throw new ScormError('damaged', `${path}: checksum mismatch`)
}
