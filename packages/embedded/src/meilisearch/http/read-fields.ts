import { isObject } from '../index/field-path.ts'
import { badRequest, codeOf } from './api-error.ts'

/** What a field of a body may hold. A list of texts is a choice. */
export type Kind =
  'string' | 'count' | 'number' | 'boolean' | 'strings' | 'object' | 'array' | 'anything' | readonly string[]

const NAMES: Record<Exclude<Kind, readonly string[]>, string> = {
  string: 'a string',
  count: 'a positive integer',
  number: 'a number',
  boolean: 'a boolean',
  strings: 'an array',
  array: 'an array',
  object: 'an object',
  anything: 'a value',
}

export type ReadFields = {
  /** Begins the code of what is wrong with a field: `invalid_search` for `invalid_search_limit`. */
  prefix: string
  /** Where the object stands in the body: `.queries[1]`; empty for the body itself. */
  at?: string
  /** Fields with a code of another form. */
  codes?: Record<string, string>
  /** Fields that can be read of the thing but not written. */
  immutable?: Record<string, string>
}

/**
 * Checks an object field by field and answers with the fields that are given and not null.
 * @throws {ApiError} in Meilisearch's words, for a field that does not exist or a value that does not fit
 */
export function readFields<Fields>(body: unknown, kinds: Record<string, Kind>, options: ReadFields): Fields {
  const { prefix, at = '', codes = {}, immutable = {} } = options
  if (!isObject(body)) throw wrongType(body, 'an object', at, 'bad_request')
  for (const [name, value] of Object.entries(body)) {
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (!kind) throw unknownField(name, at, Object.keys(kinds), immutable)
    if (value !== null) checkKind(value, kind, `${at}.${name}`, codes[name] ?? codeOf(prefix, name))
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as Fields
}

/** Checks one value, which stands at the path `at`. */
export function checkKind(value: unknown, kind: Kind, at: string, code: string): void {
  if (typeof kind !== 'string') {
    if (typeof value !== 'string') throw wrongType(value, 'a string', at, code)
    if (!kind.includes(value)) {
      throw badRequest(code, `Unknown value \`${value}\` at \`${at}\`: expected one of ${list(kind)}`)
    }
    return
  }
  if (!isOfKind(value, kind)) {
    if (kind === 'count' && typeof value === 'number' && Number.isInteger(value)) {
      throw badRequest(
        code,
        `Invalid value at \`${at}\`: a negative integer was found where a positive one was expected.`,
      )
    }
    throw wrongType(value, NAMES[kind], at, code)
  }
  if (kind === 'strings') {
    const items = value as unknown[]
    const wrong = items.findIndex((item) => typeof item !== 'string')
    if (wrong >= 0) throw wrongType(items[wrong], 'a string', `${at}[${wrong}]`, code)
  }
}

function isOfKind(value: unknown, kind: Exclude<Kind, readonly string[]>): boolean {
  switch (kind) {
    case 'string': return typeof value === 'string'
    case 'count': return Number.isSafeInteger(value) && (value as number) >= 0
    case 'number': return typeof value === 'number'
    case 'boolean': return typeof value === 'boolean'
    case 'strings':
    case 'array': return Array.isArray(value)
    case 'object': return isObject(value)
    case 'anything': return true
  } // prettier-ignore
}

export function wrongType(value: unknown, expected: string, at: string, code: string) {
  const place = at === '' ? '' : ` at \`${at}\``
  return badRequest(code, `Invalid value type${place}: expected ${expected}, but found ${describe(value)}`)
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  const json = JSON.stringify(value)
  if (Array.isArray(value)) return `an array: \`${json}\``
  if (typeof value === 'object') return `an object: \`${json}\``
  if (typeof value === 'string') return `a string: \`${json}\``
  if (typeof value === 'boolean') return `a boolean: \`${json}\``
  const kind = !Number.isInteger(value)
    ? 'a number'
    : Number(value) < 0
      ? 'a negative integer'
      : 'a positive integer'
  return `${kind}: \`${json}\``
}

function unknownField(name: string, at: string, known: string[], immutable: Record<string, string>) {
  const code = Object.hasOwn(immutable, name) ? immutable[name] : undefined
  if (code) return badRequest(code, `Immutable field \`${name}\`: expected one of ${list(known)}`)
  const inside = at === '' ? '' : ` inside \`${at}\``
  return badRequest('bad_request', `Unknown field \`${name}\`${inside}: expected one of ${list(known)}`)
}

/** What has to be there and is not. */
export const missingField = (name: string, code: string, at = '') =>
  badRequest(code, `Missing field \`${name}\`${at === '' ? '' : ` inside \`${at}\``}`)

export const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')
