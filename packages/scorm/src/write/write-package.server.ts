import { buffer } from 'node:stream/consumers'
import { type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import yazl from 'yazl'
import { checkDescription } from './check-description.ts'
import { controlDocuments } from './control-documents.ts'
import { type PackageDescription } from './package-description.ts'
import { writeManifest } from './write-manifest.ts'

export { type PackageDescription }

type WritePackage = PackageDescription & {
  /** Receives the zip as well and is ended. */
  output?: Writable
}

/**
 * Writes a SCORM 1.2 or SCORM 2004 4th edition package; the same description always gives the same bytes.
 * Throws ScormError 'invalid_input' for a description that would not make a clean package.
 */
export async function writePackage({ output, ...description }: WritePackage): Promise<Buffer> {
  checkDescription(description)
  const zip = new yazl.ZipFile()
  // Manifest first: readers that stream find it without unpacking the rest.
  zip.addBuffer(Buffer.from(writeManifest(description)), 'imsmanifest.xml', entryOptions())
  const files = [...description.files, ...controlDocuments(description.standard)]
  const sorted = files.sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, content } of sorted) zip.addBuffer(Buffer.from(content), path, entryOptions())
  zip.end()
  const bytes = await buffer(zip.outputStream)
  if (output) await finished(output.end(bytes))
  return bytes
}

/**
 * Buffers, not streams: their sizes stand in the local headers, and Java readers refuse stored entries whose sizes follow.
 * The time is built from local parts because the zip stores local time; so the bytes are equal in every time zone.
 */
const entryOptions = () => ({
  mtime: new Date(2020, 0, 1),
  mode: 0o100644,
  compress: true,
  forceDosTimestamp: true,
})
