import { canonicalJson } from '../document/canonical-json.ts'
import { normalInline } from '../document/inline-form.ts'
import { type InlineText } from '../document/inline.ts'

const PRIME = 0x01000193

/**
 * Sixteen hexadecimal digits that change with the words and their marks, and not with how the same is stored: composed
 * letters (NFC), the order of marks, where text is cut. Two FNV-1a hashes of 32 bits, from different starts. Tells a
 * changed sentence from an unchanged one; it is no defence against somebody who wants two to agree.
 */
export function textFingerprint(text: InlineText[] | string): string {
  const source = (typeof text === 'string' ? text : canonicalJson(normalInline(text))).normalize('NFC')
  return [0x811c9dc5, 0x5bd1e995].map((start) => fnv(source, start)).join('')
}

function fnv(text: string, start: number): string {
  let hash = start
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), PRIME) >>> 0
  }
  return hash.toString(16).padStart(8, '0')
}
