import { badRequest } from '../http/api-error.ts'
import { isObject, type Document } from './field-path.ts'
import { type SearchIndex } from './search-index.ts'

const DOCUMENTS_AT_A_TIME = 200
const breathe = () => new Promise<void>((done) => setImmediate(done))

/** How a batch of documents is written: `replace` them, or `update` the fields that are given. */
export type WriteMode = { mode: 'replace' | 'update'; skipCreation: boolean; primaryKey: string | undefined }

/** Adds documents to an index. All ids are checked first, so that a batch is written whole or not at all. */
export async function writeDocuments(index: SearchIndex, documents: Document[], options: WriteMode) {
  const { mode, skipCreation, primaryKey } = options
  const key = primaryKeyFor(index, documents, primaryKey)
  const writes = documents.map((document) => ({ id: idOf(document, key!), document }))
  index.primaryKey = key
  for (const [at, { id, document }] of writes.entries()) {
    const existing = index.find(id)
    if (existing || !skipCreation) index.put(id, mode === 'update' ? { ...existing, ...document } : document)
    // Other services share this process: a large batch must not make them wait.
    if (at % DOCUMENTS_AT_A_TIME === DOCUMENTS_AT_A_TIME - 1) await breathe()
  }
  return { indexedDocuments: documents.length }
}

/** Null only where there is neither a key nor a document to find one in. */
function primaryKeyFor(index: SearchIndex, documents: Document[], asked: string | undefined): string | null {
  if (index.primaryKey !== null) {
    if (asked === undefined || asked === index.primaryKey) return index.primaryKey
    throw badRequest(
      'index_primary_key_already_exists',
      `Index already has a primary key: \`${index.primaryKey}\`.`,
    )
  }
  const [first] = documents
  return asked ?? (first ? inferPrimaryKey(first) : null)
}

function inferPrimaryKey(document: Document): string {
  const candidates = Object.keys(document).filter((name) => name.toLowerCase().endsWith('id'))
  if (candidates.length === 1) return candidates[0]!
  if (candidates.length === 0) {
    throw badRequest(
      'index_primary_key_no_candidate_found',
      'The primary key inference failed as the engine did not find any field ending with `id` in its name. ' +
        'Please specify the primary key manually using the `primaryKey` query parameter.',
    )
  }
  throw badRequest(
    'index_primary_key_multiple_candidates_found',
    `The primary key inference failed as the engine found ${candidates.length} fields ending with \`id\` in their names: ` +
      `'${candidates[0]}' and '${candidates[1]}'. Please specify the primary key manually using the \`primaryKey\` query parameter.`,
  )
}

function idOf(document: Document, primaryKey: string): string {
  const id = Object.hasOwn(document, primaryKey) ? document[primaryKey] : undefined
  if (id === undefined) {
    throw badRequest(
      'missing_document_id',
      `Document doesn't have a \`${primaryKey}\` attribute: \`${JSON.stringify(document)}\`.`,
    )
  }
  const text = typeof id === 'number' && Number.isInteger(id) ? String(id) : id
  if (typeof text !== 'string' || !/^[a-zA-Z0-9_-]{1,511}$/.test(text)) {
    throw badRequest(
      'invalid_document_id',
      `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, ` +
        'only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.',
    )
  }
  return text
}

/** The documents of a request body: one object or a list of them. */
export function readDocuments(body: unknown): Document[] {
  const documents: unknown[] = Array.isArray(body) ? body : [body]
  if (!documents.every(isObject)) {
    throw badRequest(
      'malformed_payload',
      'The `json` payload provided is malformed. `The document is not an object`.',
    )
  }
  return documents
}
