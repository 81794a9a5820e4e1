import {
  blockHash,
  diffWords,
  lessonChangeSchema,
  lessonContentSchema,
  renderLesson,
  validateLesson,
  type Block,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aLesson } from './a-lesson.ts'

const problems = (...content: unknown[]) => {
  const checked = validateLesson({ type: 'doc', content })
  return checked.status === 'invalid' ? checked.problems : []
}
const said = (id: string, text = 'Words', marks: object[] = []) => ({
  ...{ type: 'paragraph', attrs: { id } },
  content: [{ type: 'text', text, marks }],
})

/** A value in a value in a value. */
function deep(wrap: (inner: unknown) => unknown, levels: number): unknown {
  let value: unknown = { type: 'paragraph' }
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}

test.each<[string, (inner: unknown) => unknown]>([
  ['lists', (inner) => ({ type: 'bulletList', attrs: { id: 'a' }, content: [{ type: 'listItem', content: [inner] }] })],
  ['callouts', (inner) => ({ type: 'callout', attrs: { id: 'a', tone: 'note' }, content: [inner] })],
  ['columns', (inner) => ({ type: 'columns', attrs: { id: 'a' }, content: [{ type: 'column', attrs: { id: 'c' }, content: [inner] }] })],
  ['nothing known', (inner) => ({ type: 'x', content: [inner], attrs: { inner } })],
])('10,000 levels of %s are refused and end no stack', (_what, wrap) => {
  expect(problems(deep(wrap, 10_000)).length).toBeGreaterThan(0)
}) // prettier-ignore

test('10,000 levels in an attribute nobody knows are dropped', () => {
  const checked = validateLesson({
    type: 'doc',
    content: [{ type: 'paragraph', attrs: { id: 'a', x: deep((inner) => [inner], 10_000) } }],
  })
  expect(checked).toEqual({
    status: 'valid',
    document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'a' } }] },
  })
})

test.each([
  ['a script', 'javascript:alert(1)'],
  ['a script in capitals', 'JaVaScRiPt:alert(1)'],
  ['a script behind a tab', 'java\tscript:alert(1)'],
  ['a script behind a space', ' javascript:alert(1)'],
  ['data', 'data:text/html,<script>alert(1)</script>'],
  ['a file', 'file:///etc/passwd'],
  ['a page of this site', '//example.org'],
  ['megabytes', `https://a.example/${'a'.repeat(1_000_000)}`],
])('a link to %s is refused', (_what, href) => {
  expect(problems(said('a', 'x', [{ type: 'link', attrs: { href } }]))[0]).toMatchObject({ blockId: 'a' })
})

test.each([
  ['a mark nobody knows', said('a', 'x', [{ type: 'blink' }])],
  [
    'more marks than there are',
    said(
      'a',
      'x',
      Array.from({ length: 5 }, () => ({ type: 'bold' })),
    ),
  ],
  [
    'a colour that is a style',
    said('a', 'x', [{ type: 'textColour', attrs: { colour: 'red;background:url(//x)' } }]),
  ],
  ['text of a megabyte', said('a', 'x'.repeat(1_000_000))],
  ['an id that is markup', said('"><script>')],
  ['an id that objects have a meaning for', said('__proto__')],
  ['a kind from a newer version', { type: 'hologram', attrs: { id: 'a' } }],
  ['a kind that objects have a meaning for', { type: 'constructor', attrs: { id: 'a' } }],
  ['null', null],
  ['a number', 7],
])('%s is refused with a message', (_what, block) => {
  expect(problems(block)[0]?.message).toBeTruthy()
})

test('blocks of columns and tabs have ids of their own in the whole lesson', () => {
  const columns = (id: string, ...inner: string[]) => ({
    ...{ type: 'columns', attrs: { id } },
    content: inner.map((own) => ({ type: 'column', attrs: { id: `${own}-c` }, content: [said(own)] })),
  })
  expect(problems(said('a'), columns('b', 'x', 'a'))).toMatchObject([
    { message: 'Two blocks have the id a.' },
  ])
  expect(problems(columns('b', 'x', 'y'), columns('c', 'y', 'z'))).toMatchObject([
    { path: 'content.1.attrs.id' },
  ])
})

test('two options of a question have different ids', () => {
  const option = { id: 'o', text: 'x', correct: true, feedback: '' }
  const attrs = { id: 'q', question: '', explanation: '', options: [option, option] }
  expect(problems({ type: 'singleChoice', attrs })).toHaveLength(1)
})

