import { blockOf, putBlocks, readDocument, rememberBlocks, type Block } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { anEditor, idsOf, paragraph, wordsOf } from '#tests/packages/authoring/editor/a-document.ts'

const put = (state: ReturnType<typeof anEditor>, blocks: Block[]) => {
  const tr = putBlocks(state, blocks)
  if (!tr) throw new Error('Nothing was put.')
  tr.doc.check()
  return state.apply(tr)
}

test('what others changed comes in and the cursor stays in its words', () => {
  const state = anEditor([paragraph('a', 'one'), paragraph('b', 'two')], 8)

  const after = put(state, [
    paragraph('new', 'before'),
    paragraph('a', 'changed by Asha'),
    paragraph('b', 'two'),
  ])

  expect(wordsOf(after)).toEqual(['before', 'changed by Asha', 'two'])
  expect(after.selection.$from.parent.textContent).toBe('two')
  expect(after.selection.$from.parentOffset).toBe(state.selection.$from.parentOffset)
})

test('blocks others moved or removed move and go', () => {
  const state = anEditor([paragraph('a', 'one'), paragraph('b', 'two'), paragraph('c', 'three')])

  expect(idsOf(put(state, [paragraph('c', 'three'), paragraph('a', 'one')]))).toEqual(['c', 'a'])
})

test('the only block can be replaced by another', () => {
  const state = anEditor([paragraph('a', 'one')])

  expect(idsOf(put(state, [paragraph('z', 'new')]))).toEqual(['z'])
})

test('what the document holds already is not put again', () => {
  const state = anEditor([paragraph('a', 'one')])

  expect(putBlocks(state, readDocument(state.doc).content)).toBeNull()
})

test('defaults the editor fills in are not a change', () => {
  const stored: Block = paragraph('a', 'one')
  const state = anEditor([stored])
  rememberBlocks(state.doc, [stored])

  expect(blockOf(state.doc.child(0))).toBe(stored)
})
