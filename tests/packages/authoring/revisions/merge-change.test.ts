import {
  applyChange,
  changeBetween,
  diffLessons,
  mergeChange,
  type LessonContent,
} from '@karmashala/authoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContent, idsOf, wordsOf } from '../a-content.ts'

const base = aContent({ a: 'one', b: 'two', c: 'three' })

/** What is stored after the first writer, and what comes of the second writer's save from the same base. */
function together(theirs: LessonContent, mine: LessonContent, from = base) {
  const change = changeBetween(from, mine)
  if (!change) throw new Error('nothing was changed')
  return mergeChange({ base: from, current: theirs, change })
}

test('changes of different blocks go together', () => {
  const merged = together(
    aContent({ a: 'ONE', b: 'two', c: 'three' }),
    aContent({ a: 'one', b: 'two', c: 'THREE' }),
  )
  expect(wordsOf(merged.content)).toEqual({ a: 'ONE', b: 'two', c: 'THREE' })
  expect(merged.conflicts).toEqual([])
})

test('of two changes of the same block the first stays and the second comes back to its writer', () => {
  const theirs = aContent({ a: 'first', b: 'two', c: 'three' })
  const mine = aContent({ a: 'second', b: 'TWO', c: 'three' })
  const merged = together(theirs, mine)
  expect(wordsOf(merged.content)).toEqual({ a: 'first', b: 'TWO', c: 'three' })
  expect(merged.conflicts).toMatchObject([
    { blockId: 'a', mine: mine.document.content[0], theirs: theirs.document.content[0] },
  ])
})

test('the same change made twice is no conflict', () => {
  const same = aContent({ a: 'ONE', b: 'two', c: 'three' })
  expect(together(same, same).conflicts).toEqual([])
})

test('a block somebody changed is not removed by somebody else', () => {
  const merged = together(aContent({ a: 'ONE', b: 'two', c: 'three' }), aContent({ b: 'two', c: 'three' }))
  expect(wordsOf(merged.content)).toMatchObject({ a: 'ONE' })
  expect(merged.conflicts).toMatchObject([{ blockId: 'a', mine: null }])
})

test('a change of a block that was removed meanwhile comes back to its writer', () => {
  const merged = together(aContent({ b: 'two', c: 'three' }), aContent({ a: 'ONE', b: 'two', c: 'three' }))
  expect(idsOf(merged.content)).toEqual(['b', 'c'])
  expect(merged.conflicts).toMatchObject([{ blockId: 'a', theirs: null }])
})

test('new blocks of both writers are kept, each behind its neighbour', () => {
  const merged = together(
    aContent({ a: 'one', x: 'theirs', b: 'two', c: 'three' }),
    aContent({ a: 'one', b: 'two', y: 'mine', c: 'three' }),
  )
  expect(idsOf(merged.content)).toEqual(['a', 'x', 'b', 'y', 'c'])
})

test('a block I moved is where I put it, among what others have written', () => {
  const merged = together(
    aContent({ a: 'one', b: 'two', c: 'three', d: 'four' }),
    aContent({ c: 'three', a: 'one', b: 'two' }),
  )
  expect(idsOf(merged.content)).toEqual(['c', 'a', 'b', 'd'])
})

const aLessonOf = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 })
  .chain((ids) =>
    fc
      .array(fc.constantFrom('x', 'y', 'z', ''), { minLength: ids.length, maxLength: ids.length })
      .map((words) => aContent(Object.fromEntries(ids.map((id, index) => [id, words[index] ?? ''])))),
  )

test('a change makes exactly the lesson it was taken from', () => {
  fc.assert(
    fc.property(aLessonOf, aLessonOf, (before, after) => {
      const change = changeBetween(before, after)
      expect(change ? applyChange(before, change) : before).toEqual(after)
    }),
  )
})

test('whatever two writers do, every block is there once, and what is lost from the lesson is in a conflict', () => {
  fc.assert(
    fc.property(aLessonOf, aLessonOf, aLessonOf, (from, theirs, mine) => {
      const change = changeBetween(from, mine)
      if (!change) return
      const { content, conflicts } = mergeChange({ base: from, current: theirs, change })
      const ids = idsOf(content)
      expect(new Set(ids).size).toBe(ids.length)

      const old = wordsOf(from)
      const now = wordsOf(content)
      const disputed = new Set(conflicts.map(({ blockId }) => blockId))
      for (const [id, words] of Object.entries(wordsOf(mine)))
        if (words !== old[id]) expect(now[id] === words || disputed.has(id), `mine ${id}`).toBe(true)
      for (const [id, words] of Object.entries(wordsOf(theirs)))
        if (words !== old[id]) expect(now[id], `theirs ${id}`).toBe(words)
    }),
  )
})

test('merging onto what nobody changed is the change itself', () => {
  fc.assert(
    fc.property(aLessonOf, aLessonOf, (from, mine) => {
      const change = changeBetween(from, mine)
      if (!change) return
      const merged = mergeChange({ base: from, current: from, change })
      expect(merged.conflicts).toEqual([])
      expect(merged.content).toEqual(mine)
    }),
  )
})

test('the difference of two revisions names what came, went, changed and moved, word by word', () => {
  const diffs = diffLessons(
    aContent({ a: 'Thirty days from receipt', b: 'two', c: 'three', d: 'four' }),
    aContent({ d: 'four', a: 'Forty days from receipt', c: 'three', e: 'five' }),
  )
  expect(diffs.map(({ blockId, kind }) => `${kind} ${blockId}`)).toEqual([
    'moved d',
    'changed a',
    'added e',
    'removed b',
  ])
  expect(diffs[1]?.words).toEqual([
    { kind: 'removed', text: 'Thirty' },
    { kind: 'added', text: 'Forty' },
    { kind: 'same', text: ' days from receipt' },
  ])
})

test('Hindi words are compared as words, not as letters and signs', () => {
  const [diff] = diffLessons(aContent({ a: 'तीस दिन में उत्तर' }), aContent({ a: 'चालीस दिन में उत्तर' }))
  expect(diff?.words.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'तीस' },
    { kind: 'added', text: 'चालीस' },
  ])
})
