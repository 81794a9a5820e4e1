import { ApiError, badRequest, notImplemented } from './api-error.ts'
import { missingFacetName, searchFacet } from './facets.ts'
import { isObject } from './field-path.ts'
import { checkUid, readSwaps, type DocumentsQuery, type Instance } from './instance.ts'
import { findDocuments, runSearch } from './run-search.ts'
import { fromQueryString, readFields, readSearch } from './search-params.ts'
import { defaultSettings, FIXED_SETTINGS, type SettingName } from './settings.ts'

export type Request = { query: URLSearchParams; body: unknown }
export type Answer = { status: number; body: unknown }
type Params = Record<string, string>
type Handler = (instance: Instance, params: Params, request: Request) => Answer

const ok = (body: unknown): Answer => ({ status: 200, body })
const accepted = (body: unknown): Answer => ({ status: 202, body })

/** Every route of this server: method, path, and what it does. */
const ROUTES: Record<string, Handler> = {
  'GET /health': () => ok({ status: 'available' }),
  'GET /version': () => ok({ commitSha: 'embedded', commitDate: 'unknown', pkgVersion: '1.50.0' }),
  'GET /stats': (instance) => ok(instance.allStats()),

  'GET /indexes': (instance, _params, { query }) => {
    takesOnly(query, ['offset', 'limit'])
    return ok(slice(instance.list(), query, 'invalid_index'))
  },
  'POST /indexes': (instance, _params, { body }) => {
    const { uid, primaryKey } = readFields<{ uid?: string; primaryKey?: string }>(
      body,
      { uid: 'string', primaryKey: 'string' },
      'invalid_index',
    )
    if (uid === undefined) throw badRequest('missing_index_uid', 'Missing field `uid`')
    return accepted(instance.createIndex(uid, primaryKey ?? null))
  },
  'GET /indexes/:uid': (instance, { uid }) => ok(instance.describe(uid!)),
  'PATCH /indexes/:uid': (instance, { uid }, { body }) => {
    if (isObject(body) && body.uid) throw notImplemented('invalid_index_uid', 'Renaming an index')
    const { primaryKey } = readFields<{ primaryKey?: string }>(
      body,
      { primaryKey: 'string' },
      'invalid_index',
    )
    return accepted(instance.updateIndex(uid!, primaryKey ?? null))
  },
  'DELETE /indexes/:uid': (instance, { uid }) => accepted(instance.deleteIndex(uid!)),
  'GET /indexes/:uid/stats': (instance, { uid }) => ok(instance.stats(uid!)),
  'POST /swap-indexes': (instance, _params, { body }) => accepted(instance.swapIndexes(readSwaps(body))),

  'GET /indexes/:uid/documents': (instance, { uid }, { query }) => {
    takesOnly(query, ['offset', 'limit', 'fields', 'ids', 'filter', 'sort'])
    return ok(instance.documents(uid!, documentsQuery(query)))
  },
  'POST /indexes/:uid/documents/fetch': (instance, { uid }, { body }) => {
    const kinds = {
      offset: 'number',
      limit: 'number',
      fields: 'strings',
      ids: 'anything',
      filter: 'anything',
      sort: 'strings',
    } as const
    return ok(
      instance.documents(
        uid!,
        readFields<DocumentsQuery>(body, kinds, 'invalid_document', ['retrieveVectors']),
      ),
    )
  },
  'GET /indexes/:uid/documents/:id': (instance, { uid, id }, { query }) => {
    takesOnly(query, ['fields'])
    return ok(instance.document(uid!, id!, query.get('fields')?.split(',') ?? null))
  },
  'POST /indexes/:uid/documents': (instance, { uid }, { body, query }) =>
    accepted(instance.addDocuments(uid!, body, { mode: 'replace', ...writeOptions(query) })),
  'PUT /indexes/:uid/documents': (instance, { uid }, { body, query }) =>
    accepted(instance.addDocuments(uid!, body, { mode: 'update', ...writeOptions(query) })),
  'DELETE /indexes/:uid/documents': (instance, { uid }) => accepted(instance.deleteAllDocuments(uid!)),
  'DELETE /indexes/:uid/documents/:id': (instance, { uid, id }) =>
    accepted(instance.deleteDocuments(uid!, [id!])),
  'POST /indexes/:uid/documents/delete-batch': (instance, { uid }, { body }) => {
    if (!Array.isArray(body))
      throw badRequest('malformed_payload', 'The payload has to be an array of document ids.')
    return accepted(instance.deleteDocuments(uid!, body.map(String)))
  },
  'POST /indexes/:uid/documents/delete': (instance, { uid }, { body }) => {
    const { filter } = readFields<{ filter?: unknown }>(body, { filter: 'anything' }, 'invalid_document')
    return accepted(instance.deleteByFilter(uid!, filter))
  },

  'GET /indexes/:uid/settings': (instance, { uid }) => ok(instance.settings(uid!)),
  'PATCH /indexes/:uid/settings': (instance, { uid }, { body }) =>
    accepted(instance.changeSettings(uid!, body)),
  'DELETE /indexes/:uid/settings': (instance, { uid }) => {
    const resets = Object.keys(defaultSettings()).map((name) => [name, null])
    return accepted(instance.changeSettings(uid!, Object.fromEntries(resets)))
  },
  'GET /indexes/:uid/settings/:name': (instance, { uid, name }) =>
    ok(instance.settings(uid!)[settingName(name!)]),
  'PUT /indexes/:uid/settings/:name': (instance, { uid, name }, { body }) =>
    accepted(instance.changeSettings(uid!, { [settingName(name!)]: body })),
  'PATCH /indexes/:uid/settings/:name': (instance, { uid, name }, { body }) =>
    accepted(instance.changeSettings(uid!, { [settingName(name!)]: body })),
  'DELETE /indexes/:uid/settings/:name': (instance, { uid, name }) =>
    accepted(instance.changeSettings(uid!, { [settingName(name!)]: null })),

  'POST /indexes/:uid/search': (instance, { uid }, { body }) =>
    ok(runSearch(instance.index(uid!), readSearch(body))),
  'GET /indexes/:uid/search': (instance, { uid }, { query }) =>
    ok(runSearch(instance.index(uid!), readSearch(fromQueryString(query)))),
  'POST /indexes/:uid/facet-search': (instance, { uid }, { body }) => {
    const started = performance.now()
    const params = readSearch<'facetName' | 'facetQuery'>(body, { facetName: 'string', facetQuery: 'string' })
    if (params.facetName === undefined) throw missingFacetName()
    const index = instance.index(uid!)
    const { documents } = findDocuments(index, params, 'invalid_search_filter')
    const facetHits = searchFacet(index, documents, params.facetName, params.facetQuery)
    const processingTimeMs = Math.round(performance.now() - started)
    return ok({ facetHits, facetQuery: params.facetQuery ?? null, processingTimeMs })
  },
  'POST /multi-search': (instance, _params, { body }) => {
    const { queries } = readFields<{ queries?: unknown }>(
      body,
      { queries: 'anything' },
      'invalid_multi_search',
      ['federation'],
    )
    if (!Array.isArray(queries)) throw badRequest('missing_multi_search_queries', 'Missing field `queries`')
    return ok({ results: queries.map((query: unknown, at) => oneOfMany(instance, query, at)) })
  },

  'GET /tasks': (instance, _params, { query }) => ok(listTasks(instance, query)),
  'GET /tasks/:uid': (instance, { uid }) => {
    const task = /^\d+$/.test(uid!) ? instance.tasks.find(Number(uid)) : undefined
    if (!task) throw new ApiError(404, 'task_not_found', `Task \`${uid}\` not found.`)
    return ok(task)
  },
}

