export type DecodedXml = {
  text: string
  encoding: string
  declared: string | null
  remark: 'byteOrderMark' | 'otherEncoding' | 'wrongEncoding' | null
}

/** Bytes to text by mark, declaration and trial, in this order. Null when nothing fits. */
export function decodeXml(bytes: Uint8Array): DecodedXml | null {
  const declared = declaredEncoding(bytes)
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return null // UTF-32
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0, 0x3f, 0))
    return utf16(bytes, 'utf-16le', declared)
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, 0x3c, 0, 0x3f))
    return utf16(bytes, 'utf-16be', declared)
  const text = attempt(bytes, 'utf-8')
  if (text !== null && startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    return { text, encoding: 'UTF-8', declared, remark: 'byteOrderMark' }
  }
  if (isUtf8Label(declared)) return text === null ? recovered(bytes, declared) : plain(text, declared)
  return declaredLegacy(bytes, declared, text)
}

/** A declaration other than UTF-8 on eight-bit text. */
function declaredLegacy(bytes: Uint8Array, declared: string | null, utf8: string | null): DecodedXml | null {
  // Tools that write encoding="iso-8859-1" or "utf-16" over UTF-8 text are common; accents that decode as UTF-8 are UTF-8.
  if (utf8 !== null && hasHighBytes(bytes))
    return { text: utf8, encoding: 'UTF-8', declared, remark: 'wrongEncoding' }
  const label = declared?.toLowerCase() ?? ''
  if (label.startsWith('utf-16') || label.startsWith('ucs-2') || label.startsWith('iso-10646')) {
    return utf8 === null
      ? recovered(bytes, declared)
      : { text: utf8, encoding: 'UTF-8', declared, remark: 'wrongEncoding' }
  }
  const text = attempt(bytes, label)
  if (text === null) return recovered(bytes, declared)
  return { text, encoding: declared ?? label, declared, remark: 'otherEncoding' }
}

function utf16(bytes: Uint8Array, encoding: string, declared: string | null): DecodedXml | null {
  const text = attempt(bytes, encoding)
  return text === null ? null : { text, encoding: encoding.toUpperCase(), declared, remark: 'otherEncoding' }
}

const plain = (text: string, declared: string | null): DecodedXml => ({
  text,
  encoding: 'UTF-8',
  declared,
  remark: null,
})

function recovered(bytes: Uint8Array, declared: string | null): DecodedXml | null {
  const text = attempt(bytes, 'windows-1252')
  return text === null
    ? null
    : { text, encoding: 'windows-1252', declared: declared ?? 'UTF-8', remark: 'wrongEncoding' }
}

function attempt(bytes: Uint8Array, label: string): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    const text = decoder.decode(bytes)
    return decoder.encoding === 'windows-1252' ? withWindowsSigns(text) : text
  } catch {
    return null
  }
}

// Node 20 decodes windows-1252 as if it were ISO 8859-1: quotation marks, dashes and the euro sign would be lost.
const WINDOWS_SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const withWindowsSigns = (text: string) =>
  text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign)

const startsWith = (bytes: Uint8Array, ...prefix: number[]) =>
  prefix.every((byte, index) => bytes[index] === byte)
const hasHighBytes = (bytes: Uint8Array) => bytes.some((byte) => byte >= 0x80)
const isUtf8Label = (label: string | null) => label === null || /^(utf-?8|us-ascii|ascii)$/i.test(label)

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replaceAll('\0', '')
  return /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? null
}
