import { type Readable } from 'node:stream'
import { type ContentPackageRecord } from '#app/domain/packages/content-package.model.server.ts'
import { packageFile, packageFolder } from '#app/domain/packages/package-files.ts'
import { textOfHtml } from '#app/domain/packages/text-of-html.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

/** Read of one package, of one of its pages, and kept of it: enough to know what a course is about. */
const READ_MAX_IN_BYTES = 2 * 1024 * 1024
const PAGE_MAX_IN_BYTES = 512 * 1024
const TEXT_MAX = 200_000
const PAGES_MAX = 200
const NAMES_MAX = 3_000
const REMEMBERED_MAX = 20
const PAGE = /\.x?html?$/i

// The files of a package never change under its hash.
const remembered = new Map<string, string>()

/**
 * What learners read in the pages of a package, as far as it stands in their HTML: first of those its items open with,
 * then of the others. What a page writes with its scripts is not in it. Pages that are missing are passed over.
 */
export async function packageText({
  sha256,
  report,
}: Pick<ContentPackageRecord, 'sha256' | 'report'>): Promise<string> {
  const known = remembered.get(sha256)
  if (known !== undefined) return known
  const text = await readPages(sha256, report)
  const [oldest] = remembered.keys()
  if (remembered.size >= REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest)
  remembered.set(sha256, text)
  return text
}

async function readPages(sha256: string, report: ContentPackageRecord['report']): Promise<string> {
  const parts: string[] = []
  let [bytes, length, pages] = [0, 0, 0]
  for await (const name of pageNames(sha256, report)) {
    if (bytes >= READ_MAX_IN_BYTES || length >= TEXT_MAX || pages++ >= PAGES_MAX) break
    const page = await readPage(name, Math.min(PAGE_MAX_IN_BYTES, READ_MAX_IN_BYTES - bytes))
    if (!page) continue
    bytes += page.length
    const text = textOfHtml(decodePage(page))
    length += text.length
    parts.push(text)
  }
  return parts.join('\n').slice(0, TEXT_MAX)
}

async function* pageNames(sha256: string, report: ContentPackageRecord['report']): AsyncGenerator<string> {
  const opened = new Set(
    report.launchable
      .filter(({ href, external }) => !external && PAGE.test(href))
      .map(({ href }) => packageFile(sha256, href)),
  )
  yield* opened
  let seen = 0
  for await (const { name } of getRuntime().storage.list(packageFolder(sha256))) {
    if (seen++ >= NAMES_MAX) return
    if (PAGE.test(name) && !opened.has(name)) yield name
  }
}

async function readPage(name: string, most: number): Promise<Buffer | null> {
  const { storage } = getRuntime()
  try {
    const size = await storage.size(name)
    if (size === null || size === 0) return null
    return await collect(await storage.read(name, { start: 0, end: Math.min(size, most) - 1 }))
  } catch (error) {
    // A name the report has and storage refuses is a page nobody can play either.
    if (error instanceof StorageError && ['not_found', 'bad_name'].includes(error.code)) return null
    throw error
  }
}

async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** In the encoding the page names, or in UTF-8. */
function decodePage(page: Buffer): string {
  const named = /charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(page.toString('latin1', 0, 1024))?.[1]
  const isUtf16 = (page[0] === 0xff && page[1] === 0xfe) || (page[0] === 0xfe && page[1] === 0xff)
  const encoding = isUtf16 ? (page[0] === 0xff ? 'utf-16le' : 'utf-16be') : (named ?? 'utf-8')
  try {
    return new TextDecoder(encoding).decode(page)
  } catch {
    return new TextDecoder().decode(page)
  }
}
