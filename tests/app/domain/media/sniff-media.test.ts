import { expect, test } from 'vitest'
import { sniffMedia } from '#app/domain/media/sniff-media.ts'

const box = (brand: string, more = '') => {
  const brands = `${brand}\0\0\0\0${more}`
  const head = Buffer.alloc(8 + brands.length)
  head.writeUInt32BE(head.length, 0)
  head.write(`ftyp${brands}`, 4, 'latin1')
  return head
}

test.each<[string, Buffer, string]>([
  ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'image/png'],
  ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['WebP', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
  ['WAVE', Buffer.from('RIFF\0\0\0\0WAVEfmt ', 'latin1'), 'audio/wav'],
  ['AVIF', box('avif', 'mif1'), 'image/avif'],
  ['MP3 with a tag', Buffer.from('ID3\x04\0', 'latin1'), 'audio/mpeg'],
  ['MP3 without one', Buffer.from([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
  ['M4A', box('M4A '), 'audio/mp4'],
  ['MP4', box('isom', 'mp42'), 'video/mp4'],
  ['WebM', Buffer.from('\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'latin1'), 'video/webm'],
  ['PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['WebVTT', Buffer.from('\ufeffWEBVTT\n\n'), 'text/vtt'],
  ['SubRip', Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\nx'), 'text/vtt'],
  ['SVG', Buffer.from('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="x">'), 'image/svg+xml'],
])('%s is known by its first bytes', (_name, head, mimeType) => {
  expect(sniffMedia(head)).toMatchObject({ mimeType })
})

test.each<[string, Buffer, string]>([
  ['a page', Buffer.from('<!doctype html><svg>'), 'unknown'],
  ['a script', Buffer.from('alert(1)'), 'unknown'],
  ['a program', Buffer.from('MZ\x90\0'), 'unknown'],
  ['an iPhone photograph', box('heic', 'mif1'), 'heic'],
  ['a QuickTime film', box('qt  '), 'quicktime'],
  ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'oldOffice'],
  ['a Matroska film', Buffer.from('\x1a\x45\xdf\xa3\x9fB\x82\x88matroska', 'latin1'), 'matroska'],
  ['nothing', Buffer.alloc(0), 'unknown'],
])('%s is named as what it is and not taken', (_name, head, format) => {
  expect(sniffMedia(head)).toBe(format)
})
