import { open, type FileHandle } from 'node:fs/promises'

const BOXES_MAX = 1000
const MOVIE_MAX_IN_BYTES = 32 * 1024 * 1024

/**
 * Whether an ISO 14496-12 file has a track of pictures: telephones write recordings of sound under the brand of films.
 * The handler of a track says so, clause 8.4.3. When it cannot be found out the file is a film.
 */
export async function hasPicture(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const movie = await readMovieBox(handle)
    return movie === null || isHandled(movie, 'vide') || !isHandled(movie, 'soun')
  } finally {
    await handle.close()
  }
}

async function readMovieBox(handle: FileHandle): Promise<Buffer | null> {
  const { size: end } = await handle.stat()
  const header = Buffer.alloc(16)
  for (let at = 0, boxes = 0; at < end && boxes < BOXES_MAX; boxes += 1) {
    const { bytesRead } = await handle.read(header, 0, 16, at)
    if (bytesRead < 8) return null
    const short = header.readUInt32BE(0)
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? end - at : short
    if (size < 8) return null
    if (header.toString('latin1', 4, 8) === 'moov') {
      const movie = Buffer.alloc(Math.min(size, end - at, MOVIE_MAX_IN_BYTES))
      await handle.read(movie, 0, movie.length, at)
      return movie
    }
    at += size
  }
  return null
}

/** The box `hdlr`: version and flags, four bytes without meaning, then the kind of the track. */
function isHandled(movie: Buffer, kind: string): boolean {
  for (let at = movie.indexOf('hdlr'); at !== -1; at = movie.indexOf('hdlr', at + 4)) {
    if (movie.toString('latin1', at + 12, at + 16) === kind) return true
  }
  return false
}
