import { type Block, type InlineText } from '@karmashala/authoring'
import { answerOf, buildHandout, type CourseMedia } from '@karmashala/authoring/server'
import { inflateSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { aCourse, aQuiz, NO_MEDIA } from './a-course.ts'

const words = (text: string): InlineText[] => [{ type: 'text', text }]
const inner = (text: string) => ({ type: 'paragraph' as const, content: words(text) })

/** The words a PDF carries for copying and screen readers, in their order. */
function textOf(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, body = '']) => {
    try {
      return [inflateSync(Buffer.from(body, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
  return streams
    .flatMap((stream) => [...stream.matchAll(/\/ActualText (\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-f]+>)/gi)])
    .map(([, text = '']) => actualText(text))
    .join('\n')
}

function actualText(text: string): string {
  const bytes = text.startsWith('<')
    ? Buffer.from(text.slice(1, -1), 'hex')
    : Buffer.from(
        text
          .slice(1, -1)
          .replace(
            /\\(n|r|t|b|f|[()\\])/g,
            (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign,
          ),
        'latin1',
      )
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
  return bytes.toString('latin1')
}

test('the hand-out holds the text, the questions, and the answers at the end', async () => {
  const text = textOf(await buildHandout({ course: aCourse(), media: NO_MEDIA, language: 'en' }))

  expect(text).toContain('Read this.')
  expect(text).toContain('Question 1')
  expect(text).toContain('Ninety')
  const key = text.slice(text.indexOf('Answers'))
  expect(key).toContain('1. How many days?')
  expect(key).toContain('Thirty')
  expect(key).not.toContain('Ninety')
  expect(key).toContain('Reasons; Appeal')
  expect(text.slice(0, text.indexOf('Answers'))).not.toContain('Thirty days from receipt.')
})

test('the hand-out in Hindi carries its words as letters, whatever the shapes are', async () => {
  const text = textOf(await buildHandout({ course: aCourse(), media: NO_MEDIA, language: 'hi' }))

  expect(text).toContain('सूचना का अधिकार')
  expect(text).toContain('कितने दिन?')
  expect(text).toContain('प्रश्न 1')
})

test('the same course gives the same bytes', async () => {
  const make = () => buildHandout({ course: aCourse(), media: NO_MEDIA, language: 'en' })
  const [first, second] = [await make(), await make()]

  expect(second.equals(first)).toBe(true)
})

const everything = (blocks: Block[]): Block[] => [
  ...blocks,
  {
    type: 'table',
    attrs: { id: 't1', caption: 'Fees' },
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', attrs: { scope: 'col' }, content: [inner('Item')] },
          { type: 'tableHeader', attrs: { scope: 'col' }, content: [inner('Rupees')] },
        ],
      },
      ...Array.from({ length: 80 }, (_, row) => ({
        type: 'tableRow' as const,
        content: [
          { type: 'tableCell' as const, content: [inner(`Copy ${row}`)] },
          { type: 'tableCell' as const, content: [inner(row === 40 ? 'long '.repeat(2500) : String(row))] },
        ],
      })),
    ],
  },
  {
    type: 'image',
    attrs: { id: 'i1', src: 'media/0123456789abcdef01234567', alt: 'A desk', caption: 'The desk' },
  },
  { type: 'paragraph', attrs: { id: 'p9' }, content: words('x'.repeat(3000)) },
]

test('long tables, rows longer than a page, endless words and pictures fit on paper', async () => {
  const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#336699' } })
    .webp()
    .toBuffer()
  const media: CourseMedia = new Map([
    ['media/0123456789abcdef01234567', { path: 'media/desk.webp', content: picture, mimeType: 'image/webp' }],
  ])
  const course = aCourse({ lessons: [{ id: 'one', content: aQuiz(everything) }] })

  const pdf = await buildHandout({ course, media, language: 'en' })

  const text = textOf(pdf)
  expect(text).toContain('Copy 79')
  expect(text).toContain('The desk')
  expect(pdf.toString('latin1')).toContain('/Subtype /Image')
  expect(text.match(/ · 1 \/ (\d+)/)?.[1]).toBeDefined()
})

test('a picture that is not there is refused', async () => {
  const course = aCourse({ lessons: [{ id: 'one', content: aQuiz(everything) }] })

  await expect(buildHandout({ course, media: NO_MEDIA, language: 'en' })).rejects.toMatchObject({
    code: 'missing_asset',
  })
})

test('the answers name the choices of a scenario in the words of the lesson', async () => {
  const story = sampleInteractions().find(({ type }) => type === 'scenario')
  const content = aQuiz((blocks) => [...blocks, ...(story ? [story] : [])])
  const course = aCourse({ lessons: [{ id: 'one', content }] })
  const text = textOf(await buildHandout({ course, media: NO_MEDIA, language: 'en' }))

  const key = text.slice(text.indexOf('Answers'))
  expect(key).toContain('Report it')
  expect(key).not.toContain('Keep it')
})

test('the answers of an assessment and of a film are given question by question, also of those an attempt may not draw', async () => {
  const holders = sampleInteractions().filter(
    ({ type }) => type === 'assessment' || type === 'inVideoQuestion',
  )
  const [test, film] = [
    holders.find(({ type }) => type === 'assessment'),
    holders.find(({ type }) => type !== 'assessment'),
  ]
  if (!test || !film) throw new Error('no samples')

  expect(answerOf(test)).toMatchObject({ question: 'Final test', answer: '' })
  expect(answerOf(test)?.within).toHaveLength(5)
  for (const inner of [...(answerOf(test)?.within ?? []), ...(answerOf(film)?.within ?? [])]) {
    expect(inner.question).not.toBe('')
    expect(inner.answer).not.toBe('')
  }
  const course = aCourse({ lessons: [{ id: 'one', content: aQuiz((blocks) => [...blocks, test]) }] })
  const text = textOf(await buildHandout({ course, media: NO_MEDIA, language: 'en' }))
  expect(text.slice(text.indexOf('Answers'))).toContain('3.5 ')
})