const TABLE = Object.entries(ROUTES).map(([route, handler]) => {
  const [method, path] = route.split(' ') as [string, string]
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  return { method, names, pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`), handler }
})

/** Finds what answers a request; throws an `ApiError` for a route outside the scope, before its body is read. */
export function findRoute(method: string, path: string): (instance: Instance, request: Request) => Answer {
  const matching = TABLE.filter(({ pattern }) => pattern.test(path))
  const route = matching.find((one) => one.method === method)
  if (!route) {
    const [status, code] =
      matching.length > 0 ? ([405, 'method_not_allowed'] as const) : ([404, 'not_found'] as const)
    throw new ApiError(
      status,
      code,
      `The route \`${method} ${path}\` is not implemented by the embedded server.`,
    )
  }
  const values = route.pattern.exec(path)!.slice(1).map(decode)
  const params = Object.fromEntries(route.names.map((name, at) => [name, values[at]!]))
  return (instance, request) => route.handler(instance, params, request)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badRequest('bad_request', `The path segment \`${text}\` is not valid UTF-8.`)
  }
}

function oneOfMany(instance: Instance, query: unknown, at: number) {
  try {
    const { indexUid, ...params } = readSearch<'indexUid'>(query, { indexUid: 'string' })
    if (indexUid === undefined) throw badRequest('missing_index_uid', 'Missing field `indexUid`')
    return { indexUid, ...runSearch(instance.index(checkUid(indexUid)), params) }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    throw new ApiError(error.status, error.code, `Inside \`.queries[${at}]\`: ${error.message}`, error.type)
  }
}

