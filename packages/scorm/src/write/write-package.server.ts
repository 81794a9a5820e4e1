import { type Writable } from 'node:stream'
import { checkDescription } from './check-description.ts'
import { controlDocuments } from './control-documents.ts'
import { type PackageDescription } from './package-description.ts'
import { writeManifest } from './write-manifest.ts'
import { writeZip, type ZipOutput } from './write-zip.server.ts'

export { type PackageDescription }

/**
 * Writes a SCORM 1.2 or SCORM 2004 3rd or 4th edition package, to memory or to an `output`; the same description always
 * gives the same bytes. Throws ScormError 'invalid_input' for a description that would not make a clean package.
 */
export async function writePackage(description: PackageDescription & ZipOutput): Promise<null>
export async function writePackage(description: PackageDescription): Promise<Buffer>
export async function writePackage({
  output,
  ...description
}: PackageDescription & { output?: Writable }): Promise<Buffer | null> {
  checkDescription(description)
  const manifest = { path: 'imsmanifest.xml', content: writeManifest(description) }
  return await writeZip([manifest], [...description.files, ...controlDocuments(description)], output)
}
