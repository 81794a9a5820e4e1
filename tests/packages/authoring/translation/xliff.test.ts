import {
  applyTranslations,
  fromNotation,
  localise,
  toNotation,
  translationRows,
  type LessonContent,
} from '@karmashala/authoring'
import { exportXliff, importXliff } from '@karmashala/authoring/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLesson } from '../a-lesson.ts'
import { aContent } from '../a-content.ts'

const lesson: LessonContent = {
  sourceLanguage: 'en',
  title: 'Time & limits',
  document: aLesson(),
  translations: {},
}

/** Every unit of the lesson with its source as its translation, and a word before it. */
const everythingTranslated = (content: LessonContent): LessonContent =>
  applyTranslations(
    content,
    translationRows(content, 'hi').map(({ blockId, key, of, kind, source }) => ({
      ...{ language: 'hi', blockId, key, of },
      text: kind === 'inline' ? fromNotation(`अनुवाद ${source}`) : `अनुवाद ${source}`,
    })),
  )

test('what is exported and imported is what there was, and is written again byte for byte', () => {
  const translated = everythingTranslated(lesson)
  const file = exportXliff(translated, 'hi')
  const { language, edits, refused, empty, stale } = importXliff(file, lesson)

  expect({ language, refused, empty, stale }).toEqual({ language: 'hi', refused: [], empty: 0, stale: 0 })
  const read = applyTranslations(lesson, edits)
  expect(localise(read, 'hi')).toEqual(localise(translated, 'hi'))
  expect(exportXliff(read, 'hi')).toBe(file)
})

test('links and forms are inline codes, so that a tool can protect them', () => {
  const file = exportXliff(lesson, 'hi')
  expect(file).toContain('<pc id="1" type="fmt" subType="xlf:b">A &lt;b&gt;sign&lt;/b&gt; &amp; </pc>')
  expect(file).toContain('<data id="d1">https://example.org/a</data>')
  expect(file).toContain('type="link" dataRefStart="d1"')
  expect(file).toContain('version="2.0" srcLang="en" trgLang="hi"')
})

test('a translation of words that have changed since the export is taken as stale', () => {
  const file = exportXliff(everythingTranslated(aContent({ a: 'Thirty days' })), 'hi')
  const now = aContent({ a: 'Forty days' })
  const { edits, stale } = importXliff(file, now)
  expect(stale).toBe(1)
  expect(localise(applyTranslations(now, edits), 'hi')).toMatchObject({ stale: 1, current: 1 })
})

test('units of blocks that are gone are refused by name, and the others are taken', () => {
  const file = exportXliff(everythingTranslated(aContent({ a: 'Thirty days', b: 'more' })), 'hi')
  const { edits, refused } = importXliff(file, aContent({ a: 'Thirty days' }))
  expect(refused).toEqual([{ unit: 'u3', reason: 'unknown_place' }])
  expect(edits).toHaveLength(2)
})

test('a translation that lost its link is refused', () => {
  const file = exportXliff(everythingTranslated(lesson), 'hi').replaceAll(
    /<pc id="\d+" type="link"[^>]*>(.*?)<\/pc>/g,
    '$1',
  )
  expect(importXliff(file, lesson).refused.map(({ reason }) => reason)).toEqual(['lost_link'])
})

test('a link to a script in a translation is refused', () => {
  const file = exportXliff(everythingTranslated(lesson), 'hi').replaceAll(
    'https://example.org/a',
    'javascript:alert(1)',
  )
  expect(importXliff(file, lesson).refused.map(({ reason }) => reason)).toEqual(['bad_link'])
})

test('a unit that nobody translated is counted and changes nothing', () => {
  const { edits, empty } = importXliff(exportXliff(lesson, 'hi'), lesson)
  expect(edits).toEqual([])
  expect(empty).toBe(translationRows(lesson, 'hi').length)
})

test.each([
  ['no XML', 'Dear translator'],
  ['another format', '<?xml version="1.0"?><tmx version="1.4"/>'],
  [
    'XLIFF 1.2',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="hi"/>',
  ],
  [
    'a document type',
    '<!DOCTYPE xliff [<!ENTITY a "b">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="hi"/>',
  ],
  ['another source', exportXliff({ ...lesson, sourceLanguage: 'ta' }, 'hi')],
  ['no target language', exportXliff(lesson, 'hi').replace(' trgLang="hi"', '')],
  ['half a file', exportXliff(lesson, 'hi').slice(0, 900)],
])('%s is refused as a whole', (_what, file) => {
  expect(() => importXliff(file, lesson)).toThrow(expect.objectContaining({ code: 'invalid_xliff' }))
})

test('any words survive the way out and back', () => {
  // What XML 1.0 cannot hold is dropped on the way out; a carriage return is read as a line feed (XML 1.0, 2.11).
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(words, (text) => {
      const content = aContent({ a: 'Thirty days' })
      const [row] = translationRows(content, 'hi').filter(({ blockId }) => blockId === 'a')
      const translated = applyTranslations(content, [
        {
          language: 'hi',
          blockId: 'a',
          key: row?.key ?? '',
          of: row?.of ?? '',
          text: [{ type: 'text', text }],
        },
      ])
      const { edits } = importXliff(exportXliff(translated, 'hi'), content)
      expect(edits).toMatchObject([{ text: [{ text }] }])
    }),
  )
})

test('the notation of a row can be written into the file of a translator and back', () => {
  const [row] = translationRows(lesson, 'hi').filter(({ blockId }) => blockId === 'p1')
  expect(toNotation(fromNotation(row?.source ?? ''))).toBe(row?.source)
})
