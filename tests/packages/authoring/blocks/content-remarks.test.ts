import {
  checkLesson,
  definitions,
  lessonContent,
  remarkSentence,
  isInteraction,
  newId,
  renderBlock,
  renderContext,
  textsOf,
  type AnyBlock,
  type Block,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aContentBlock, contentBlocks, partsOf } from './content-blocks.ts'

const remarks = (block: AnyBlock) => definitions.get(block.type)?.check?.(block) ?? []
const rules = (block: AnyBlock) => remarks(block).map(({ rule, severity }) => `${severity} ${rule}`)
const html = (block: AnyBlock, options: Parameters<typeof renderContext>[0] = {}) =>
  renderBlock(block, renderContext(options)).text

const content = [...definitions.values()].filter(({ type }) => !isInteraction(type))
const halfDone = [
  ...content.map(({ blank }) => blank(newId)),
  ...contentBlocks().flatMap((block) => emptied(block)),
]

/** A block with one of its attributes, or of its first row's, emptied. */
function emptied(block: AnyBlock): AnyBlock[] {
  return Object.entries(block.attrs).flatMap(([name, value]) => {
    if (name === 'id') return []
    const row: unknown = Array.isArray(value) ? value[0] : null
    const rows = Object.entries(row ?? {}).flatMap(([key, inner]) =>
      key !== 'id' && typeof inner === 'string'
        ? [[{ ...(row as object), [key]: '' }, ...(value as unknown[]).slice(1)]]
        : [],
    )
    const values: unknown[] = Array.isArray(value) ? [[], ...rows] : ['']
    return values.map((put) => ({ ...block, attrs: { ...block.attrs, [name]: put } }))
  })
}

test('whatever is missing in a block of content is said in English and Hindi, with everything filled in', () => {
  const found = halfDone.flatMap((block) => remarks(block).map((remark) => ({ type: block.type, ...remark })))
  expect(found.length).toBeGreaterThan(60)
  for (const { type, rule, params = {} } of found) {
    for (const language of ['en', 'hi'] as const) {
      const sentence = definitions.get(type)?.remarks?.[language][rule]
      expect(sentence, `${type} ${rule} ${language}`).toBeTruthy()
      const named = [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(Object.keys(params), `${type} ${rule} ${language}`).toEqual(expect.arrayContaining(named))
    }
  }
})

test('every sentence that a block of content has can be reached', () => {
  const reached = new Set(
    halfDone.flatMap((block) => remarks(block).map(({ rule }) => `${block.type} ${rule}`)),
  )
  const known = content.flatMap(({ type, remarks }) =>
    Object.keys(remarks?.en ?? {}).map((rule) => `${type} ${rule}`),
  )
  // These need a second part or a wrong one; each has a test of its own.
  const others = [
    'formula unread',
    'video same-language',
    'glossary same-term',
    'tabs one-part',
    'accordion one-part',
  ]
  const plain = [
    'heading empty',
    'statuteQuotation missing-act',
    'statuteQuotation missing-section',
    'table no-caption',
    'table no-header',
  ]
  expect(known.filter((rule) => !reached.has(rule) && !plain.includes(rule)).sort()).toEqual(others.sort())
})

test('the field a remark names is one that the block has', () => {
  for (const block of halfDone)
    for (const { field, rule } of remarks(block)) {
      const found = field
        ?.split('.')
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], {
          ...block.attrs,
          content: block.content,
        })
      if (field !== undefined) expect(found, `${block.type} ${rule} ${field}`).toBeDefined()
    }
})

test('a film without captions or transcript may not be submitted', () => {
  expect(rules(aContentBlock('video', { captions: [] }))).toEqual(['must no-captions'])
  expect(rules(aContentBlock('video', { captions: [{ id: 'v1', language: 'en', src: '' }] }))).toEqual([
    'must no-captions',
  ])
  expect(rules(aContentBlock('video', { transcript: ' \n' }))).toEqual(['must no-transcript'])
  expect(rules(aContentBlock('audio', { transcript: '' }))).toEqual(['must no-transcript'])
})

