import { invalidApiKey, badRequest } from '../api-error.ts'
import { checkIndexUid } from '../../index/index-uid.ts'
import { isObject } from '../../index/field-path.ts'
import { QueryParameters } from '../query-parameters.ts'
import { checkKind, missingField, readFields, wrongType } from '../read-fields.ts'
import { accepted, ok, read, send, uidOf, type Routes } from '../route.ts'

const IMMUTABLE = {
  uid: 'immutable_index_uid',
  createdAt: 'immutable_index_created_at',
  updatedAt: 'immutable_index_updated_at',
}

export const INDEX_ROUTES: Routes = {
  'GET /health': read(null, () => ok({ status: 'available' })),
  'GET /version': read('version', () =>
    ok({ commitSha: 'embedded', commitDate: 'unknown', pkgVersion: '1.50.0' }),
  ),
  'GET /stats': read('stats.get', ({ instance }, { access }) => ok(instance.allStats(access))),

  'GET /indexes': read('indexes.get', ({ instance }, { access, query }) => {
    const params = new QueryParameters(query, 'invalid_index', ['offset', 'limit'])
    return ok(pageOf(instance.list(access), params))
  }),
  'POST /indexes': send('indexes.create', ({ instance }, { access, body }) => {
    const { uid, primaryKey = null } = readFields<{ uid?: string; primaryKey?: string }>(
      body,
      { uid: 'string', primaryKey: 'string' },
      { prefix: 'invalid_index' },
    )
    if (uid === undefined) throw missingField('uid', 'missing_index_uid')
    checkIndexUid(uid, '.uid')
    if (!access.mayCreate(uid)) throw invalidApiKey()
    return accepted(instance.createIndex(uid, primaryKey))
  }),
  'GET /indexes/:uid': read('indexes.get', ({ instance }, request) => ok(instance.describe(uidOf(request)))),
  'PATCH /indexes/:uid': send('indexes.update', ({ instance }, request) => {
    const { primaryKey } = readFields<{ primaryKey?: string }>(
      request.body,
      { primaryKey: 'string' },
      { prefix: 'invalid_index', immutable: IMMUTABLE },
    )
    return accepted(instance.updateIndex(uidOf(request), primaryKey))
  }),
  'DELETE /indexes/:uid': read('indexes.delete', ({ instance }, request) =>
    accepted(instance.deleteIndex(uidOf(request))),
  ),
  'GET /indexes/:uid/stats': read('stats.get', ({ instance }, request) => ok(instance.stats(uidOf(request)))),

  'POST /swap-indexes': send('indexes.swap', ({ instance }, { access, body }) => {
    const swaps = readSwaps(body)
    if (!swaps.flat().every(access.mayUse)) throw invalidApiKey()
    return accepted(instance.swapIndexes(swaps))
  }),
}

/** One page of a list. */
export function pageOf<Item>(items: Item[], params: QueryParameters) {
  const offset = params.count('offset') ?? 0
  const limit = params.count('limit') ?? 20
  return { results: items.slice(offset, offset + limit), offset, limit, total: items.length }
}

const SWAP_CODE = 'invalid_swap_indexes'

function readSwaps(body: unknown): [string, string][] {
  if (!Array.isArray(body)) throw wrongType(body, 'an array', '', 'bad_request')
  const swaps = body.map((swap: unknown, at) => readSwap(swap, `[${at}]`))
  const all = swaps.flat()
  const repeated = all.find((uid, at) => all.indexOf(uid) !== at)
  if (repeated === undefined) return swaps
  throw badRequest(
    'invalid_swap_duplicate_index_found',
    `Indexes must be declared only once during a swap. \`${repeated}\` was specified several times.`,
  )
}

function readSwap(swap: unknown, at: string): [string, string] {
  if (!isObject(swap)) throw wrongType(swap, 'an object', at, 'bad_request')
  const { indexes, rename } = readFields<{ indexes?: unknown[]; rename?: boolean }>(
    swap,
    { indexes: 'array', rename: 'boolean' },
    { prefix: 'invalid_swap', at },
  )
  if (rename) {
    throw badRequest('invalid_swap_rename', 'Renaming an index is not implemented by the embedded server.')
  }
  if (indexes === undefined) throw missingField('indexes', 'missing_swap_indexes', at)
  const uids = indexes.map((uid, place) => {
    checkKind(uid, 'string', `${at}.indexes[${place}]`, SWAP_CODE)
    return checkIndexUid(uid as string, `${at}.indexes[${place}]`)
  })
  const [left, right] = uids
  if (left !== undefined && right !== undefined && uids.length === 2) return [left, right]
  throw badRequest(
    SWAP_CODE,
    `Two indexes must be given for each swap. The list \`[${uids.map((uid) => `"${uid}"`).join(', ')}]\` contains ${uids.length} indexes.`,
  )
}
