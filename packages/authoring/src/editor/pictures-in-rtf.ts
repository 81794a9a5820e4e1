/** A picture as a word processor puts it on the clipboard. */
export type RtfPicture = { type: 'image/png' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> }

/**
 * The pictures of a text in Rich Text Format, in reading order. Word's HTML only names files of the writer's own disk; the
 * bytes are in the RTF beside it (`\pict` groups with `\pngblip` or `\jpegblip`, in hexadecimal). Metafiles, which repeat
 * them for old readers, are left out.
 */
export function picturesInRtf(rtf: string): RtfPicture[] {
  const pictures: RtfPicture[] = []
  let at = rtf.indexOf('\\pict')
  while (at >= 0) {
    const { own, end } = groupFrom(rtf, at)
    const type = /\\pngblip\b/.test(own) ? 'image/png' : /\\jpegblip\b/.test(own) ? 'image/jpeg' : null
    const bytes = type && bytesOf(own)
    if (type && bytes) pictures.push({ type, bytes })
    at = rtf.indexOf('\\pict', Math.max(end, at + 1))
  }
  return pictures
}

/** What stands in the group around a place, from there on, without the groups inside it. */
function groupFrom(rtf: string, from: number): { own: string; end: number } {
  let depth = 0
  let own = ''
  let start = from
  for (let at = from; at < rtf.length; at += 1) {
    const sign = rtf[at]
    if (sign !== '{' && sign !== '}') continue
    if (depth === 0) own += rtf.slice(start, at)
    depth += sign === '{' ? 1 : -1
    if (depth < 0) return { own, end: at }
    start = at + 1
  }
  return { own, end: rtf.length }
}

function bytesOf(own: string): Uint8Array<ArrayBuffer> | null {
  const hex = own.replace(/\\[a-z]+-?\d* ?/gi, '').replace(/\s+/g, '')
  if (hex === '' || hex.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(hex)) return null
  return Uint8Array.from({ length: hex.length / 2 }, (_none, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  )
}