function settingName(segment: string): SettingName {
  const name = segment.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
  if (Object.hasOwn(defaultSettings(), name) || Object.hasOwn(FIXED_SETTINGS, name))
    return name as SettingName
  throw new ApiError(
    404,
    'not_found',
    `The setting \`${segment}\` is not implemented by the embedded server.`,
  )
}

function writeOptions(query: URLSearchParams) {
  takesOnly(query, ['primaryKey', 'skipCreation'])
  return {
    primaryKey: query.get('primaryKey') ?? undefined,
    skipCreation: query.get('skipCreation') === 'true',
  }
}

function takesOnly(query: URLSearchParams, names: string[]): void {
  const unknown = [...query.keys()].find((name) => !names.includes(name))
  if (unknown === undefined) return
  const expected = names.map((name) => `\`${name}\``).join(', ')
  throw badRequest('bad_request', `Unknown parameter \`${unknown}\`: expected one of ${expected}`)
}

function numberOf(query: URLSearchParams, name: string, code: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  throw badRequest(
    `${code}_${name}`,
    `Invalid value in parameter \`${name}\`: could not parse \`${text}\` as a positive integer`,
  )
}

function slice<Item>(items: Item[], query: URLSearchParams, code: string) {
  const offset = numberOf(query, 'offset', code) ?? 0
  const limit = numberOf(query, 'limit', code) ?? 20
  return { results: items.slice(offset, offset + limit), offset, limit, total: items.length }
}

function documentsQuery(query: URLSearchParams): DocumentsQuery {
  return {
    offset: numberOf(query, 'offset', 'invalid_document'),
    limit: numberOf(query, 'limit', 'invalid_document'),
    fields: query.get('fields')?.split(','),
    ids: query.get('ids')?.split(','),
    filter: query.get('filter') ?? undefined,
    sort: query.get('sort')?.split(','),
  }
}

function listTasks(instance: Instance, query: URLSearchParams) {
  takesOnly(query, ['limit', 'from', 'reverse', 'uids', 'statuses', 'types', 'indexUids'])
  const wanted = (name: string) => {
    const text = query.get(name)
    return text === null || text === '*' ? null : text.split(',')
  }
  const [uids, statuses, types, indexUids] = [
    wanted('uids'),
    wanted('statuses'),
    wanted('types'),
    wanted('indexUids'),
  ]
  const tasks = instance.tasks
    .list()
    .filter(
      (task) =>
        (uids?.includes(String(task.uid)) ?? true) &&
        (statuses?.includes(task.status) ?? true) &&
        (types?.includes(task.type) ?? true) &&
        (indexUids === null || (task.indexUid !== null && indexUids.includes(task.indexUid))),
    )
  const reverse = query.get('reverse') === 'true'
  if (reverse) tasks.reverse()
  const limit = numberOf(query, 'limit', 'invalid_task') ?? 20
  const from = numberOf(query, 'from', 'invalid_task')
  const rest = from === undefined ? tasks : tasks.filter(({ uid }) => (reverse ? uid >= from : uid <= from))
  const results = rest.slice(0, limit)
  return {
    results,
    total: tasks.length,
    limit,
    from: results[0]?.uid ?? null,
    next: rest[limit]?.uid ?? null,
  }
}
