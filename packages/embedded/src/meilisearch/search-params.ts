import { badRequest, notImplemented } from './api-error.ts'
import { isObject } from './field-path.ts'
import { type MatchingStrategy } from './match-query.ts'

export type SearchParams = {
  q?: string | null
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
}

type Kind = 'string' | 'number' | 'strings' | 'anything' | readonly string[]

const SEARCH: Record<keyof SearchParams, Kind> = {
  q: 'string',
  offset: 'number',
  limit: 'number',
  page: 'number',
  hitsPerPage: 'number',
  filter: 'anything',
  facets: 'strings',
  sort: 'strings',
  distinct: 'string',
  attributesToRetrieve: 'strings',
  attributesToHighlight: 'strings',
  attributesToCrop: 'strings',
  attributesToSearchOn: 'strings',
  cropLength: 'number',
  cropMarker: 'string',
  highlightPreTag: 'string',
  highlightPostTag: 'string',
  matchingStrategy: ['all', 'last', 'frequency'],
}
const LEFT_OUT = [
  'showMatchesPosition', 'showRankingScore', 'showRankingScoreDetails', 'rankingScoreThreshold', 'vector', 'hybrid',
  'retrieveVectors', 'locales', 'media', 'personalize', 'showPerformanceDetails',
] // prettier-ignore

/** Checks the body of a search; `more` are the fields this route takes besides. */
export function readSearch<More extends string = never>(
  body: unknown,
  more: Partial<Record<More, Kind>> = {},
): SearchParams & Partial<Record<More, string>> {
  return readFields(body, { ...SEARCH, ...more }, 'invalid_search', LEFT_OUT)
}

/**
 * Checks an object field by field. An unknown field or a value of the wrong kind is refused in Meilisearch's words,
 * under the code `<codePrefix>_<field>`.
 */
export function readFields<Fields>(
  body: unknown,
  kinds: Record<string, Kind>,
  codePrefix: string,
  leftOut: string[] = [],
): Fields {
  if (!isObject(body)) throw badRequest('malformed_payload', 'The json payload provided has to be an object.')
  for (const [name, value] of Object.entries(body)) {
    const code = `${codePrefix}_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (leftOut.includes(name)) {
      if (value !== null && value !== false) throw notImplemented(code, `The parameter \`${name}\``)
    } else if (!kind) {
      const expected = Object.keys(kinds).map((key) => `\`${key}\``)
      throw badRequest('bad_request', `Unknown field \`${name}\`: expected one of ${expected.join(', ')}`)
    } else if (value !== null && !isOfKind(value, kind)) {
      const wanted =
        typeof kind === 'string' ? NAMES[kind] : `one of ${kind.map((one) => `\`${one}\``).join(', ')}`
      const found = Array.isArray(value) ? 'an array' : `a ${typeof value}`
      throw badRequest(
        code,
        `Invalid value type at \`.${name}\`: expected ${wanted}, but found ${found}: \`${JSON.stringify(value)}\``,
      )
    }
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as Fields
}

const NAMES = {
  string: 'a string',
  number: 'a positive integer',
  strings: 'an array of strings',
  anything: 'a value',
}

function isOfKind(value: unknown, kind: Kind): boolean {
  if (kind === 'anything') return true
  if (kind === 'string') return typeof value === 'string'
  if (kind === 'number') return Number.isInteger(value) && (value as number) >= 0
  if (kind === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string')
  return typeof value === 'string' && kind.includes(value)
}

/** The parameters of a GET search, where everything is text and lists are separated by commas. */
export function fromQueryString(params: URLSearchParams): Record<string, unknown> {
  const kinds: Record<string, Kind> = SEARCH
  return Object.fromEntries(
    [...params].map(([name, text]) => {
      const kind = kinds[name]
      if (kind === 'number') return [name, /^\d+$/.test(text) ? Number(text) : text]
      if (kind === 'strings') return [name, text === '' ? [] : text.split(',')]
      return [name, LEFT_OUT.includes(name) && text === 'false' ? false : text]
    }),
  )
}
