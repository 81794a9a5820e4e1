/** `https://*.content.example.org`: every package has a host of its own there. Without a star all share one. */
export const hasHostPerPackage = (contentOrigin: string): boolean => /^https?:\/\/\*\./.test(contentOrigin)

const LABEL = /^p[0-9a-f]{40}$/
const SHARED = ''

/**
 * The name of a package's host, from the SHA-256 of its bytes in hexadecimal. The same bytes have the same host
 * whoever brought them; they could tell each other nothing they do not know.
 */
export const packageLabel = (contentOrigin: string, sha256: string): string =>
  hasHostPerPackage(contentOrigin) ? `p${sha256.slice(0, 40)}` : SHARED

/** The origin a package with this label is served from. */
export const packageOrigin = (contentOrigin: string, label: string): string =>
  hasHostPerPackage(contentOrigin) ? contentOrigin.replace('*', label) : contentOrigin

/**
 * Which package a Host header names: its label, the empty label where all packages share a host, null when it is no
 * host of the content origin.
 */
export function labelOfHost(contentOrigin: string, host: string | undefined): string | null {
  const { host: expected } = new URL(contentOrigin)
  if (!hasHostPerPackage(contentOrigin)) return host === expected ? SHARED : null
  const [label = '', ...rest] = (host ?? '').split('.')
  return LABEL.test(label) && `*.${rest.join('.')}` === expected ? label : null
}
