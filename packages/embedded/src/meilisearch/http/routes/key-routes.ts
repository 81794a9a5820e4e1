import { readKeyChange, readNewKey } from '../../auth/read-key.ts'
import { QueryParameters } from '../query-parameters.ts'
import { ok, read, send, type Routes } from '../route.ts'
import { pageOf } from './index-routes.ts'

export const KEY_ROUTES: Routes = {
  'GET /keys': read('keys.get', ({ keys }, { query }) =>
    ok(pageOf(keys.list(), new QueryParameters(query, 'invalid_api_key', ['offset', 'limit']))),
  ),
  'POST /keys': send('keys.create', ({ keys }, { body }) => ({
    status: 201,
    body: keys.create(readNewKey(body)),
  })),
  'GET /keys/:key': read('keys.get', ({ keys }, { params }) => ok(keys.get(params.key!))),
  'PATCH /keys/:key': send('keys.update', ({ keys }, { params, body }) =>
    ok(keys.update(params.key!, readKeyChange(body))),
  ),
  'DELETE /keys/:key': read('keys.delete', ({ keys }, { params }) => {
    keys.delete(params.key!)
    return { status: 204 }
  }),
}
