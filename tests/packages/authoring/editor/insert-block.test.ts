import {
  definitions,
  insertBlock,
  lessonExtensions,
  mayStandAt,
  moveBlock,
  newId,
} from '@karmashala/authoring'
import { getSchema } from '@tiptap/core'
import { history, undo } from '@tiptap/pm/history'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { anEditor, paragraph, wordsOf } from '#tests/packages/authoring/editor/a-document.ts'

const schema = getSchema(lessonExtensions())
const node = (state: EditorState, type: string) =>
  state.schema.nodeFromJSON(definitions.get(type)?.blank(newId))
const typeOf = (state: EditorState, type: string) => {
  const found = state.schema.nodes[type]
  if (!found) throw new Error(`There is no ${type}.`)
  return found
}
/** The place of some words. */
const at = (state: EditorState, words: string): number => {
  let place = -1
  state.doc.descendants((inner, pos) => {
    if (inner.isText && inner.text?.includes(words)) place = pos
  })
  return place
}
const inColumns = () =>
  anEditor([
    {
      type: 'columns',
      attrs: { id: 'cols' },
      content: ['left', 'right'].map((side) => ({
        type: 'column',
        attrs: { id: side },
        content: [paragraph(`${side}-p`, `${side} words`)],
      })),
    },
    paragraph('after', 'after'),
  ])

test('in a column a picture is put down in the column, and a question is not offered', () => {
  const state = inColumns()
  const place = at(state, 'left words')

  expect(mayStandAt(state.doc, place, typeOf(state, 'image'))).toBe(true)
  expect(mayStandAt(state.doc, place, typeOf(state, 'singleChoice'))).toBe(false)
  const { doc } = state.apply(insertBlock(state, place, node(state, 'image')))
  doc.check()
  expect(doc.firstChild?.firstChild?.lastChild?.type.name).toBe('image')
})

test('what was typed to find a block goes with it, and an empty line makes room for it', () => {
  const state = anEditor([paragraph('a', 'one'), paragraph('b', '/im')])
  const place = at(state, '/im')

  const next = state.apply(insertBlock(state, place, node(state, 'image'), { from: place, to: place + 3 }))

  expect(next.doc.childCount).toBe(2)
  expect(next.doc.lastChild?.type.name).toBe('image')
})

test('a point of a list and a cell hold no more than a stored lesson may', () => {
  const state = anEditor([paragraph('a', 'one')])

  for (const holder of ['listItem', 'tableCell', 'tableHeader']) {
    const match = typeOf(state, holder).contentMatch
    const first = match.matchType(typeOf(state, 'paragraph'))
    for (const type of ['image', 'heading', 'table', 'callout', 'singleChoice'])
      expect(first?.matchType(typeOf(state, type)) ?? null, `${type} in ${holder}`).toBeNull()
    expect(first?.matchType(typeOf(state, 'bulletList'))).not.toBeNull()
  }
})

test('a move is one step to undo, whatever was typed just before and after it', () => {
  const plugins = [history(), ...ownStepPlugins()]
  let state = EditorState.create({
    schema,
    doc: schema.nodeFromJSON({ type: 'doc', content: [paragraph('a', 'one'), paragraph('b', 'two')] }),
    plugins,
  })
  const apply = (tr: Transaction | null) => {
    if (tr) state = state.apply(tr)
  }
  apply(state.tr.setSelection(TextSelection.create(state.doc, 4)))
  apply(state.tr.insertText('!'))
  apply(moveBlock(state, state.selection.from, 1))
  apply(state.tr.insertText('?'))
  const words: string[][] = [wordsOf(state)]
  for (let step = 0; step < 3; step += 1) {
    undo(state, apply)
    words.push(wordsOf(state))
  }

  expect(words).toEqual([
    ['two', 'one!?'],
    ['two', 'one!'],
    ['one!', 'two'],
    ['one', 'two'],
  ])
})

function ownStepPlugins() {
  const extension = lessonExtensions().find(({ name }) => name === 'ownSteps')
  const add = extension?.config.addProseMirrorPlugins as (() => EditorState['plugins']) | undefined
  return [...(add?.() ?? [])]
}
