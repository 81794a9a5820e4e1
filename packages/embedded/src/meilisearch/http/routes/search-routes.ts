import { searchFacet } from '../../query/facets.ts'
import { findDocuments } from '../../query/find-documents.ts'
import { multiSearch } from '../../query/multi-search.ts'
import { readFilter } from '../../query/read-filter.ts'
import { runSearch } from '../../query/run-search.ts'
import { fromQueryString, readSearch, type SearchParams } from '../../query/search-params.ts'
import { namingIndex } from '../api-error.ts'
import { missingField } from '../read-fields.ts'
import { ok, read, send, uidOf, type Answer, type Request, type Routes, type Server } from '../route.ts'

function search({ instance }: Server, request: Request, params: SearchParams): Answer {
  const uid = uidOf(request)
  const index = instance.index(uid)
  const filter = readFilter(params.filter, request.access.filterFor(uid))
  return ok(namingIndex(uid, () => runSearch(index, params, filter)))
}

type FacetSearch = { facetName?: string; facetQuery?: string }

export const SEARCH_ROUTES: Routes = {
  'POST /indexes/:uid/search': send('search', (server, request) =>
    search(server, request, readSearch(request.body)),
  ),
  'GET /indexes/:uid/search': read('search', (server, request) =>
    search(server, request, readSearch(fromQueryString(request.query))),
  ),
  'POST /indexes/:uid/facet-search': send('search', ({ instance }, request) => {
    const started = performance.now()
    const uid = uidOf(request)
    const params = readSearch<FacetSearch>(request.body, {
      kinds: { facetName: 'string', facetQuery: 'string', exhaustiveFacetCount: 'boolean' },
      codes: {
        facetName: 'invalid_facet_search_facet_name',
        facetQuery: 'invalid_facet_search_query',
        exhaustiveFacetCount: 'invalid_facet_search_exhaustive_facet_count',
      },
    })
    const { facetName, facetQuery } = params
    if (facetName === undefined) throw missingField('facetName', 'missing_facet_search_facet_name')
    const index = instance.index(uid)
    const filter = readFilter(params.filter, request.access.filterFor(uid))
    const { documents } = namingIndex(uid, () => findDocuments(index, params, filter))
    const facetHits = searchFacet(index, documents, facetName, facetQuery)
    const processingTimeMs = Math.round(performance.now() - started)
    return ok({ facetHits, facetQuery: facetQuery ?? null, processingTimeMs })
  }),
  'POST /multi-search': send('search', ({ instance }, { access, body }) =>
    ok(multiSearch(instance.index, access, body)),
  ),
}
