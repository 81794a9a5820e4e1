import { type MediaKind } from '#app/domain/media/media.schema.ts'

/** How much of a file has to be there before its kind can be told. */
export const HEAD_IN_BYTES = 4096

export type Sniffed = {
  kind: MediaKind
  mimeType: string
  extension: string
  /** More than its beginning has to be read to know what exactly it is. */
  container?: 'zip' | 'mp4'
}

/** Formats people have and browsers do not show; the sentence says what to save it as. */
export type UnusableFormat = 'heic' | 'quicktime' | 'matroska' | 'oldOffice' | 'bmp' | 'unknown'

type Signature = { at?: number; bytes: string | readonly number[]; is: Sniffed | UnusableFormat }

const image = (mimeType: string, extension: string): Sniffed => ({ kind: 'image', mimeType, extension })
const audio = (mimeType: string, extension: string): Sniffed => ({ kind: 'audio', mimeType, extension })
const PDF: Sniffed = { kind: 'document', mimeType: 'application/pdf', extension: 'pdf' }
const ZIP: Sniffed = { kind: 'document', mimeType: 'application/zip', extension: 'zip', container: 'zip' }
const VIDEO: Sniffed = { kind: 'video', mimeType: 'video/mp4', extension: 'mp4', container: 'mp4' }
const CAPTIONS: Sniffed = { kind: 'captions', mimeType: 'text/vtt', extension: 'vtt' }

// As in the "Matching" tables of the MIME Sniffing standard, and the formats' own first bytes where it has none.
const SIGNATURES: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], is: image('image/png', 'png') },
  { bytes: [0xff, 0xd8, 0xff], is: image('image/jpeg', 'jpg') },
  { bytes: 'GIF87a', is: image('image/gif', 'gif') },
  { bytes: 'GIF89a', is: image('image/gif', 'gif') },
  { bytes: [0x49, 0x49, 0x2a, 0x00], is: image('image/tiff', 'tif') },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], is: image('image/tiff', 'tif') },
  { bytes: '%PDF-', is: PDF },
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: ZIP },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], is: 'oldOffice' },
  { bytes: '{\\rtf', is: 'oldOffice' },
  { bytes: 'fLaC', is: audio('audio/flac', 'flac') },
  { bytes: 'ID3', is: audio('audio/mpeg', 'mp3') },
]

/** What a file is, by its first bytes alone: a name says nothing about what a browser will make of it. */
export function sniffMedia(head: Buffer): Sniffed | UnusableFormat {
  const known = SIGNATURES.find(
    ({ at = 0, bytes }) => head.subarray(at).indexOf(Buffer.from(bytes as string)) === 0,
  )
  return (
    known?.is ?? riff(head) ?? ogg(head) ?? baseMedia(head) ?? webm(head) ?? mpegAudio(head) ?? words(head)
  )
}

function riff(head: Buffer): Sniffed | null {
  if (head.toString('latin1', 0, 4) !== 'RIFF') return null
  const form = head.toString('latin1', 8, 12)
  if (form === 'WEBP') return image('image/webp', 'webp')
  return form === 'WAVE' ? audio('audio/wav', 'wav') : null
}

function ogg(head: Buffer): Sniffed | null {
  if (head.toString('latin1', 0, 4) !== 'OggS') return null
  const isFilm = head.includes('\x80theora', 0, 'latin1')
  return isFilm ? { kind: 'video', mimeType: 'video/ogg', extension: 'ogv' } : audio('audio/ogg', 'ogg')
}

const STILL_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']

/** ISO 14496-12 files: a box `ftyp` whose brands say what is in it. */
function baseMedia(head: Buffer): Sniffed | UnusableFormat | null {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return null
  const brand = head.toString('latin1', 8, 12)
  const brands = head.toString('latin1', 8, Math.min(head.readUInt32BE(0), 256))
  if (brand === 'avif' || (STILL_BRANDS.includes(brand) && brands.includes('avif'))) {
    return image('image/avif', 'avif')
  }
  if (STILL_BRANDS.includes(brand)) return 'heic'
  if (brand === 'qt  ') return 'quicktime'
  return brand.startsWith('M4A') ? audio('audio/mp4', 'm4a') : VIDEO
}

function webm(head: Buffer): Sniffed | UnusableFormat | null {
  if (head.length < 4 || head.readUInt32BE(0) !== 0x1a45dfa3) return null
  const isWebm = head.subarray(0, 256).includes('webm')
  return isWebm ? { kind: 'video', mimeType: 'video/webm', extension: 'webm' } : 'matroska'
}

/** A frame header without an ID3 tag before it, confirmed where it is short enough by a second one after it. */
function mpegAudio(head: Buffer): Sniffed | null {
  const [first = 0, second = 0, third = 0] = head
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null
  const layer = (second >> 1) & 3
  if (layer === 0) return (second & 0xf6) === 0xf0 ? audio('audio/aac', 'aac') : null
  const isPossible = ((second >> 3) & 3) !== 1 && third >> 4 !== 15 && ((third >> 2) & 3) !== 3
  return layer === 1 && isPossible ? audio('audio/mpeg', 'mp3') : null
}

const SUBRIP = /^\d+[ \t]*\r?\n\d{1,2}:\d{2}:\d{2},\d{3}[ \t]+-->/
const SVG =
  /^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^[>]*(?:\[[\s\S]*?\])?\s*>)*<(?:\w+:)?svg[\s>]/i

function words(head: Buffer): Sniffed | UnusableFormat {
  if (head.toString('latin1', 0, 2) === 'BM' && head.length > 14 && head.readUInt32LE(6) === 0) return 'bmp'
  const isUtf16 = head[0] === 0xff && head[1] === 0xfe
  const text = head.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\ufeff/, '')
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(text) || SUBRIP.test(text)) return CAPTIONS
  return SVG.test(text) ? image('image/svg+xml', 'svg') : 'unknown'
}
