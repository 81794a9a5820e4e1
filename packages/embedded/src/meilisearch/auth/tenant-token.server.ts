import { createHmac, timingSafeEqual } from 'node:crypto'
import { invalidApiKey } from '../http/api-error.ts'
import { isObject } from '../index/field-path.ts'
import { isIndexPattern, matchesPattern } from './index-pattern.ts'

/** What a tenant may search in: patterns of indexes, each with the filter that is added to the tenant's own. */
export type SearchRules = Map<string, unknown>

export type TenantToken = { apiKeyUid: string; rules: SearchRules; expiresAtSecond: number | null }

const HASHES: Record<string, string> = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Reads a tenant token, a JWT signed with an API key; undefined for a text of another form.
 * @param secretOf the secret of the key with a uid
 * @throws {ApiError} `invalid_api_key` for a token that says something wrong, is forged or has ended
 */
export function readTenantToken(token: string, secretOf: (uid: string) => string): TenantToken | undefined {
  const [head = '', payload = '', signature = '', ...more] = token.split('.')
  const header = decode(head)
  const claims = decode(payload)
  if (more.length > 0 || signature === '' || !isObject(header)) return undefined
  if (claims === undefined) return undefined

  const hash = typeof header.alg === 'string' ? HASHES[header.alg] : undefined
  if (!hash) throw couldNotDecode('InvalidAlgorithm')
  const { apiKeyUid, rules, expiresAtSecond } = readClaims(claims)
  const expected = createHmac(hash, secretOf(apiKeyUid)).update(`${head}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw couldNotDecode('InvalidSignature')
  }
  const now = Math.floor(Date.now() / 1000)
  if (expiresAtSecond !== null && now > expiresAtSecond) {
    throw invalidApiKey(
      `Tenant token expired. Was valid up to \`${expiresAtSecond}\` and we're now \`${now}\`.`,
    )
  }
  return { apiKeyUid, rules, expiresAtSecond }
}

/** The filter a tenant's searches of an index are narrowed by: that of the name itself, else of the longest pattern. */
export function filterOf(rules: SearchRules, uid: string): unknown {
  const [best] = [...rules]
    .filter(([pattern]) => matchesPattern(pattern, uid))
    .sort(([left], [right]) => specificity(right) - specificity(left))
  return best?.[1]
}

const specificity = (pattern: string) => (pattern.endsWith('*') ? pattern.length : Infinity)

function readClaims(claims: unknown): TenantToken {
  if (!isObject(claims)) throw jsonError('invalid type, expected struct Claims')
  const { searchRules, apiKeyUid, exp = null } = claims
  if (searchRules === undefined) throw jsonError('missing field `searchRules`')
  const rules = readRules(searchRules)
  if (!rules) throw jsonError('data did not match any variant of untagged enum SearchRules')
  if (apiKeyUid === undefined) throw jsonError('missing field `apiKeyUid`')
  if (typeof apiKeyUid !== 'string' || !UUID.test(apiKeyUid)) throw jsonError('UUID parsing failed')
  if (exp !== null && !Number.isInteger(exp)) throw jsonError('invalid type for `exp`, expected i64')
  return { apiKeyUid: apiKeyUid.toLowerCase(), rules, expiresAtSecond: exp as number | null }
}

function readRules(searchRules: unknown): SearchRules | undefined {
  const isPattern = (pattern: unknown) => typeof pattern === 'string' && isIndexPattern(pattern)
  if (Array.isArray(searchRules)) {
    const patterns = searchRules as string[]
    return patterns.every(isPattern) ? new Map(patterns.map((pattern) => [pattern, undefined])) : undefined
  }
  if (!isObject(searchRules)) return undefined
  const rules = Object.entries(searchRules)
  const isRight = rules.every(([pattern, rule]) => isPattern(pattern) && (rule === null || isObject(rule)))
  if (!isRight) return undefined
  return new Map(
    rules.map(([pattern, rule]) => [pattern, isObject(rule) ? (rule.filter ?? undefined) : undefined]),
  )
}

function decode(part: string): unknown {
  if (!/^[\w-]+$/.test(part)) return undefined
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const couldNotDecode = (why: string) => invalidApiKey(`Could not decode tenant token, ${why}.`)
const jsonError = (why: string) => couldNotDecode(`JSON error: ${why}`)
