import { type Writable } from 'node:stream'
import { checkFiles } from './check-description.ts'
import { type PackagedFile } from './package-description.ts'
import { checkUnits, STRUCTURE_FILES, type UnitsDescription } from './units-description.ts'
import { writeCmi5Structure, writeTincan } from './write-structure.ts'
import { writeZip, type ZipOutput } from './write-zip.server.ts'

export { type UnitsDescription }

/**
 * Writes a cmi5 or xAPI package, to memory or to an `output`; the same description always gives the same bytes. Throws
 * ScormError 'invalid_input' for a description that would not make a clean package.
 */
export async function writeUnitsPackage(description: UnitsDescription & ZipOutput): Promise<null>
export async function writeUnitsPackage(description: UnitsDescription): Promise<Buffer>
export async function writeUnitsPackage({
  output,
  ...description
}: UnitsDescription & { output?: Writable }): Promise<Buffer | null> {
  checkUnits(description)
  const content = description.standard === 'cmi5' ? writeCmi5Structure(description) : writeTincan(description)
  const structure = { path: STRUCTURE_FILES[description.standard], content }
  return await writeZip([structure], description.files, output)
}

/** Zips a site that plays without a learning system; the same files always give the same bytes. */
export async function writeSite(site: { files: PackagedFile[] } & ZipOutput): Promise<null>
export async function writeSite(site: { files: PackagedFile[] }): Promise<Buffer>
export async function writeSite({
  files,
  output,
}: {
  files: PackagedFile[]
  output?: Writable
}): Promise<Buffer | null> {
  checkFiles(
    files.map((file) => file.path),
    [],
  )
  return await writeZip([], files, output)
}
