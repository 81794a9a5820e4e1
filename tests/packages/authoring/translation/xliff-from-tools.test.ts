import { applyTranslations, localise, type LessonContent } from '@karmashala/authoring'
import { exportXliff, importXliff } from '@karmashala/authoring/server'
import { expect, test } from 'vitest'
import { aLesson } from '../a-lesson.ts'
import { aContent } from '../a-content.ts'
import { inHindi } from './in-hindi.ts'

// What tools for translators do to a file, and what a hostile one may hold.

const lesson: LessonContent = {
  ...{ sourceLanguage: 'en', title: 'Time limits', document: aLesson(), translations: {} },
}
const short = aContent({ a: 'Thirty days', b: 'more' })

/** The file of `short` with other targets: the words between the tags of `<target>`, by the number of the unit. */
function fileWith(targets: Record<number, string>, content = short): string {
  const lines = exportXliff(content, 'hi').split('\n')
  let unit = 0
  return lines
    .flatMap((line) => {
      unit = Number(/<unit id="u(\d+)"/.exec(line)?.[1] ?? unit)
      const target = targets[unit]
      const isSource = line.includes('<source') && target !== undefined
      return isSource ? [line, `<target xml:space="preserve">${target}</target>`] : [line]
    })
    .join('\n')
}
const wordsOf = (xml: string, content = short) => importXliff(xml, content).edits.map(({ text }) => text)
const reasons = (xml: string, content = short) =>
  importXliff(xml, content).refused.map(({ reason }) => reason)

test('an untouched stale translation comes back as stale and not as reviewed', () => {
  const translated = inHindi(short)
  const now = { ...translated, document: aContent({ a: 'Forty days', b: 'more' }).document }
  const file = exportXliff(now, 'hi')

  const read = importXliff(file, now)

  expect(localise(now, 'hi').stale).toBe(1)
  expect(read).toMatchObject({ refused: [], empty: 1 })
  expect(localise(applyTranslations(now, read.edits), 'hi').stale).toBe(1)
})

test('a stale translation that the translator confirmed or changed is current', () => {
  const now = { ...inHindi(short), document: aContent({ a: 'Forty days', b: 'more' }).document }
  const file = exportXliff(now, 'hi')
  const confirmed = file.replace('state="initial" subState="kl:stale"', 'state="reviewed"')
  const changed = file.replace('अनुवाद Thirty days', 'चालीस दिन')

  for (const xml of [confirmed, changed])
    expect(localise(applyTranslations(now, importXliff(xml, now).edits), 'hi')).toMatchObject({ stale: 0 })
})

test('suggestions of a translation memory are no part of the translation', () => {
  const xml = fileWith({ 2: 'तीस दिन' }).replaceAll(
    /(<unit id="u2"[^>]*>)/g,
    `$1<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#m1"><originalData><data id="d1">x</data></originalData><source>Thirty hours</source><target>तीस घंटे</target></mtc:match></mtc:matches>`,
  )
  expect(wordsOf(xml)).toEqual([[{ type: 'text', text: 'तीस दिन' }]])
})

test('notes for translators are no part of the translation', () => {
  const xml = fileWith({ 2: 'तीस दिन' }).replaceAll(
    /(<unit id="u2"[^>]*>)/g,
    '$1<notes><note id="n1">Mind the number</note></notes>',
  )
  expect(wordsOf(xml)).toEqual([[{ type: 'text', text: 'तीस दिन' }]])
})

test('words in CDATA are words', () => {
  expect(wordsOf(fileWith({ 2: '<![CDATA[तीस <दिन>]]>' }))).toEqual([[{ type: 'text', text: 'तीस <दिन>' }]])
})

test('a unit cut into segments is joined in the order of its target', () => {
  const segments = (order: [number, number, number]) =>
    exportXliff(short, 'hi').replace(
      /<segment state="initial">\s*<source xml:space="preserve">Thirty days<\/source>\s*<\/segment>/,
      `<segment id="s1" state="translated"><source>Thirty</source><target order="${order[0]}">तीस</target></segment>
       <ignorable><source xml:space="preserve"> </source><target order="${order[1]}" xml:space="preserve"> </target></ignorable>
       <segment id="s2" state="translated"><source>days</source><target order="${order[2]}">दिन</target></segment>`,
    )
  expect(wordsOf(segments([1, 2, 3]))).toEqual([[{ type: 'text', text: 'तीस दिन' }]])
  expect(wordsOf(segments([3, 2, 1]))).toEqual([[{ type: 'text', text: 'दिन तीस' }]])
})

