import { and, type FilterNode } from '../filter/filter-node.ts'
import { parseFilter } from '../filter/filter-parser.ts'

/** The filter of a search and the one a tenant token adds to it. They are read apart, so that neither can open the other. */
export const readFilter = (asked: unknown, added: unknown): FilterNode | undefined =>
  and([parseFilter(asked, 'invalid_search_filter'), parseFilter(added, 'invalid_search_filter')])
