import { EJSON } from 'bson'
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import {
  findMisplaced,
  FORMAT,
  FORMAT_VERSION,
  kindOfEntry,
  MANIFEST,
  MANIFEST_CHECKSUM,
  manifestSchema,
  type ArchiveEntry,
  type Manifest,
} from '#app/backup/archive-format.ts'
import { BackupError } from '#app/backup/backup-error.ts'
import { splitDocuments, toExactDocument } from '#app/backup/documents.server.ts'
import { readArchive, type ReadEntry } from '#app/backup/read-archive.server.ts'

const LARGEST_IN_MEMORY = 512 * 1024 * 1024

/**
 * Reads an archive from its beginning to its end and answers with its manifest when every entry is what the manifest says,
 * every document can be written again as it was, and nothing else is in it.
 */
export async function verifyArchive(file: string, signal?: AbortSignal): Promise<Manifest> {
  const found = new Map<string, Found>()
  let manifest: Buffer | null = null
  let checksum: string | null = null
  let fault: BackupError | null = null
  for await (const entry of readArchive(file)) {
    signal?.throwIfAborted()
    if (entry.name === MANIFEST) manifest = await contentOf(file, entry)
    else if (entry.name === MANIFEST_CHECKSUM) checksum = String(await contentOf(file, entry))
    else {
      // A newer format may hold what is unknown here, and then that is the sentence to say.
      if (!entry.isFile || kindOfEntry(entry.name) === null || found.has(entry.name)) {
        fault ??= damaged(file, `${JSON.stringify(entry.name)} does not belong into a backup`)
        continue
      }
      found.set(entry.name, await readEntry(file, entry))
    }
  }
  if (!manifest)
    throw new BackupError('not_an_archive', `${file} is not a whole backup: it holds no ${MANIFEST}.`)
  const described = readManifest(file, manifest, checksum)
  if (fault) throw fault
  compare(file, described, found)
  return described
}

/** What an entry is, and what is wrong with its content, which matters only if the content is what was once written. */
type Found = ArchiveEntry & { fault: BackupError | null }

async function readEntry(file: string, entry: ReadEntry): Promise<Found> {
  const hash = createHash('sha256')
  let size = 0
  let isReadable = true
  async function* passing(): AsyncGenerator<Buffer> {
    isReadable = false
    for await (const chunk of entry.content) {
      hash.update(chunk)
      size += chunk.length
      isReadable = true
      yield chunk
      isReadable = false
    }
    isReadable = true
  }
  const content = passing()
  const rest = { [Symbol.asyncIterator]: () => ({ next: () => content.next() }) } // stays open when its reader stops
  let documents: number | undefined
  let fault: BackupError | null = null
  try {
    documents = await readContent(entry.name, rest, `${file}: ${entry.name}`)
  } catch (error) {
    if (!(error instanceof BackupError) || !isReadable) throw error // the archive itself cannot be read on
    fault = error
  }
  for await (const _ of content);
  const sha256 = hash.digest('hex')
  return { name: entry.name, size, sha256, ...(documents === undefined ? {} : { documents }), fault }
}

/** Looks at what will be written; answers the number of documents in a collection. */
async function readContent(
  name: string,
  content: AsyncIterable<Buffer>,
  where: string,
): Promise<number | undefined> {
  const kind = kindOfEntry(name)?.kind
  if (kind === 'indexes') readIndexes(await buffer(content), where)
  if (kind !== 'documents') return undefined
  let documents = 0
  for await (const document of splitDocuments(content, where)) {
    toExactDocument(document, where)
    documents += 1
  }
  return documents
}

export type CollectionIndexes = { options: Record<string, unknown>; indexes: Record<string, unknown>[] }

export function readIndexes(content: Buffer, where: string): CollectionIndexes {
  try {
    const { options, indexes } = EJSON.parse(String(content)) as Partial<CollectionIndexes>
    if (options && Array.isArray(indexes)) return { options, indexes }
  } catch {
    // falls through to the one sentence
  }
  throw new BackupError('damaged', `${where} is damaged: it does not describe indexes.`)
}

async function contentOf(file: string, entry: ReadEntry): Promise<Buffer> {
  if (entry.size > LARGEST_IN_MEMORY) throw damaged(file, `${entry.name} is too large`)
  return await buffer(entry.content)
}

function readManifest(file: string, content: Buffer, checksum: string | null): Manifest {
  if (checksum === null)
    throw new BackupError('damaged', `${file} is cut short: it holds no ${MANIFEST_CHECKSUM}.`)
  const sha256 = createHash('sha256').update(content).digest('hex')
  if (checksum !== `${sha256}  ${MANIFEST}\n`) throw damaged(file, `${MANIFEST} is not what it was`)
  let parsed: unknown
  try {
    parsed = JSON.parse(String(content))
  } catch {
    throw damaged(file, `${MANIFEST} cannot be read`)
  }
  const { format, version } = (parsed ?? {}) as { format?: unknown; version?: unknown }
  if (format !== FORMAT) throw new BackupError('not_an_archive', `${file} is not a backup of Karmashala.`)
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new BackupError(
      'newer_format',
      `${file} was made by a newer version (format ${version}; this one reads ${FORMAT_VERSION}).`,
    )
  }
  const manifest = manifestSchema.safeParse(parsed)
  if (!manifest.success) throw damaged(file, `${MANIFEST} says something else than a manifest does`)
  return manifest.data
}

function compare(file: string, { entries }: Manifest, found: Map<string, Found>): void {
  for (const expected of entries) {
    const entry = found.get(expected.name)
    if (!entry) throw damaged(file, `${expected.name} is missing`)
    found.delete(expected.name)
    if (entry.size !== expected.size || entry.sha256 !== expected.sha256) {
      throw damaged(file, `${expected.name} is not what it was`)
    }
    if (entry.fault) throw entry.fault
    if (entry.documents !== expected.documents) {
      throw damaged(
        file,
        `${expected.name} holds ${entry.documents} documents instead of ${expected.documents}`,
      )
    }
  }
  const misplaced = findMisplaced(entries.map(({ name }) => name))
  if (misplaced !== null) throw damaged(file, `${misplaced} is not where it belongs`)
  const [extra] = found.keys()
  if (extra !== undefined) throw damaged(file, `${extra} is not in the manifest`)
}

const damaged = (file: string, what: string): BackupError =>
  new BackupError('damaged', `${file} is damaged: ${what}.`)
