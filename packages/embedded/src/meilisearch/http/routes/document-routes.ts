import { type DocumentsQuery } from '../../instance.ts'
import { badRequest, notImplemented } from '../api-error.ts'
import { QueryParameters } from '../query-parameters.ts'
import { checkKind, readFields, wrongType } from '../read-fields.ts'
import {
  accepted,
  DOCUMENT_TYPES,
  ok,
  read,
  send,
  uidOf,
  type Answer,
  type Request,
  type Routes,
  type Server,
} from '../route.ts'

const PREFIX = 'invalid_document'

const write =
  (mode: 'replace' | 'update') =>
  ({ instance }: Server, request: Request): Answer => {
    const uid = uidOf(request)
    const params = new QueryParameters(request.query, PREFIX, ['primaryKey', 'skipCreation'])
    const options = {
      mode,
      primaryKey: params.text('primaryKey'),
      skipCreation: params.flag('skipCreation') ?? false,
    }
    return accepted(instance.addDocuments(uid, request.body, options, request.access.mayCreate(uid)))
  }

export const DOCUMENT_ROUTES: Routes = {
  'GET /indexes/:uid/documents': read('documents.get', ({ instance }, request) => {
    const names = ['offset', 'limit', 'fields', 'retrieveVectors', 'filter', 'sort', 'ids']
    const params = new QueryParameters(request.query, PREFIX, names)
    refuseVectors(params)
    return ok(
      instance.documents(uidOf(request), {
        offset: params.count('offset'),
        limit: params.count('limit'),
        fields: params.texts('fields'),
        ids: params.texts('ids'),
        filter: params.text('filter'),
        sort: params.texts('sort'),
      }),
    )
  }),
  'POST /indexes/:uid/documents/fetch': send('documents.get', ({ instance }, request) => {
    const { ids, retrieveVectors, ...query } = readFields<
      DocumentsQuery & { ids?: unknown[]; retrieveVectors?: boolean }
    >(
      request.body,
      {
        offset: 'count',
        limit: 'count',
        fields: 'strings',
        retrieveVectors: 'boolean',
        filter: 'anything',
        sort: 'strings',
        ids: 'array',
      },
      { prefix: PREFIX },
    )
    if (retrieveVectors) throw noVectors()
    return ok(instance.documents(uidOf(request), { ...query, ids: ids && readIds(ids, '.ids') }))
  }),
  'GET /indexes/:uid/documents/:id': read('documents.get', ({ instance }, request) => {
    const params = new QueryParameters(request.query, PREFIX, ['fields', 'retrieveVectors'])
    refuseVectors(params)
    return ok(instance.document(uidOf(request), request.params.id!, params.texts('fields') ?? null))
  }),
  'POST /indexes/:uid/documents': send('documents.add', write('replace'), DOCUMENT_TYPES),
  'PUT /indexes/:uid/documents': send('documents.add', write('update'), DOCUMENT_TYPES),
  'DELETE /indexes/:uid/documents': read('documents.delete', ({ instance }, request) =>
    accepted(instance.deleteAllDocuments(uidOf(request))),
  ),
  'DELETE /indexes/:uid/documents/:id': read('documents.delete', ({ instance }, request) =>
    accepted(instance.deleteDocuments(uidOf(request), [request.params.id!])),
  ),
  'POST /indexes/:uid/documents/delete-batch': send('documents.delete', ({ instance }, request) => {
    if (!Array.isArray(request.body)) throw wrongType(request.body, 'an array', '', 'bad_request')
    return accepted(instance.deleteDocuments(uidOf(request), readIds(request.body, '')))
  }),
  'POST /indexes/:uid/documents/delete': send('documents.delete', ({ instance }, request) => {
    const { filter } = readFields<{ filter?: unknown }>(
      request.body,
      { filter: 'anything' },
      { prefix: PREFIX },
    )
    return accepted(instance.deleteByFilter(uidOf(request), filter))
  }),
}

function refuseVectors(params: QueryParameters): void {
  if (params.flag('retrieveVectors')) throw noVectors()
}

const noVectors = () => notImplemented('invalid_document_retrieve_vectors', 'The parameter `retrieveVectors`')

/** Ids are texts or whole numbers, which name the same documents. */
function readIds(ids: unknown[], at: string): string[] {
  return ids.map((id, place) => {
    if (typeof id === 'number' && Number.isInteger(id)) return String(id)
    if (typeof id === 'number') {
      throw badRequest(
        'invalid_document_ids',
        `Invalid value at \`${at}[${place}]\`: \`${id}\` is not an id.`,
      )
    }
    checkKind(id, 'string', `${at}[${place}]`, 'invalid_document_ids')
    return id as string
  })
}
