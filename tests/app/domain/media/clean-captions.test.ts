import { expect, test } from 'vitest'
import { CaptionsError, cleanCaptions } from '#app/domain/media/clean-captions.ts'

const clean = (text: string) => cleanCaptions(Buffer.from(text))

test('captions are written anew without scripts, styles, regions and notes', () => {
  const hostile = [
    '\ufeffWEBVTT <script>alert(1)</script>',
    '',
    'STYLE',
    '::cue { background: url(https://evil.example/x) }',
    '',
    'REGION',
    'id:fred',
    '',
    'NOTE <img src=x onerror=alert(1)>',
    '',
    'intro',
    '00:01.000 --> 00:04.500 line:10% region:fred align:start onload:alert(1)',
    '<v Asha>Leave is <b>not</b> a <script>alert(1)</script>right & never < was',
    '<img src=x onerror=alert(1)>second line',
  ].join('\r\n')

  expect(clean(hostile)).toBe(
    [
      'WEBVTT',
      '',
      '00:00:01.000 --> 00:00:04.500 line:10% align:start',
      '<v Asha>Leave is <b>not</b> a alert(1)right &amp; never &lt; was',
      'second line',
      '',
    ].join('\n'),
  )
})

test('a SubRip file becomes WebVTT', () => {
  const subrip = '1\n00:00:01,000 --> 00:00:02,000\nछुट्टी के नियम\n\n2\n0:00:03,500 --> 0:00:04,000\nEnd\n'
  expect(clean(subrip)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nछुट्टी के नियम\n\n00:00:03.500 --> 00:00:04.000\nEnd\n',
  )
})

test('cleaned captions stay as they are when they are cleaned again', () => {
  const once = clean('WEBVTT\n\n00:01.000 --> 00:02.000\nPay & allowances <i>now</i> > then\n')
  expect(clean(once)).toBe(once)
})

test('what is no captions, ends before it begins or is in no known encoding is refused', () => {
  expect(() => clean('<html>\n\n00:01.000 --> 00:02.000\nx')).toThrow(CaptionsError)
  expect(() => clean('WEBVTT\n\n00:02.000 --> 00:01.000\nbackwards')).toThrow('no cue')
  expect(() => cleanCaptions(Buffer.from([0x57, 0x45, 0x42, 0x56, 0x54, 0x54, 0x0a, 0xff, 0xc0]))).toThrow(
    CaptionsError,
  )
})
