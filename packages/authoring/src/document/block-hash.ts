import { canonicalJson } from './canonical-json.ts'
import { normalInline } from './inline-form.ts'
import { type InlineText } from './inline.ts'
import { type Block } from './lesson-document.ts'

/**
 * The SHA-256 of what a block says, in hex. Ids, empty attributes, the order of keys and marks, where text is cut and
 * whether letters are composed (NFC) are left out: the hash changes exactly when a reader could see a change. Needs WebCrypto
 * (Node, or a browser on a secure origin).
 */
export async function blockHash(block: Block): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(visible(block)).normalize('NFC'))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function visible(value: unknown): unknown {
  if (Array.isArray(value))
    return (value.length > 0 && value.every(isText) ? normalInline(value) : value).map(visible)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, inner]): [string, unknown] => [key, visible(inner)])
      .filter(([, inner]) => !isEmpty(inner)),
  )
}

const isText = (value: unknown): value is InlineText =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'text' && 'text' in value

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)
