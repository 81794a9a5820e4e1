import { badRequest } from './api-error.ts'

const MAX_DEPTH = 128 // as in serde_json, which reads the payloads of Meilisearch
// Escapes that are half a character; without them a text that came as UTF-8 has none.
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/
const LONE_SURROGATE = /\p{Surrogate}/u

export type PayloadKind = 'json' | 'ndjson'

/**
 * Reads a payload as strictly as Meilisearch does: valid UTF-8, no half characters, no number beyond what a double can
 * hold, at most 128 levels deep. One value a line for `ndjson`.
 * @throws {ApiError} `missing_payload` or `malformed_payload`
 */
export function readJson(bytes: Uint8Array, kind: PayloadKind): unknown {
  const text = decode(bytes, kind)
  if (text.trim() === '') throw badRequest('missing_payload', `A ${kind} payload is missing.`)
  if (kind === 'json') return parse(text, kind)
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parse(line, kind))
}

function decode(bytes: Uint8Array, kind: PayloadKind): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw malformed(kind, 'invalid unicode code point')
  }
}

function parse(text: string, kind: PayloadKind): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw malformed(kind, error instanceof Error ? error.message : String(error))
  }
  const mayBeHalf = SURROGATE_ESCAPE.test(text)
  const problem = problemIn(value, MAX_DEPTH, mayBeHalf)
  if (problem) throw malformed(kind, problem)
  return value
}

function problemIn(value: unknown, levels: number, mayBeHalf: boolean): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'number out of range'
  if (typeof value === 'string') {
    return mayBeHalf && LONE_SURROGATE.test(value) ? 'lone surrogate in hex escape' : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (levels === 0) return 'recursion limit exceeded'
  if (mayBeHalf && Object.keys(value).some((key) => LONE_SURROGATE.test(key))) {
    return 'lone surrogate in hex escape'
  }
  for (const item of Object.values(value)) {
    const problem = problemIn(item, levels - 1, mayBeHalf)
    if (problem) return problem
  }
  return undefined
}

const malformed = (kind: PayloadKind, why: string) =>
  badRequest('malformed_payload', `The ${kind} payload provided is malformed. \`${why}\`.`)