test('a unit of which only one segment is translated is not half a translation', () => {
  const xml = exportXliff(short, 'hi').replace(
    /<segment state="initial">\s*<source xml:space="preserve">Thirty days<\/source>\s*<\/segment>/,
    `<segment id="s1" state="translated"><source>Thirty</source><target>तीस</target></segment>
     <ignorable><source xml:space="preserve"> </source></ignorable>
     <segment id="s2"><source>days</source></segment>`,
  )
  expect(reasons(xml)).toEqual(['incomplete'])
  expect(wordsOf(xml)).toEqual([])
})

test('a control character stands as a code in the file and comes back', () => {
  const odd = aContent({ a: 'Thirty\u000b days\u0001', b: '\ufffe' })
  const file = exportXliff(inHindi(odd), 'hi')
  expect(file).toContain('Thirty<cp hex="000B"/> days<cp hex="0001"/>')
  const { edits, refused } = importXliff(file, odd)
  expect(refused).toEqual([])
  expect(edits.map(({ text }) => text)).toContainEqual([
    { type: 'text', text: 'अनुवाद Thirty\u000b days\u0001' },
  ])
  expect(exportXliff(applyTranslations(odd, edits), 'hi')).toBe(file)
})

test('a carriage return and the joiners of Hindi survive', () => {
  const file = exportXliff(inHindi(short), 'hi').replace('अनुवाद Thirty days', 'क्\u200dष\u200c&#13;')
  expect(wordsOf(file)).toContainEqual([{ type: 'text', text: 'क्\u200dष\u200c\r' }])
  const back = exportXliff(applyTranslations(short, importXliff(file, short).edits), 'hi')
  expect(back).toContain('क्\u200dष\u200c&#13;')
})

test('forms that a tool opens and closes by themselves are forms', () => {
  const target = '<sc id="1" type="fmt" subType="xlf:b"/>तीस<ec startRef="1"/> दिन'
  expect(wordsOf(fileWith({ 2: target }))).toEqual([
    [
      { type: 'text', text: 'तीस', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' दिन' },
    ],
  ])
})