test('for who does not see it a film says enough by itself, or there is a second one with audio description', () => {
  expect(rules(aContentBlock('video', { description: '' }))).toEqual(['must no-description'])
  expect(rules(aContentBlock('video', { description: 'second_film', describedSrc: '' }))).toEqual([
    'must no-second-film',
  ])
  expect(rules(aContentBlock('video', { description: 'spoken', describedSrc: '' }))).toEqual([])

  const shown = html(aContentBlock('video'), { language: 'hi' })
  expect(shown).toContain('<summary>श्रव्य विवरण वाली फ़िल्म</summary>')
  expect(shown).toContain('aria-label="A hearing (श्रव्य विवरण वाली फ़िल्म)"')
  expect(shown.match(/ default/g)).toHaveLength(2)
  expect(html(aContentBlock('video', { description: 'spoken' }))).not.toContain('kl-described')
})

test('captions in one language are there once, and each has its file', () => {
  const captions = [
    { id: 'v1', language: 'hi', src: 'assets/hi.vtt' },
    { id: 'v2', language: 'hi', src: '' },
  ]
  expect(remarks(aContentBlock('video', { captions }))).toEqual([
    { rule: 'no-caption-file', severity: 'must', field: 'captions.1.src', params: { language: 'हिन्दी' } },
    { rule: 'same-language', severity: 'must', field: 'captions.1.language', params: { language: 'हिन्दी' } },
  ])
})

test('a film shows captions from the start, in the language of the page where there are such', () => {
  const film = aContentBlock('video', { description: 'spoken' })
  expect(html(film, { language: 'hi' })).toContain('srclang="hi" label="हिन्दी" default')
  expect(html(film, { language: 'en-IN' })).toContain('srclang="en" label="English" default')
  expect(html(film, { language: 'ta' })).toContain('srclang="en" label="English" default')
  expect(html(film).match(/ default/g)).toHaveLength(1)
})

test('on paper a recording is its title and what is said in it', () => {
  const paper = html(aContentBlock('audio'), { audience: 'paper' })
  expect(paper).toContain('Audio recording: A talk')
  expect(paper).toContain('<details class="kl-transcript" open>')
  expect(paper).toContain('<p>Good morning.<br>Let us begin.</p>')
  expect(paper).not.toContain('<audio')
})

test('a formula is MathML named by how it is spoken; without that the MathML speaks for itself', () => {
  const shown = html(aContentBlock('formula'))
  expect(shown).toContain('role="img" aria-label="a over b is less than the root of x"')
  expect(shown).toContain('<mfrac>')
  const unspoken = aContentBlock('formula', { spoken: '' })
  expect(html(unspoken)).not.toContain('role="img"')
  expect(rules(unspoken)).toEqual(['should not-spoken'])
})

test.each([
  '\\frac{a',
  '\\unknowncommand',
  '\\href{javascript:alert(1)}{x}',
  '\\includegraphics{x.png}',
  '\\class{x}{y}',
  '\\def\\a{\\a\\a}\\a',
  '\\newcommand{\\x}{y}\\x',
  'x\\label{a}',
  '{'.repeat(2000),
])('the formula %s is not set: its source is shown, and it has to be mended', (latex) => {
  const block = aContentBlock('formula', { latex })
  expect(html(block)).toMatch(/<code translate="no">/)
  expect(html(block)).not.toContain('<math')
  expect(rules(block)).toEqual(['must unread'])
})

test('a formula that grows is given up soon', () => {
  const latex = `\\sqrt{${'\\frac{1}{\\sqrt{x}}'.repeat(100)}}`.slice(0, 2000)
  const before = performance.now()
  html(aContentBlock('formula', { latex }))
  expect(performance.now() - before).toBeLessThan(5000)
})