test('what JSON says of a prototype changes none', () => {
  const json =
    '{"type":"doc","__proto__":{"hacked":1},"content":[{"type":"paragraph","attrs":{"id":"a","__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}}}}]}'
  const checked = validateLesson(JSON.parse(json))
  expect(JSON.stringify(checked)).not.toContain('hacked')
  expect(({} as Record<string, unknown>)['hacked']).toBeUndefined()
})

const content = (translations: unknown) => ({
  ...{ sourceLanguage: 'en', title: 'A lesson', document: aLesson(), translations },
})
const unit = { of: '0'.repeat(16), text: 'x' }
test.each([
  ['a language that is none', content({ Hindi_: { title: null, blocks: {} } })],
  ['a prototype as a language', JSON.parse(JSON.stringify(content(0)).replace('"translations":0', '"translations":{"__proto__":{"title":null,"blocks":{}}}'))],
  ['a key that objects have a meaning for', content(JSON.parse(`{"hi":{"title":null,"blocks":{"p1":{"__proto__":${JSON.stringify(unit)}}}}}`))],
  ['a key of no place', content({ hi: { title: null, blocks: { p1: { constructor: unit } } } })],
  ['a link to a script in a translation', content({ hi: { title: null, blocks: { p1: { content: { of: unit.of, text: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] } } } } })],
  ['a source language that is none', { ...content({}), sourceLanguage: '../hi' }],
])('a lesson with %s is refused or cleaned', (_what, json) => {
  const parsed = lessonContentSchema.safeParse(json)
  const kept = parsed.success ? JSON.stringify(parsed.data.translations) : ''
  expect(kept).not.toMatch(/"of"|javascript|__proto__|Hindi_/)
  if (parsed.success) expect(parsed.data.sourceLanguage).toBe('en')
}) // prettier-ignore

test('a title in another language is a line of words', () => {
  const change = (text: unknown) => ({
    ...{ set: [], removed: [], order: null },
    translated: [{ language: 'hi', blockId: null, key: 'title', of: unit.of, text }],
  })
  expect(lessonChangeSchema.safeParse(change('शीर्षक')).success).toBe(true)
  expect(lessonChangeSchema.safeParse(change('क'.repeat(201))).success).toBe(false)
  expect(lessonChangeSchema.safeParse(change([{ type: 'text', text: 'x' }])).success).toBe(false)
})

test('5,000 blocks are more than a lesson has, which is said at once', () => {
  const started = performance.now()
  const many = Array.from({ length: 5_000 }, (_, n) => said(`b${n}`))
  expect(problems(...many)[0]?.path).toBe('content')
  const broken = Array.from({ length: 5_000 }, () => ({ type: 'paragraph', attrs: {} }))
  expect(problems(...broken).length).toBeLessThanOrEqual(100)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('2,000 blocks are a lesson', () => {
  expect(problems(...Array.from({ length: 2_000 }, (_, n) => said(`b${n}`)))).toEqual([])
})

test('a lesson is the same after it was written and read as JSON', () => {
  const lesson = aLesson()
  const checked = validateLesson(JSON.parse(JSON.stringify(lesson)))
  expect(checked).toEqual({ status: 'valid', document: lesson })
  const odd = said('a', 'क्\u200dष श्री\u200cमान \ud83d\ude00 \ufeff\u0001 \u2028')
  expect(validateLesson(JSON.parse(JSON.stringify({ type: 'doc', content: [odd] })))).toMatchObject({
    document: { content: [odd] },
  })
})

test('words of a lesson never become markup', () => {
  const lesson = aLesson((blocks) => [...blocks, said('x', '<script>alert(1)</script>') as Block])
  expect(renderLesson(lesson)).not.toContain('<script>')
})

test('the hash of a block is the same for composed and decomposed letters and for any way to cut its text', async () => {
  const hash = (...texts: string[]) =>
    blockHash({
      type: 'paragraph',
      attrs: { id: 'a' },
      content: texts.map((text) => ({ type: 'text', text })),
    })
  expect(await hash('\u0958ानून')).toBe(await hash('क\u093cानून'))
  expect(await hash('two ', 'words')).toBe(await hash('two words'))
  expect(await hash('क्\u200dष')).not.toBe(await hash('क्ष'))
})

test(
  'two long texts that have nothing in common are compared in no time that grows',
  { timeout: 60_000 },
  () => {
    const text = (sign: string) => Array.from({ length: 8_000 }, (_, n) => `${sign}${n}`).join(' ')
    const started = performance.now()
    const diff = diffWords(text('a'), text('b'))
    expect(performance.now() - started).toBeLessThan(30_000)
    const side = (kind: 'added' | 'removed') =>
      diff
        .filter((word) => word.kind === kind || word.kind === 'same')
        .map((word) => word.text)
        .join('')
    expect([side('removed'), side('added')]).toEqual([text('a'), text('b')])
  },
)
