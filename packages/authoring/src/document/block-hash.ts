import { type Block } from './lesson-document.ts'

/**
 * The SHA-256 of what a block says, in hex. The id is left out, as are empty attributes, and keys are sorted: the
 * hash changes exactly when a reader could see a change. Needs WebCrypto (Node, or a browser on a secure origin).
 */
export async function blockHash(block: Block): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(block))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** JSON with sorted keys, without ids and without attributes that are null, undefined or an empty object. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value))
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, inner]): [string, unknown] => [key, canonical(inner)])
      .filter(([, inner]) => !isEmpty(inner))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
  )
}
