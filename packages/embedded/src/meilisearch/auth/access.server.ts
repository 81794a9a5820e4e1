import { ApiError, invalidApiKey } from '../http/api-error.ts'
import { covers, type Action } from './actions.ts'
import { type ApiKeys, type KeyRecord } from './api-keys.server.ts'
import { matchesOneOf } from './index-pattern.ts'
import { filterOf, readTenantToken, type SearchRules } from './tenant-token.server.ts'

/** What the sender of a request may do beyond the action that was checked already. */
export type Access = {
  /** Whether nothing is closed to the sender because of its index. */
  hasAllIndexes: boolean
  mayUse(uid: string): boolean
  /** Whether documents and settings sent to an index that is missing make it. */
  mayCreate(uid: string): boolean
  /** The filter that a tenant token adds to every search of an index. */
  filterFor(uid: string): unknown
}

const EVERYTHING: Access = {
  hasAllIndexes: true,
  mayUse: () => true,
  mayCreate: () => true,
  filterFor: () => undefined,
}

/**
 * Finds out who sends a request and whether they may do this.
 * @param authorization the header of that name
 * @param index the index the request is about, when its address names one
 * @throws {ApiError} `missing_authorization_header` (401) or `invalid_api_key` (403)
 */
export function authorise(
  keys: ApiKeys,
  authorization: string | undefined,
  action: Action,
  index: string | undefined,
): Access {
  const [scheme, token] = /^(\S*)(?: ([^]*))?$/.exec(authorization ?? '')?.slice(1) ?? []
  if (authorization === undefined || scheme !== 'Bearer') {
    throw new ApiError(
      401,
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
      'auth',
    )
  }
  if (token === undefined) throw invalidApiKey()
  if (keys.isMasterKey(token)) return EVERYTHING

  // A tenant token opens searches and nothing else.
  const tenant = action === 'search' ? readTenantToken(token, (uid) => keys.secretOf(uid)) : undefined
  const key = keys.find(tenant?.apiKeyUid ?? keys.uidOf(token) ?? '')
  if (!key) throw invalidApiKey()
  if (index !== undefined) checkIndex(key, tenant?.rules, index)
  if (!covers(key.actions, action) || hasEnded(key)) throw invalidApiKey()
  return accessOf(key, tenant?.rules)
}

function checkIndex(key: KeyRecord, rules: SearchRules | undefined, index: string): void {
  if (rules && !matchesOneOf([...rules.keys()], index)) {
    throw invalidApiKey(
      `The provided tenant token cannot acces the index \`${index}\`, allowed indexes are ${inOrder([...rules.keys()])}.`,
    )
  }
  if (matchesOneOf(key.indexes, index)) return
  // Which indexes a key opens is not for those who hold a token made with it.
  throw invalidApiKey(
    rules
      ? `The API key used to generate this tenant token cannot acces the index \`${index}\`.`
      : `The API key cannot acces the index \`${index}\`, authorized indexes are ${inOrder(key.indexes)}.`,
  )
}

const inOrder = (names: string[]) =>
  `[${[...names]
    .sort()
    .map((name) => JSON.stringify(name))
    .join(', ')}]`

const hasEnded = ({ expiresAt }: KeyRecord) => expiresAt !== null && Date.parse(expiresAt) <= Date.now()

function accessOf(key: KeyRecord, rules: SearchRules | undefined): Access {
  const mayUse = (uid: string) =>
    matchesOneOf(key.indexes, uid) && (!rules || matchesOneOf([...rules.keys()], uid))
  const createsIndexes = covers(key.actions, 'indexes.create')
  return {
    hasAllIndexes: key.indexes.includes('*') && (!rules || rules.has('*')),
    mayUse,
    mayCreate: (uid) => createsIndexes && mayUse(uid),
    filterFor: (uid) => (rules ? filterOf(rules, uid) : undefined),
  }
}