test('an attachment says its kind and its size before it is fetched, in the language of the lesson', () => {
  const media = () => ({ url: 'media/x.pdf', fileName: 'form-a.pdf', sizeInBytes: 1_240_000 })
  expect(html(aContentBlock('attachment'), { media })).toContain('download="form-a.pdf">Form A</a>')
  expect(html(aContentBlock('attachment'), { media })).toContain('PDF, 1.2 MB')
  expect(html(aContentBlock('attachment'), { media, language: 'hi' })).toContain('PDF, 1.2 MB')
})

test('a link card says where it leads and that it opens elsewhere', () => {
  const shown = html(aContentBlock('linkCard'))
  expect(shown).toContain(
    'href="https://example.org/act?year=2005&amp;part=1" target="_blank" rel="noopener noreferrer"',
  )
  expect(shown).toContain('(opens in a new window)')
  expect(shown).toContain('>example.org</p>')
})

test('a picture shows the credit its licence asks for', () => {
  const media = (src: string) => ({ url: src, credit: 'A. Namoona, CC BY 4.0' })
  expect(
    html({ type: 'image', attrs: { id: 'i', src: 'a.png', alt: 'x', caption: '' } }, { media }),
  ).toContain('<small class="kl-credit">Credit: A. Namoona, CC BY 4.0</small>')
})

test('a term that stands twice in a glossary is remarked on', () => {
  const terms = [
    { id: 'a', term: 'Record', definition: 'x' },
    { id: 'b', term: 'record ', definition: 'y' },
  ]
  expect(rules(aContentBlock('glossary', { terms }))).toEqual(['should same-term'])
})

test.each(['tabs', 'accordion'] as const)('%s with one part only are advised against', (type) => {
  const block = aContentBlock(type)
  const first = partsOf(block).slice(0, 1)
  expect(rules({ ...block, content: first })).toEqual(['should one-part'])
})

test('parts of an accordion are closed for learners, and open for reviewers and on paper', () => {
  const block = aContentBlock('accordion')
  expect(html(block)).not.toContain(' open>')
  expect(html(block, { audience: 'reviewer' }).match(/ open>/g)).toHaveLength(2)
  expect(html(block, { audience: 'paper' }).match(/ open>/g)).toHaveLength(2)
})

test('what scripts add to is marked for learners only', () => {
  for (const type of ['tabs', 'flashcards', 'labelledGraphic', 'beforeAfter'] as const) {
    expect(html(aContentBlock(type))).toContain(`data-enhance="${type}"`)
    expect(html(aContentBlock(type), { audience: 'paper' })).not.toContain('data-enhance')
  }
})

test('the words of a part keep their key when a part is put in before it', () => {
  const tabs = aContentBlock('tabs')
  const key = (block: AnyBlock) =>
    textsOf(block).find(({ text }) => JSON.stringify(text).includes('They answer.'))?.key
  const [first, second] = partsOf(tabs)
  expect(key(tabs)).toBeTruthy()
  expect(key({ ...tabs, content: [second, first] })).toBe(key(tabs))
})

test('a picture in a tab that nobody has described is remarked on at the tabs', () => {
  const tabs = aContentBlock('tabs')
  const [first, second] = partsOf(tabs)
  const picture = { type: 'image', attrs: { id: 'inner', src: 'a.png', alt: '', caption: '' } }
  const block = {
    ...tabs,
    content: [{ ...first, content: [...(first?.content ?? []), picture] }, second],
  } as Block
  const content = lessonContent('en', 'A lesson', { type: 'doc', content: [block] })

  const found = checkLesson(content).find(({ rule }) => rule === 'no-alternative')

  expect(found).toMatchObject({
    ...{ severity: 'must', blockId: 'tabs', innerId: 'inner', blockType: 'image' },
    fix: 'mark_decorative',
  })
  expect(found?.field).toBeUndefined()
  expect(found && remarkSentence(found, 'en')).toBe('Describe the picture, or mark it as decorative.')
})
