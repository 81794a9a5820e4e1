import { EJSON } from 'bson'
import { createHash } from 'node:crypto'
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
  const found = new Map<string, ArchiveEntry>()
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

async function readEntry(file: string, entry: ReadEntry): Promise<ArchiveEntry> {
  const hash = createHash('sha256')
  let size = 0
  async function* passing(): AsyncGenerator<Buffer> {
    for await (const chunk of entry.content) {
      hash.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  const where = `${file}: ${entry.name}`
  const kind = kindOfEntry(entry.name)?.kind
  let documents: number | undefined
  if (kind === 'documents') {
    documents = 0
    for await (const document of splitDocuments(passing(), where)) {
      toExactDocument(document, where)
      documents += 1
    }
  } else if (kind === 'indexes') {
    const chunks: Buffer[] = []
    for await (const chunk of passing()) chunks.push(chunk)
    readIndexes(Buffer.concat(chunks), where)
  } else {
    for await (const _ of passing());
  }
  const sha256 = hash.digest('hex')
  return { name: entry.name, size, sha256, ...(documents === undefined ? {} : { documents }) }
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
  const chunks: Buffer[] = []
  for await (const chunk of entry.content) chunks.push(chunk)
  return Buffer.concat(chunks)
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

function compare(file: string, { entries }: Manifest, found: Map<string, ArchiveEntry>): void {
  for (const expected of entries) {
    const entry = found.get(expected.name)
    if (!entry) throw damaged(file, `${expected.name} is missing`)
    found.delete(expected.name)
    if (entry.size !== expected.size || entry.sha256 !== expected.sha256) {
      throw damaged(file, `${expected.name} is not what it was`)
    }
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
