import { type FileIndex } from '../archive/file-index.ts'

export type ResolvedHref =
  | { kind: 'file'; path: string; suffix: string; mapped: boolean }
  | { kind: 'missing'; path: string }
  | { kind: 'external'; url: string }
  | { kind: 'escapes' }
  | { kind: 'forbidden scheme' }
  | { kind: 'empty' }

// The portable maximum is 2000 (CAM 4e, SPM); without a limit a long xml:base costs its length for every resource.
const LONGEST_ADDRESS = 8192

/**
 * Finds the file that a manifest's href means: xml:base, percent-encoding, query and fragment, and the
 * forgivable differences of capital letters and backslashes (CAM 4e 3.4.1, RES01, RES03, RES04).
 * `bases` are the xml:base values from the manifest inwards.
 */
export function resolveHref(href: string, bases: readonly string[], files: FileIndex): ResolvedHref {
  // Browsers drop tabs and line breaks inside addresses, so “java\nscript:” must be seen as what it becomes.
  const length = bases.reduce((sum, base) => sum + base.length, href.length)
  if (length > LONGEST_ADDRESS) return { kind: 'missing', path: href.slice(0, LONGEST_ADDRESS) }
  const cleaned = href.replace(/[\t\r\n]/g, '').trim()
  if (cleaned === '') return { kind: 'empty' }
  const slashed = cleaned.replaceAll('\\', '/')
  const full = bases.reduceRight((inner, base) => join(asFolder(base), inner), slashed)
  const outside = classify(full)
  if (outside) return outside

  const missing: string[] = []
  for (const { path, suffix } of readings(full)) {
    const segments = normalise(path)
    if (segments === null) return { kind: 'escapes' }
    const found = files.find(segments)
    if (found !== null)
      return { kind: 'file', path: found, suffix, mapped: found !== segments || slashed !== cleaned }
    missing.push(segments)
  }
  return { kind: 'missing', path: missing[0] ?? full }
}

/** A base without a slash at its end means the folder all the same; RES03 reports it. */
const asFolder = (base: string) => {
  const slashed = base.trim().replaceAll('\\', '/')
  return slashed === '' || slashed.endsWith('/') ? slashed : `${slashed}/`
}
const isAbsolute = (address: string) => /^([a-z][a-z0-9+.-]*:|\/)/i.test(address)
const join = (base: string, inner: string) => (isAbsolute(inner) ? inner : base + inner)

function classify(address: string): ResolvedHref | null {
  if (/^https?:\/\//i.test(address)) return { kind: 'external', url: address }
  if (address.startsWith('/') || /^[a-z]:/i.test(address) || /^file:/i.test(address))
    return { kind: 'escapes' }
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? { kind: 'forbidden scheme' } : null
}

/** As a URL first; then as a plain file name, since some tools write “50% off #1.html” without encoding it. */
function* readings(address: string): Generator<{ path: string; suffix: string }> {
  const cut = address.search(/[?#]/)
  const path = cut < 0 ? address : address.slice(0, cut)
  const suffix = cut < 0 ? '' : address.slice(cut)
  const decoded = decode(path)
  if (decoded !== null) yield { path: decoded, suffix }
  yield { path, suffix }
  if (suffix !== '') yield { path: address, suffix: '' }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** Null when the path climbs above the package. */
function normalise(path: string): string | null {
  const kept: string[] = []
  if (path.startsWith('/') || path.startsWith('\\')) return null
  for (const segment of path.replaceAll('\\', '/').split('/')) {
    if (segment === '..' && kept.pop() === undefined) return null
    if (segment !== '..' && segment !== '.' && segment !== '') kept.push(segment)
  }
  return kept.join('/')
}
