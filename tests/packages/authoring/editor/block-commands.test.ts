import {
  addPart,
  deleteBlock,
  definitions,
  duplicateBlock,
  moveBlock,
  moveBlockTo,
  moveScreen,
  newId,
  outlineOf,
  partAt,
  readDocument,
  turnInto,
  turnTargets,
  validateLesson,
} from '@karmashala/authoring'
import { type EditorState, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { anEditor, idsOf, paragraph, wordsOf } from '#tests/packages/authoring/editor/a-document.ts'

const done = (state: EditorState, tr: Transaction | null): EditorState => {
  if (!tr) throw new Error('Nothing was done.')
  tr.doc.check()
  return state.apply(tr)
}
const three = () => anEditor([paragraph('a', 'one'), paragraph('b', 'two'), paragraph('c', 'three')], 7)

test('a block moves up and down with its id and the cursor in it, and not over the ends', () => {
  const state = three()

  const up = done(state, moveBlock(state, state.selection.from, -1))
  expect(idsOf(up)).toEqual(['b', 'a', 'c'])
  expect(up.selection.$from.parent.textContent).toBe('two')
  expect(moveBlock(up, up.selection.from, -1)).toBeNull()
  expect(idsOf(done(state, moveBlock(state, state.selection.from, 1)))).toEqual(['a', 'c', 'b'])
})

test('a block that is dragged goes to the gap it is dropped in', () => {
  const state = three()

  expect(idsOf(done(state, moveBlockTo(state, 0, state.doc.content.size)))).toEqual(['b', 'c', 'a'])
  expect(moveBlockTo(state, 0, 5)).toBeNull()
})

test('a copy has ids of its own', () => {
  const state = three()

  const copied = done(state, duplicateBlock(state, state.selection.from, newId))

  expect(wordsOf(copied)).toEqual(['one', 'two', 'two', 'three'])
  expect(new Set(idsOf(copied)).size).toBe(4)
})

test('a copied assessment asks questions of its own, and a copied scenario still leads where it led', () => {
  const question = (id: string) => ({
    type: 'singleChoice',
    attrs: {
      ...{ id, question: 'Which?', explanation: 'Because.', points: null },
      options: [{ id: 'o1', text: 'One', correct: true, feedback: '' }],
    },
  })
  const blank = definitions.get('assessment')?.blank(newId)
  const assessment = {
    ...blank,
    attrs: { ...blank?.attrs, pools: [{ id: 'p', name: '', draw: 1, questions: [question('q')] }] },
  }
  const scenario = definitions.get('scenario')?.blank(newId) ?? {}
  const state = anEditor([assessment, scenario])

  const first = done(state, duplicateBlock(state, 0, newId))
  const copied = done(first, duplicateBlock(first, first.doc.content.size, newId))

  const [one, other] = [0, 1].map((index) => JSON.stringify(copied.doc.child(index).attrs['pools']))
  const idOf = (pools: string | undefined) => /"attrs":\{"id":"([^"]+)"/.exec(pools ?? '')?.[1]
  expect(idOf(one)).toBe('q')
  expect(idOf(other)).toMatch(/^(?!q$)/)
  expect(other?.replace(String(idOf(other)), 'q')).toBe(one)
  expect(copied.doc.child(3).attrs['nodes']).toEqual(copied.doc.child(2).attrs['nodes'])
  expect(validateLesson(readDocument(copied.doc))).toMatchObject({ status: 'valid' })
})

test('taking the last block away leaves an empty paragraph', () => {
  const state = anEditor([paragraph('a', 'one')])

  const empty = done(state, deleteBlock(state, 1, newId))

  expect(wordsOf(empty)).toEqual([''])
  expect(validateLesson(readDocument(empty.doc)).status).toBe('valid')
})

test('every way to turn words into another block keeps the words and the id', () => {
  const state = anEditor([paragraph('a', 'words')])
  const targets = turnTargets(state.doc.child(0))

  expect(targets.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['heading', 'bulletList', 'orderedList', 'callout', 'statuteQuotation']),
  )
  for (const target of targets) {
    const turned = done(state, turnInto(state, 0, target, newId))
    expect(turned.doc.child(0).type.name).toBe(target.type)
    expect(wordsOf(turned)).toEqual(['words'])
    expect(idsOf(turned)[0]).toBe('a')
    expect(validateLesson(readDocument(turned.doc)).status, target.type).toBe('valid')
  }
})

test('screens change places and keep their blocks', () => {
  const screen = (id: string) => ({
    type: 'heading',
    attrs: { id, level: 2 },
    content: [{ type: 'text', text: id }],
  })
  const state = anEditor([
    screen('first'),
    { type: 'pageBreak', attrs: { id: 'p1' } },
    screen('second'),
    paragraph('b', 'of the second'),
    { type: 'pageBreak', attrs: { id: 'p2' } },
    screen('third'),
  ])

  const moved = done(state, moveScreen(state, 1, -1))

  expect(outlineOf(moved.doc).map(({ title }) => title)).toEqual(['second', 'first', 'third'])
  expect(idsOf(moved)).toEqual(['second', 'b', 'p1', 'first', 'p2', 'third'])
})

test('a tab is added beside the one with the cursor', () => {
  const state = anEditor([definitions.get('tabs')?.blank(newId) ?? {}], 3)
  const part = partAt(state)
  if (!part) throw new Error('The cursor is in no tab.')

  const added = done(state, addPart(state, part, newId))

  expect(added.doc.child(0).childCount).toBe(3)
  expect(validateLesson(readDocument(added.doc)).status).toBe('valid')
})
