import { writePackage } from '@karmashala/scorm/server'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'
import { getRuntime } from '#app/lib/runtime.server.ts'

type PackageOptions = { standard?: 'scorm12' | 'scorm2004'; title?: string; body?: string }

/** The bytes of a package with two lessons that the checks accept. */
export async function packageBytes({
  standard = 'scorm12',
  title = 'Imagined Leave Rules',
  body = 'Leave is earned.',
}: PackageOptions = {}): Promise<Buffer> {
  const page = (heading: string) =>
    `<!doctype html><html lang="en"><head><title>${heading}</title></head><body><h1>${heading}</h1><p>${body}</p></body></html>`
  return await writePackage({
    standard,
    title,
    identifier: 'imagined-package',
    language: 'en',
    items: [
      { identifier: 'lesson-1', title: 'Kinds of leave', href: 'lesson-1.html', scormType: 'sco' },
      { identifier: 'lesson-2', title: 'Applying for leave', href: 'lesson-2.html', scormType: 'sco' },
    ],
    files: [
      { path: 'lesson-1.html', content: page('Kinds of leave') },
      { path: 'lesson-2.html', content: page('Applying for leave') },
    ],
  })
}

/** The bytes of a zip with these entries and nothing that makes it a package. */
export async function zipBytes(entries: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return await buffer(zip.outputStream)
}

/** A zip whose entry climbs out of the folder it is unpacked in. Zip writers refuse the name, so it is put in afterwards. */
export async function climbingZipBytes(): Promise<Buffer> {
  const bytes = await zipBytes({ 'imsmanifest.xml': '<manifest/>', 'up/up/evil.txt': 'evil' })
  return Buffer.from(bytes.toString('latin1').replaceAll('up/up/evil.txt', '../../evil.txt'), 'latin1')
}

/** Writes bytes where an upload would lie. */
export async function aFile(bytes: Buffer): Promise<string> {
  const file = path.join(getRuntime().temporaryDir, `${randomUUID()}.zip`)
  await writeFile(file, bytes)
  return file
}

export const aPackageFile = async (options?: PackageOptions): Promise<string> =>
  await aFile(await packageBytes(options))
