import { badRequest } from '../http/api-error.ts'

export const isIndexUid = (uid: string): boolean => /^[a-zA-Z0-9_-]{1,512}$/.test(uid)

export const describeIndexUid = (uid: string): string =>
  `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, ` +
  'hyphens (-) and underscores (_), and can not be more than 512 bytes.'

/**
 * Answers with the uid if it can be one.
 * @param at where in the body it stands; empty for one in the address
 * @throws {ApiError} `invalid_index_uid`
 */
export function checkIndexUid(uid: string, at = ''): string {
  if (isIndexUid(uid)) return uid
  const place = at === '' ? '' : `Invalid value at \`${at}\`: `
  throw badRequest('invalid_index_uid', place + describeIndexUid(uid))
}
