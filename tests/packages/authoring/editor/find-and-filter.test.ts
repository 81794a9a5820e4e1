import {
  definitions,
  filterBlocks,
  findInDocument,
  newId,
  replaceMatches,
  type DocumentMatch,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { anEditor, paragraph, wordsOf } from '#tests/packages/authoring/editor/a-document.ts'

const question = () => {
  const blank = definitions.get('singleChoice')?.blank(newId)
  return {
    ...blank,
    attrs: { ...blank?.attrs, question: 'Which note?', explanation: 'This note, not that note.' },
  }
}

test('words are found in the text and in the fields of blocks, and replaced in both', () => {
  const state = anEditor([paragraph('a', 'A note is a note.'), question()])
  const found = findInDocument(state.doc, 'note')
  expect(found.map(({ kind }: DocumentMatch) => kind)).toEqual([
    'text',
    'text',
    'attribute',
    'attribute',
    'attribute',
  ])

  const after = state.apply(replaceMatches(state, found, 'memorandum'))

  expect(wordsOf(after)[0]).toBe('A memorandum is a memorandum.')
  expect(after.doc.child(1).attrs).toMatchObject({
    question: 'Which memorandum?',
    explanation: 'This memorandum, not that memorandum.',
  })
})

test('what is replaced keeps its form', () => {
  const bold = [{ type: 'text', text: 'note', marks: [{ type: 'bold' }] }]
  const state = anEditor([{ type: 'paragraph', attrs: { id: 'a' }, content: bold }])

  const after = state.apply(replaceMatches(state, findInDocument(state.doc, 'note'), 'file'))

  expect(
    after.doc
      .child(0)
      .child(0)
      .marks.map(({ type }) => type.name),
  ).toEqual(['bold'])
})

const types = (query: string, locale: 'en' | 'hi' = 'en') =>
  filterBlocks(definitions.values(), query, locale).map(({ type }) => type)

test('blocks are found by name in English and Hindi, by Romanised Hindi and by keyword', () => {
  expect(types('tab')[0]).toBe('table')
  expect(types('शीर्षक')).toContain('heading')
  expect(types('sheershak')).toContain('heading')
  expect(types('bulleted', 'hi')).toContain('bulletList')
  expect(types('photo')).toContain('image')
  expect(types('zzzz')).toEqual([])
})

test('nothing typed gives every kind in the order of the menu', () => {
  expect(types('')).toEqual([...definitions.keys()])
})