test('a code that names only the number it has in the source is that code', () => {
  const source: LessonContent = {
    ...lesson,
    document: { type: 'doc', content: lesson.document.content.filter(({ attrs }) => attrs.id === 'p1') },
  }
  const xml = fileWith({ 2: '<pc id="1">निशान</pc> <pc id="2">कड़ी</pc>' }, source)
  expect(wordsOf(xml, source)).toEqual([
    [
      { type: 'text', text: 'निशान', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' ' },
      { type: 'text', text: 'कड़ी', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
    ],
  ])
})

test('a form of the translation that the source has too has the same number', () => {
  const turned = applyTranslations(lesson, [
    {
      ...{ language: 'hi', blockId: 'p1', key: 'content', of: '0'.repeat(16) },
      text: [
        { type: 'text', text: 'कड़ी', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
        { type: 'text', text: 'निशान', marks: [{ type: 'bold' }] },
      ],
    },
  ])
  expect(exportXliff(turned, 'hi')).toMatch(/<pc id="2" type="link"[^>]*>कड़ी<\/pc><pc id="1" type="fmt"/)
})

test.each([
  ['a placeholder nobody knows', 'तीस <ph id="9"/> दिन'],
  ['a form that is never closed', '<sc id="1" type="fmt" subType="xlf:b"/>तीस दिन'],
  ['a form that was never opened', 'तीस<ec startRef="7"/> दिन'],
  ['a character that is none', 'तीस<cp hex="zz"/>'],
  ['foreign markup', '<b xmlns="http://www.w3.org/1999/xhtml">तीस</b>'],
  ['forms in forms without end', `${'<pc id="1">'.repeat(30)}तीस${'</pc>'.repeat(30)}`],
])('a translation with %s is refused by name, and the others are read', (_what, target) => {
  const read = importXliff(fileWith({ 2: target, 3: 'और' }), short)
  expect(read.refused).toEqual([{ unit: 'u2', reason: 'broken_code' }])
  expect(read.edits).toHaveLength(1)
})

test('the same piece of words twice in a file is taken once', () => {
  const [unit = ''] = /<unit id="u2"[\s\S]*?<\/unit>/.exec(fileWith({ 2: 'तीस दिन' })) ?? []
  const xml = fileWith({ 2: 'तीस दिन' }).replace(
    '</file>',
    `${unit.replace('तीस', 'चालीस').replace('u2', 'u9')}</file>`,
  )
  expect(importXliff(xml, short)).toMatchObject({
    edits: [{ text: [{ text: 'तीस दिन' }] }],
    refused: [{ unit: 'u9', reason: 'twice' }],
  })
})

test('a translation that does not fit where its source stands is refused by name', () => {
  expect(reasons(fileWith({ 1: 'क'.repeat(201) }))).toEqual(['too_long'])
  expect(reasons(fileWith({ 2: 'क'.repeat(10_001) }))).toEqual(['too_long'])
  const parts = Array.from(
    { length: 600 },
    (_, n) => `<pc id="${n + 1}" type="fmt" subType="xlf:${n % 2 ? 'b' : 'i'}">क</pc>`,
  )
  expect(reasons(fileWith({ 2: parts.join('') }))).toEqual(['too_long'])
  const video: LessonContent = {
    ...short,
    document: {
      type: 'doc',
      content: [{ type: 'audio', attrs: { id: 'a', src: '', title: 'Talk', transcript: 'Good morning.' } }],
    },
  }
  expect(reasons(fileWith({ 3: 'क'.repeat(20_000) }, video), video)).toEqual([])
  expect(reasons(fileWith({ 2: 'क'.repeat(301) }, video), video)).toEqual(['too_long'])
})

test('a file that lost what its words were exported for is compared by its own source', () => {
  const file = fileWith({ 2: 'तीस दिन', 3: 'और' }).replaceAll(/ kl:of="[^"]*"/g, '')
  expect(importXliff(file, short)).toMatchObject({ stale: 0 })
  const now = aContent({ a: 'Forty days', b: 'more' })
  const read = importXliff(file, now)
  expect(read.stale).toBe(1)
  expect(localise(applyTranslations(now, read.edits), 'hi')).toMatchObject({ stale: 1, current: 1 })
})

test.each([
  ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "aaaa">]>'],
  ['a foreign file', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
  [
    'laughs without end',
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
  ],
])('a file with %s is refused as a whole', (_what, doctype) => {
  const file = fileWith({ 2: '&c;' }).replace('<xliff', `${doctype}<xliff`)
  expect(() => importXliff(file, short)).toThrow(expect.objectContaining({ code: 'invalid_xliff' }))
})

test('an entity nobody has named is refused', () => {
  expect(() => importXliff(fileWith({ 2: '&c;' }), short)).toThrow(
    expect.objectContaining({ code: 'invalid_xliff' }),
  )
})

test('megabytes of forms in forms are refused at once', () => {
  const depth = 100_000
  const file = fileWith({ 2: `${'<pc id="1">a'.repeat(depth)}${'</pc>'.repeat(depth)}` })
  const started = performance.now()
  expect(() => importXliff(file, short)).toThrow(expect.objectContaining({ code: 'invalid_xliff' }))
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('words nobody translated are no obstacle when they are gone from the lesson', () => {
  expect(importXliff(fileWith({ 2: 'तीस दिन' }), aContent({ a: 'Thirty days' }))).toMatchObject({
    refused: [],
    empty: 2,
  })
})

test('a translation into a block that was moved into a column finds it there', () => {
  const file = fileWith({ 2: 'तीस दिन' })
  const moved: LessonContent = {
    ...short,
    document: {
      type: 'doc',
      content: [
        {
          type: 'columns',
          attrs: { id: 'c' },
          content: [
            {
              type: 'column',
              attrs: { id: 'c1' },
              content: [
                { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Thirty days' }] },
              ],
            },
            { type: 'column', attrs: { id: 'c2' }, content: [{ type: 'paragraph', attrs: { id: 'c3' } }] },
          ],
        },
      ],
    },
  }
  const read = importXliff(file, moved)
  expect(read.refused).toEqual([])
  expect(localise(applyTranslations(moved, read.edits), 'hi')).toMatchObject({ current: 1, stale: 0 })
})
