import {
  applyTranslations,
  fromNotation,
  localise,
  percentCurrent,
  textFingerprint,
  toNotation,
  translationRows,
  type InlineText,
  type LessonContent,
} from '@karmashala/authoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContent, aParagraph, wordsOf } from '../a-content.ts'

const lesson = aContent({ a: 'Thirty days', b: 'Thirty more' }, 'Time limits')

function translated(content: LessonContent, words: Record<string, string>): LessonContent {
  const rows = translationRows(content, 'hi')
  return applyTranslations(
    content,
    Object.entries(words).map(([id, text]) => {
      const row = rows.find(({ blockId }) => (blockId ?? 'title') === id)
      if (!row) throw new Error(`no row ${id}`)
      const inline = row.kind === 'inline' ? fromNotation(text) : text
      return { language: 'hi', blockId: row.blockId, key: row.key, of: row.of, text: inline }
    }),
  )
}

test('a lesson is read in the other language, and what is not translated stays in the source', () => {
  const hindi = localise(translated(lesson, { title: 'समय-सीमा', a: 'तीस दिन' }), 'hi')
  expect(hindi).toMatchObject({ title: 'समय-सीमा', total: 3, current: 2, stale: 0, missing: 1 })
  expect(wordsOf({ ...lesson, document: hindi.document })).toEqual({ a: 'तीस दिन', b: 'Thirty more' })
  expect(percentCurrent(hindi)).toBe(66)
})

test('changing the source marks its translation stale, and changing it back makes it current again', () => {
  const done = translated(lesson, { title: 'समय-सीमा', a: 'तीस दिन', b: 'और तीस' })
  const edited = { ...done, document: aContent({ a: 'Forty days', b: 'Thirty more' }).document }
  expect(localise(edited, 'hi')).toMatchObject({ current: 2, stale: 1 })
  expect(wordsOf({ ...edited, document: localise(edited, 'hi').document })['a']).toBe('तीस दिन')
  expect(localise({ ...edited, document: done.document }, 'hi')).toMatchObject({ current: 3, stale: 0 })
})

test('points of a list that change places keep their translations', () => {
  const list = (...points: string[]): LessonContent => ({
    ...lesson,
    document: {
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          attrs: { id: 'l' },
          content: points.map((text) => ({
            type: 'listItem' as const,
            content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
          })),
        },
      ],
    },
  })
  const rows = translationRows(list('first', 'second'), 'hi').filter(({ blockId }) => blockId === 'l')
  const done = applyTranslations(
    list('first', 'second'),
    rows.map(({ blockId, key, of, source }) => ({
      ...{ language: 'hi', blockId, key, of },
      text: fromNotation(source === 'first' ? 'पहला' : 'दूसरा'),
    })),
  )
  const turned = { ...done, document: list('second', 'first').document }
  const targets = translationRows(turned, 'hi').filter(({ blockId }) => blockId === 'l')
  expect(targets.map(({ target, state }) => [target, state])).toEqual([
    ['दूसरा', 'current'],
    ['पहला', 'current'],
  ])
})

test('taking a translation away leaves the source', () => {
  const done = translated(lesson, { a: 'तीस दिन' })
  const [row] = translationRows(done, 'hi').filter(({ blockId }) => blockId === 'a')
  const undone = applyTranslations(done, [
    { language: 'hi', blockId: 'a', key: row?.key ?? '', of: row?.of ?? '', text: null },
  ])
  expect(localise(undone, 'hi').missing).toBe(3)
})

test('the language of the source is complete by itself', () => {
  expect(percentCurrent(localise(lesson, 'en'))).toBe(100)
})

test('bold, italic, links and colours can be typed', () => {
  const typed = 'Within **thirty days** of [receipt](https://example.org/a), *not* {#aa0000|later}'
  const inline = fromNotation(typed)
  expect(toNotation(inline)).toBe(typed)
  expect(inline.map(({ text, marks }) => [text, marks?.map(({ type }) => type).join()])).toEqual([
    ['Within ', undefined],
    ['thirty days', 'bold'],
    [' of ', undefined],
    ['receipt', 'link'],
    [', ', undefined],
    ['not', 'italic'],
    [' ', undefined],
    ['later', 'textColour'],
  ])
})

test.each([
  'a * b ** c',
  '[no address]',
  '[x](javascript:alert(1))',
  '{#zz|x}',
  'a lone \\',
  '****',
  '[](https://a.example)',
])('what is no form is taken as words: %s', (typed) => {
  const words = fromNotation(typed)
    .map(({ text }) => text)
    .join('')
  expect(words).toBe(typed)
  expect(fromNotation(typed).every(({ marks }) => marks === undefined)).toBe(true)
})

const aMark = fc.constantFrom<NonNullable<InlineText['marks']>[number]>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org/' } },
  { type: 'textColour', attrs: { colour: '#aa0000' } },
)

test('any words with any one form come back from the notation as they were', () => {
  const aText = fc.record({
    words: fc.string({ minLength: 1, maxLength: 12 }),
    mark: fc.option(aMark, { nil: undefined }),
  })
  fc.assert(
    fc.property(aText, ({ words, mark }) => {
      const inline: InlineText[] = [{ type: 'text', text: words, ...(mark ? { marks: [mark] } : {}) }]
      expect(fromNotation(toNotation(inline))).toEqual(inline)
    }),
    { numRuns: 500 },
  )
})

const anyMark = fc.oneof(
  aMark,
  fc.constantFrom<NonNullable<InlineText['marks']>[number]>(
    { type: 'link', attrs: { href: 'https://example.org/a_(b)' } },
    { type: 'link', attrs: { href: 'https://example.org/a\\b)c' } },
  ),
)

test('any number of words with any forms, one upon the other, come back from the notation', () => {
  const aPart = fc.record({
    text: fc.oneof(
      fc.string({ minLength: 1, maxLength: 6 }),
      fc.constantFrom('*', '**', '{}', '\\', '](', '}', '|'),
    ),
    marks: fc.uniqueArray(anyMark, { maxLength: 4, selector: ({ type }) => type }),
  })
  fc.assert(
    fc.property(fc.array(aPart, { minLength: 1, maxLength: 5 }), (parts) => {
      const inline = parts.map(({ text, marks }): InlineText => ({ type: 'text', text, marks }))
      expect(textFingerprint(fromNotation(toNotation(inline)))).toBe(textFingerprint(inline))
    }),
    { numRuns: 2_000 },
  )
})

test('bold words that touch italic ones, and an address with brackets, stay what they are', () => {
  const inline = fromNotation('**a**{}*b* [c](https://example.org/a_(b\\))')
  expect(inline).toEqual([
    { type: 'text', text: 'a', marks: [{ type: 'bold' }] },
    { type: 'text', text: 'b', marks: [{ type: 'italic' }] },
    { type: 'text', text: ' ' },
    { type: 'text', text: 'c', marks: [{ type: 'link', attrs: { href: 'https://example.org/a_(b)' } }] },
  ])
})

test('an empty paragraph is nothing to translate', () => {
  const rows = translationRows({ ...lesson, document: { type: 'doc', content: [aParagraph('a', '')] } }, 'hi')
  expect(rows).toHaveLength(1)
})
