import { z } from 'zod'
import { faultOfName } from '#app/lib/storage/storage-name.ts'

/** Raised when an archive is no longer what this version can read. */
export const FORMAT_VERSION = 1
export const FORMAT = 'karmashala-backup'

/** The last two entries, since what is streamed is known when it is over. */
export const MANIFEST = 'manifest.json'
export const MANIFEST_CHECKSUM = 'manifest.json.sha256'

export const JOURNAL = 'embedded/stripe/journal.jsonl'
export const storageEntry = (name: string): string => `storage/${name}`
export const documentsEntry = (collection: string): string => `database/${collection}.bson`
export const indexesEntry = (collection: string): string => `database/${collection}.indexes.json`

const COLLECTION = /^[A-Za-z_][\w.-]{0,119}$/

export type EntryKind =
  | { kind: 'manifest' | 'manifest_checksum' | 'journal' }
  | { kind: 'file'; name: string }
  | { kind: 'documents' | 'indexes'; collection: string }

export const isCollectionName = (name: string): boolean =>
  COLLECTION.test(name) && !name.startsWith('system.')

/** What an entry of an archive is, or null when nothing of that name belongs into one. */
export function kindOfEntry(entry: string): EntryKind | null {
  if (entry === MANIFEST) return { kind: 'manifest' }
  if (entry === MANIFEST_CHECKSUM) return { kind: 'manifest_checksum' }
  if (entry === JOURNAL) return { kind: 'journal' }
  if (entry.startsWith('storage/')) {
    const name = entry.slice('storage/'.length)
    return faultOfName(name) === null ? { kind: 'file', name } : null
  }
  const [, collection = '', suffix] = /^database\/(.+)\.(bson|indexes\.json)$/.exec(entry) ?? []
  if (!isCollectionName(collection)) return null
  return { kind: suffix === 'bson' ? 'documents' : 'indexes', collection }
}

/**
 * The first entry that is not where it belongs, or null: files, then for each collection its indexes and its documents, then
 * the journal. Whoever restores goes through them once.
 */
export function findMisplaced(entries: string[]): string | null {
  const order = ['file', 'indexes', 'documents', 'journal']
  let before: EntryKind | null = null
  for (const name of entries) {
    const entry = kindOfEntry(name)
    const follows = before?.kind === 'indexes' || entry?.kind === 'documents'
    const isPair =
      before?.kind === 'indexes' && entry?.kind === 'documents' && before.collection === entry.collection
    const isNextPair = before?.kind === 'documents' && entry?.kind === 'indexes'
    const isLater = order.indexOf(entry?.kind ?? '') >= order.indexOf(before?.kind ?? '')
    if (follows ? !isPair : !isNextPair && !isLater) return name
    before = entry
  }
  return before?.kind === 'indexes' ? (entries.at(-1) ?? null) : null
}

const entrySchema = z.object({
  name: z.string(),
  size: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of a collection. */
  documents: z.number().int().min(0).optional(),
})

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  appVersion: z.string(),
  database: z.object({
    name: z.string(),
    collections: z.number().int(),
    documents: z.number().int(),
    /** Collections whose indexes are here and whose documents are not, on purpose. */
    withoutDocuments: z.array(z.string()),
  }),
  storage: z.object({ files: z.number().int(), bytes: z.number().int() }),
  entries: z.array(entrySchema),
})

export type ArchiveEntry = z.infer<typeof entrySchema>
export type Manifest = z.infer<typeof manifestSchema>
