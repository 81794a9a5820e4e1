import { applyTranslations, type InlineText, type LessonContent } from '@karmashala/authoring'
import { exportXliff, importXliff } from '@karmashala/authoring/server'
import fc from 'fast-check'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { expect, test } from 'vitest'
import { aLesson } from '../a-lesson.ts'
import { aContent } from '../a-content.ts'
import { inHindi } from './in-hindi.ts'

const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0'
const lesson: LessonContent = {
  ...{ sourceLanguage: 'en', title: 'Time & "limits"', document: aLesson(), translations: {} },
}

type Element = {
  name: string
  parent: string
  attributes: Record<string, string>
  unit: number
  side: string
}

/** Every element with what it stands in. */
function elementsOf(xml: string): Element[] {
  const found: Element[] = []
  const open: string[] = []
  let unit = 0
  let side = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    const name = uri === XLIFF ? local : `{${uri}}${local}`
    if (name === 'unit') unit += 1
    if (name === 'source' || name === 'target') side = name
    found.push({
      ...{ name, unit, side, parent: open.at(-1) ?? '' },
      attributes: Object.fromEntries(Object.values(attributes).map(({ name: key, value }) => [key, value])),
    })
    open.push(name)
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return found
}

// XLIFF 2.0, chapter 4.2: what may stand in what, and which attributes must be there.
const CHILDREN: Record<string, string[]> = {
  '': ['xliff'],
  xliff: ['file'],
  file: ['unit'],
  unit: ['originalData', 'segment'],
  originalData: ['data'],
  data: ['cp'],
  segment: ['source', 'target'],
  source: ['pc', 'cp'],
  target: ['pc', 'cp'],
  pc: ['pc', 'cp'],
}
const NMTOKEN = /^[\p{L}\p{N}._:-]+$/u

function expectValid(xml: string): void {
  const elements = elementsOf(xml)
  for (const { name, parent, attributes } of elements) {
    expect(CHILDREN[parent], `${name} in ${parent}`).toContain(name)
    if (['file', 'unit', 'data', 'pc'].includes(name)) expect(attributes['id'], name).toMatch(NMTOKEN)
    if (name === 'segment')
      expect(['initial', 'translated', 'reviewed', 'final']).toContain(attributes['state'])
    if (attributes['subState']) expect(attributes['subState']).toMatch(/^(?!xlf:)[^:]+:[^:]+$/)
    if (name === 'pc') expect(['fmt', 'ui', 'quote', 'link', 'image', 'other']).toContain(attributes['type'])
    if (attributes['subType']?.startsWith('xlf:')) expect(['xlf:b', 'xlf:i']).toContain(attributes['subType'])
    if (name === 'cp') expect(attributes['hex']).toMatch(/^(?:[0-9A-F]{4}|[0-9A-F]{6})$/)
  }
  const ids = elements.filter(({ name }) => name === 'unit').map(({ attributes }) => attributes['id'])
  expect(new Set(ids).size).toBe(ids.length)
  for (const unit of new Set(elements.map((element) => element.unit))) {
    const here = elements.filter((element) => element.unit === unit)
    const data = here.filter(({ name }) => name === 'data').map(({ attributes }) => attributes['id'])
    expect(new Set(data).size).toBe(data.length)
    const codes = here.filter(({ name }) => name === 'pc')
    for (const { attributes } of codes)
      if (attributes['dataRefStart']) expect(data).toContain(attributes['dataRefStart'])
    for (const side of ['source', 'target']) {
      const numbers = codes.filter((code) => code.side === side).map(({ attributes }) => attributes['id'])
      expect(new Set(numbers).size).toBe(numbers.length)
    }
    // A code of the target that the source has under the same id is the same code.
    const sources = new Map(
      codes.filter(({ side }) => side === 'source').map(({ attributes }) => [attributes['id'], attributes]),
    )
    for (const { side, attributes } of codes) {
      const source = sources.get(attributes['id'])
      if (side === 'target' && source) expect(attributes).toEqual(source)
    }
  }
}

test('the file of a lesson with every kind of block keeps the rules of XLIFF 2.0', () => {
  expectValid(exportXliff(lesson, 'hi'))
  expectValid(exportXliff(inHindi(lesson), 'hi'))
})

const aMark = fc.constantFrom<NonNullable<InlineText['marks']>[number]>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org/a_(b)?c=1&d=2' } },
  { type: 'link', attrs: { href: 'mailto:namoona@example.org' } },
  { type: 'textColour', attrs: { colour: '#aa0000' } },
)
const anInline = fc
  .array(
    fc.record({
      text: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
        fc.constantFrom(
          'क्\u200dष',
          'श्री\u200cमान',
          '\r\n',
          ' ',
          '\u0000',
          '\ufffe',
          ']]>',
          '&amp;',
          '<pc id="1">',
        ),
      ),
      marks: fc.uniqueArray(aMark, { maxLength: 3, selector: ({ type }) => type }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) =>
    parts.map(({ text, marks }): InlineText => ({
      type: 'text',
      text,
      ...(marks.length > 0 ? { marks } : {}),
    })),
  )
  .filter(
    (parts) =>
      parts
        .map(({ text }) => text)
        .join('')
        .trim() !== '',
  )

const inParagraph = (text: InlineText[]): LessonContent => ({
  ...aContent({ a: 'x' }),
  document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'a' }, content: text }] },
})

test('whatever words and forms there are, the file keeps the rules and comes back byte for byte', () => {
  fc.assert(
    fc.property(anInline, anInline, fc.boolean(), (source, target, isStale) => {
      const content = inParagraph(source)
      const of = isStale ? '0'.repeat(16) : undefined
      const translated = applyTranslations(
        inHindi(content, () => 'x'),
        [{ language: 'hi', blockId: 'a', key: 'content', of: of ?? ofUnit(content), text: target }],
      )
      const file = exportXliff(translated, 'hi')
      expectValid(file)
      const read = importXliff(file, content)
      const refusals = read.refused.map(({ reason }) => reason)
      expect(refusals.filter((reason) => reason !== 'lost_link')).toEqual([])
      if (refusals.length > 0) return
      expect(exportXliff(applyTranslations(content, read.edits), 'hi')).toBe(file)
    }),
    { numRuns: 300 },
  )
})

function ofUnit(content: LessonContent): string {
  return inHindi(content, () => 'x').translations['hi']?.blocks['a']?.['content']?.of ?? ''
}
