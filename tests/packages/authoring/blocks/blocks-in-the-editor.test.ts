import {
  definitions,
  isInteraction,
  lessonExtensions,
  newId,
  validateLesson,
  type AnyBlock,
} from '@karmashala/authoring'
import { getSchema } from '@tiptap/core'
import { DOMParser, DOMSerializer, Node } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { afterAll, expect, test } from 'vitest'
import { aLesson } from '../a-lesson.ts'

const schema = getSchema(lessonExtensions())
const window = new Window()
afterAll(() => window.happyDOM.close())
const document = window.document as unknown as Document

const finished = aLesson().content.map((block) => ({ type: block.type, block }))
const blanks = [...definitions.values()].map(({ type, blank }) => ({ type, blank }))
const inDocument = (...content: unknown[]) => ({ type: 'doc', content })
const nodeOf = (json: unknown) => Node.fromJSON(schema, json)

/** Through the clipboard: what the editor writes there, read by the editor again. */
function copied(node: Node): Node {
  const place = document.createElement('div')
  place.append(DOMSerializer.fromSchema(schema).serializeFragment(node.content, { document }))
  // As markup, because that is what a clipboard holds.
  const pasted = document.createElement('div')
  pasted.innerHTML = place.innerHTML
  return DOMParser.fromSchema(schema).parse(pasted)
}

test.each(blanks)('a new $type can stand in the editor', ({ blank }) => {
  const node = nodeOf(inDocument(blank(newId)))
  node.check()
  expect(validateLesson(node.toJSON()).status).toBe('valid')
})

test.each(finished)('$type comes out of the editor as it went in', ({ block }) => {
  const node = nodeOf(inDocument(block))
  node.check()
  const checked = validateLesson(node.toJSON())
  expect(checked.status, JSON.stringify(checked)).toBe('valid')
  expect(withoutNulls(checked)).toEqual({ status: 'valid', document: inDocument(withoutNulls(block)) })
})

test.each(finished)('$type survives being cut and pasted, with ids and competencies', ({ block }) => {
  const tags = [{ code: 'FUN-01', level: 2, role: 'taught' }]
  const node = nodeOf(inDocument({ ...block, attrs: { ...block.attrs, tags } }))

  const pasted = copied(node)

  pasted.check()
  expect(pasted.toJSON()).toEqual(node.toJSON())
})

/** Attributes that the editor adds with nothing in them. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, inner]) => inner !== null && inner !== undefined && !(/^(col|row)span$/.test(key) && inner === 1),
  )
  return Object.fromEntries(
    entries
      .map(([key, inner]) => [key, withoutNulls(inner)])
      .filter(([key, inner]) => !isEmptyAttrs(key, inner)),
  )
}
const isEmptyAttrs = (key: unknown, value: unknown) =>
  key === 'attrs' && JSON.stringify(value).replace('"start":1', '') === '{}'

test('what is pasted with attributes that the schema refuses is dropped', () => {
  const pasted = document.createElement('div')
  const attrs = { id: 'x', url: 'javascript:alert(1)', title: 'Press', description: '' }
  const card = document.createElement('div')
  card.setAttribute('data-block', 'linkCard')
  card.setAttribute('data-attrs', JSON.stringify(attrs))
  pasted.append(card)

  expect(JSON.stringify(DOMParser.fromSchema(schema).parse(pasted).toJSON())).not.toContain('javascript')
})

const mayStandInATab = (type: string) =>
  schema.nodes['tabPanel']?.contentMatch
    .matchType(schema.nodes['tabTitle'] ?? never())
    ?.matchType(schema.nodes[type] ?? never()) != null
function never(): never {
  throw new Error('The editor has no such node.')
}
const plain = finished.filter(({ type }) => mayStandInATab(type))
const topLevel = finished.filter(({ type }) => !mayStandInATab(type))
const inTab = (block: AnyBlock) =>
  inDocument({
    type: 'tabs',
    attrs: { id: 'outer' },
    content: [
      {
        type: 'tabPanel',
        attrs: { id: 'outer-1' },
        content: [{ type: 'tabTitle', content: [{ type: 'text', text: 'One' }] }, block],
      },
    ],
  })

test.each(plain)('$type can stand in a tab, for the editor and for the store', ({ block }) => {
  const node = nodeOf(inTab(block))
  node.check()
  expect(copied(node).toJSON()).toEqual(node.toJSON())
  expect(validateLesson(node.toJSON()).status).toBe('valid')
})

test.each(topLevel)('$type cannot stand in a tab, neither for the editor nor for the store', ({ block }) => {
  expect(() => nodeOf(inTab(block)).check()).toThrow()
  expect(validateLesson(inTab(block)).status).toBe('invalid')
})

test('questions, players and structure stand directly in a lesson only', () => {
  const nested = plain.map(({ type }) => type)
  expect(nested).toContain('paragraph')
  expect(nested.filter(isInteraction)).toEqual([])
  for (const type of ['columns', 'tabs', 'accordion', 'audio', 'video', 'pageBreak'])
    expect(nested).not.toContain(type)
})

test('attributes made by others that could not be stored are left out, the words stay', () => {
  const pasted = document.createElement('div')
  pasted.innerHTML =
    '<p data-block-id="a b" data-tags="[1]">One</p><aside data-tone="loud"><p>Two</p></aside>' +
    '<blockquote data-act="Act" data-date="someday" data-url="javascript:alert(1)"><p>Three</p></blockquote>' +
    '<blockquote data-url="javascript:alert(1)"><p>Four</p></blockquote>'
  const blocks = DOMParser.fromSchema(schema).parse(pasted).toJSON().content as AnyBlock[]
  const stored = blocks.map((block) => ({ ...block, attrs: { ...block.attrs, id: newId() } }))

  expect(blocks[0]?.attrs).toEqual({ id: null, tags: null })
  expect(validateLesson(inDocument(...stored)).status).toBe('valid')
  expect(JSON.stringify(blocks)).not.toContain('javascript')
  for (const word of ['One', 'Two', 'Three', 'Four']) expect(JSON.stringify(blocks)).toContain(word)
})

test('a quotation of another page becomes a quotation, a line a divider', () => {
  const pasted = document.createElement('div')
  pasted.innerHTML = '<blockquote><p>Said so.</p></blockquote><hr><p>After</p>'
  const types = DOMParser.fromSchema(schema)
    .parse(pasted)
    .content.content.map(({ type }) => type.name)
  expect(types).toEqual(['quotation', 'divider', 'paragraph'])
})
