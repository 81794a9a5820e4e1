import { pipeline } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { crc32, createInflateRaw, inflateRaw } from 'node:zlib'
import { type Entry } from 'yauzl'
import { ScormError } from '../errors.ts'
import { type InflateMeter } from './inflate-meter.ts'
import { type Archive } from './open-archive.server.ts'

const DEFLATED = 8
const SMALL_COMPRESSED_BYTES = 512 * 1024
const SMALL_BYTES = 2 * 1024 * 1024
const CHUNK_BYTES = 128 * 1024
const inflateAtOnce = promisify(inflateRaw)

/**
 * Inflates one entry chunk by chunk, counting, and compares size and checksum at the end.
 * Throws LimitExceeded, ScormError 'damaged', or what zlib and the disk throw.
 */
export async function* readChunks(
  archive: Archive,
  path: string,
  entry: Entry,
  meter: InflateMeter,
): AsyncGenerator<Buffer> {
  const count = meter.forFile(path, entry.compressedSize)
  const isSmall = entry.compressedSize <= SMALL_COMPRESSED_BYTES && entry.uncompressedSize <= SMALL_BYTES
  let checksum = 0
  let bytes = 0
  for await (const chunk of isSmall ? readSmall(archive, entry) : readLarge(archive, entry)) {
    count(chunk.length)
    bytes += chunk.length
    // The claimed size is no limit to rely on, but a lie about it is reason enough to stop.
    if (bytes > entry.uncompressedSize) throw new ScormError('damaged', `${path}: larger than stated`)
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (bytes !== entry.uncompressedSize) throw new ScormError('damaged', `${path}: smaller than stated`)
  if (checksum !== entry.crc32) throw new ScormError('damaged', `${path}: checksum mismatch`)
}

/** Most files of a course are small; one call to zlib each instead of a stream makes ingest several times faster. */
async function* readSmall(archive: Archive, entry: Entry): AsyncGenerator<Buffer> {
  const stored = await buffer(await archive.stream(entry))
  if (entry.compressionMethod !== DEFLATED) yield stored
  // One byte more than claimed, so that a lie fails instead of growing.
  else
    yield await inflateAtOnce(stored, {
      maxOutputLength: entry.uncompressedSize + 1,
      chunkSize: chunkSizeFor(entry),
    })
}

const chunkSizeFor = (entry: Entry) => Math.min(CHUNK_BYTES, Math.max(64, entry.uncompressedSize + 1))

async function* readLarge(archive: Archive, entry: Entry): AsyncGenerator<Buffer> {
  const stored = await archive.stream(entry)
  const plain =
    entry.compressionMethod === DEFLATED
      ? pipeline(stored, createInflateRaw({ chunkSize: CHUNK_BYTES }), () => {}) // errors come out of the iteration
      : stored
  try {
    for await (const chunk of plain as AsyncIterable<Buffer>) yield chunk
  } finally {
    stored.destroy()
  }
}
