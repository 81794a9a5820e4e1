import { badRequest, codeOf, notImplemented } from '../http/api-error.ts'
import { readCount } from '../http/query-parameters.ts'
import { list, readFields, type Kind } from '../http/read-fields.ts'
import { isObject } from '../index/field-path.ts'
import { type MatchingStrategy } from './match-query.ts'

export type SearchParams = {
  q?: string
  offset?: number
  limit?: number
  page?: number
  hitsPerPage?: number
  filter?: unknown
  facets?: string[]
  sort?: string[]
  distinct?: string
  attributesToRetrieve?: string[]
  attributesToHighlight?: string[]
  attributesToCrop?: string[]
  attributesToSearchOn?: string[]
  cropLength?: number
  cropMarker?: string
  highlightPreTag?: string
  highlightPostTag?: string
  matchingStrategy?: MatchingStrategy
  showMatchesPosition?: boolean
  showRankingScore?: boolean
  /** 0 to 1 */
  rankingScoreThreshold?: number
}

const PREFIX = 'invalid_search'
const SEARCH: Record<keyof SearchParams, Kind> = {
  q: 'string',
  offset: 'count',
  limit: 'count',
  page: 'count',
  hitsPerPage: 'count',
  attributesToRetrieve: 'strings',
  attributesToCrop: 'strings',
  cropLength: 'count',
  attributesToHighlight: 'strings',
  showMatchesPosition: 'boolean',
  showRankingScore: 'boolean',
  filter: 'anything',
  sort: 'strings',
  distinct: 'string',
  facets: 'strings',
  highlightPreTag: 'string',
  highlightPostTag: 'string',
  cropMarker: 'string',
  matchingStrategy: ['last', 'all', 'frequency'],
  attributesToSearchOn: 'strings',
  rankingScoreThreshold: 'number',
}
/** What Meilisearch has besides. Asking for nothing of it is allowed. */
const LEFT_OUT = [
  'showRankingScoreDetails', 'vector', 'hybrid', 'retrieveVectors', 'locales', 'media', 'personalize',
  'showPerformanceDetails',
] // prettier-ignore

type MoreFields = { at?: string; kinds?: Record<string, Kind>; codes?: Record<string, string> }

/**
 * Checks the body of a search.
 * @param more where it stands in a larger body, and the fields it may have there besides
 */
export function readSearch<More = unknown>(body: unknown, more: MoreFields = {}): SearchParams & More {
  const { at = '', kinds = {}, codes } = more
  const { asked, rest } = withoutLeftOut(body)
  if (asked !== undefined) throw notImplemented(codeOf(PREFIX, asked), `The parameter \`${asked}\``)
  const params = readFields<SearchParams & More>(rest, { ...SEARCH, ...kinds }, { prefix: PREFIX, at, codes })
  const { rankingScoreThreshold: threshold } = params
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) {
    throw wrongThreshold(`Invalid value at \`${at}.rankingScoreThreshold\`: the value`)
  }
  return params
}

const wrongThreshold = (beginning: string) =>
  badRequest(
    'invalid_search_ranking_score_threshold',
    `${beginning} of \`rankingScoreThreshold\` is invalid, expected a float between \`0.0\` and \`1.0\`.`,
  )

function withoutLeftOut(body: unknown): { asked?: string; rest: unknown } {
  if (!isObject(body)) return { rest: body }
  const asked = LEFT_OUT.find(
    (name) => Object.hasOwn(body, name) && body[name] !== null && body[name] !== false,
  )
  const rest = Object.entries(body).filter(([name]) => !LEFT_OUT.includes(name))
  return { asked, rest: Object.fromEntries(rest) }
}

/** The body that a GET search stands for: there everything is text and lists are separated by commas. */
export function fromQueryString(params: URLSearchParams): Record<string, unknown> {
  const known = [...Object.keys(SEARCH), ...LEFT_OUT]
  return Object.fromEntries(
    [...params].map(([name, text]) => {
      if (!known.includes(name)) {
        throw badRequest('bad_request', `Unknown parameter \`${name}\`: expected one of ${list(known)}`)
      }
      return [name, readText(name, text)]
    }),
  )
}

function readText(name: string, text: string): unknown {
  const kind = Object.hasOwn(SEARCH, name) ? SEARCH[name as keyof SearchParams] : undefined
  const code = codeOf(PREFIX, name)
  if (kind === 'count') return readCount(text, name, code)
  if (kind === 'strings') return text === '' ? [] : text.split(',')
  if (kind === 'boolean') return readFlag(name, text, code)
  if (kind === 'number') {
    const value = Number(text)
    if (text.trim() !== '' && value >= 0 && value <= 1) return value
    throw wrongThreshold(`Invalid value in parameter \`${name}\`: the value`)
  }
  if (typeof kind === 'object' && !kind.includes(text)) {
    throw badRequest(
      code,
      `Unknown value \`${text}\` for parameter \`${name}\`: expected one of ${list(kind)}`,
    )
  }
  return kind === undefined && text === 'false' ? false : text
}

function readFlag(name: string, text: string, code: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  throw badRequest(
    code,
    `Invalid value in parameter \`${name}\`: could not parse \`${text}\` as a boolean, expected either \`true\` or \`false\``,
  )
}
