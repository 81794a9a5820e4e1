import { type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { type PackagedFile } from './package-description.ts'

export type ZipOutput = {
  /** Receives the zip while it is made and is ended. */
  output: Writable
}

/**
 * Zips files: the `first` in their order, since readers that stream look for the manifest before anything else, the rest
 * by path. The same files give the same bytes. With an output nothing is kept in memory.
 */
export async function writeZip(
  first: PackagedFile[],
  rest: PackagedFile[],
  output?: Writable,
): Promise<Buffer | null> {
  const zip = new yazl.ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  const sorted = [...rest].sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, content } of [...first, ...sorted]) {
    if (typeof content === 'string' || Buffer.isBuffer(content)) {
      zip.addBuffer(Buffer.from(content), path, entryOptions())
    } else zip.addFile(content.file, path, entryOptions())
  }
  zip.end()
  if (!output) return await Promise.race([buffer(zip.outputStream), failed])
  await Promise.race([pipeline(zip.outputStream, output), failed])
  return null
}

/**
 * All is deflated: the sizes of buffers stand in their local headers; those of streamed files follow them, which Java
 * readers accept for deflated entries and refuse for stored ones. The time is built from local parts because the zip
 * stores local time; so the bytes are equal in every time zone.
 */
const entryOptions = () => ({
  mtime: new Date(2020, 0, 1),
  mode: 0o100644,
  compress: true,
  forceDosTimestamp: true,
})
