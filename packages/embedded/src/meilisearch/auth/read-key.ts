import { badRequest } from '../http/api-error.ts'
import { checkKind, missingField, readFields, wrongType } from '../http/read-fields.ts'
import { isObject } from '../index/field-path.ts'
import { ACTIONS } from './actions.ts'
import { isIndexPattern } from './index-pattern.ts'

const PREFIX = 'invalid_api_key'
const KINDS = {
  description: 'string',
  name: 'string',
  uid: 'string',
  actions: 'array',
  indexes: 'array',
  expiresAt: 'string',
} as const
const NEEDED = ['actions', 'indexes', 'expiresAt'] as const
const IMMUTABLE = Object.fromEntries(
  ['uid', 'actions', 'indexes', 'expiresAt', 'createdAt', 'updatedAt'].map((name) => [
    name,
    `immutable_api_key_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
  ]),
)

type Given = {
  description?: string
  name?: string
  uid?: string
  actions?: unknown[]
  indexes?: unknown[]
  expiresAt?: string
}

/** Checks the body that makes a key. @throws {ApiError} with the code of the field that is wrong */
export function readNewKey(body: unknown) {
  const {
    description = null,
    name = null,
    uid,
    actions,
    indexes,
    expiresAt,
  } = readFields<Given>(body, KINDS, {
    prefix: PREFIX,
  })
  const fields = body as Given
  for (const field of NEEDED) {
    if (fields[field] === undefined) {
      throw missingField(field, `missing_api_key_${field === 'expiresAt' ? 'expires_at' : field}`)
    }
  }
  // A key without an end is asked for by a null; one without actions or indexes cannot be.
  if (!actions) throw wrongType(null, 'an array', '.actions', `${PREFIX}_actions`)
  if (!indexes) throw wrongType(null, 'an array', '.indexes', `${PREFIX}_indexes`)
  return {
    ...{ description, name },
    uid: uid === undefined ? undefined : readUid(uid),
    actions: actions.map((action, at) => {
      checkKind(action, ACTIONS, `.actions[${at}]`, `${PREFIX}_actions`)
      return action as string
    }),
    indexes: indexes.map(readPattern),
    expiresAt: expiresAt === undefined ? null : readEnd(expiresAt),
  }
}

/** Checks the body that renames or describes a key; null takes a name away. */
export function readKeyChange(body: unknown): { name?: string | null; description?: string | null } {
  const { description, name } = { description: 'string', name: 'string' } as const
  readFields(body, { description, name }, { prefix: PREFIX, immutable: IMMUTABLE })
  return isObject(body) ? body : {}
}

function readUid(text: string): string {
  const digits = text.replace(/-/g, '').toLowerCase()
  const wrong = [...text].findIndex((letter) => !/[0-9a-f-]/i.test(letter))
  if (wrong >= 0) {
    const found = [...text][wrong]
    throw badRequest(
      `${PREFIX}_uid`,
      `Invalid value at \`.uid\`: invalid character: found \`${found}\` at ${wrong}`,
    )
  }
  if (digits.length !== 32) {
    throw badRequest(
      `${PREFIX}_uid`,
      `Invalid value at \`.uid\`: invalid length: expected length 32 for simple format, found ${digits.length}`,
    )
  }
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

function readPattern(pattern: unknown, at: number): string {
  checkKind(pattern, 'string', `.indexes[${at}]`, `${PREFIX}_indexes`)
  const text = pattern as string
  if (isIndexPattern(text)) return text
  throw badRequest(
    `${PREFIX}_indexes`,
    `Invalid value at \`.indexes[${at}]\`: \`${text}\` is not a valid index uid pattern. Index uid patterns can be an integer ` +
      'or a string containing only alphanumeric characters, hyphens (-), underscores (_), and optionally end with a star (*).',
  )
}

// RFC 3339, or a date or a date and time that are taken for UTC.
const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/i

function readEnd(text: string): string {
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = DATE.exec(text) ?? []
  const end = new Date(`${date}T${time}${fraction.slice(0, 4)}${zone.toUpperCase()}`)
  if (!(end.getTime() > Date.now())) {
    throw badRequest(
      `${PREFIX}_expires_at`,
      `Invalid value at \`.expiresAt\`: \`${text}\` is not a valid date. It should follow the RFC 3339 format to represents a ` +
        "date or datetime in the future or specified as a null value. e.g. 'YYYY-MM-DD' or 'YYYY-MM-DD HH:MM:SS'.\n",
    )
  }
  return end.toISOString().replace('.000Z', 'Z')
}
