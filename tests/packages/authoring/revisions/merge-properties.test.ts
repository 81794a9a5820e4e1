import {
  applyChange,
  changeBetween,
  lessonChangeSchema,
  lessonContentSchema,
  mergeChange,
  plainText,
  validateLesson,
  type LessonContent,
} from '@karmashala/authoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aContent, idsOf } from '../a-content.ts'
import { aContentOf, after, allIds, anAct, aTree } from './a-change.ts'

const acts = fc.array(anAct, { maxLength: 4 })
const RUNS = { numRuns: 1_500 }

type Meeting = { base: LessonContent; theirs: LessonContent; mine: LessonContent }
/** Two writers who begin with the same lesson. */
const aMeeting = fc.tuple(aTree, acts, acts).map(([tree, theirs, mine]): Meeting => ({
  base: aContentOf(tree),
  theirs: aContentOf(after(tree, theirs, 'T')),
  mine: aContentOf(after(tree, mine, 'M')),
}))

function merged({ base, theirs, mine }: Meeting) {
  const change = changeBetween(base, mine)
  return change ? mergeChange({ base, current: theirs, change }) : { content: theirs, conflicts: [] }
}
const wordsOf = ({ document }: LessonContent) => document.content.map(plainText).join(' ')

test('whatever two writers do with blocks in columns and tabs, what is stored is a lesson', () => {
  fc.assert(
    fc.property(aMeeting, (meeting) => {
      const { content } = merged(meeting)
      expect(validateLesson(content.document)).toEqual({ status: 'valid', document: content.document })
    }),
    RUNS,
  )
})

test('whatever two writers do, every block is there once', () => {
  fc.assert(
    fc.property(aMeeting, (meeting) => {
      const ids = allIds(merged(meeting).content)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    RUNS,
  )
})

test('words neither has taken away are in the lesson, and new ones are there or in a conflict', () => {
  fc.assert(
    fc.property(aMeeting, (meeting) => {
      const { content, conflicts } = merged(meeting)
      const stored = wordsOf(content)
      const aside = conflicts.flatMap(({ mine }) => (mine ? plainText(mine) : [])).join(' ')
      const kept = (from: LessonContent) => new Set(wordsOf(from).match(/words \d|nested \d\d/g))
      const [theirs, mine] = [kept(meeting.theirs), kept(meeting.mine)]
      for (const words of kept(meeting.base))
        if (theirs.has(words) && mine.has(words)) expect(stored, words).toContain(words)
      for (const words of wordsOf(meeting.theirs).match(/\w+ T\b/g) ?? []) expect(stored).toContain(words)
      for (const words of wordsOf(meeting.mine).match(/\w+ M\b/g) ?? [])
        expect(`${stored} ${aside}`).toContain(words)
    }),
    RUNS,
  )
})

test('without a conflict nothing is said twice', () => {
  fc.assert(
    fc.property(aMeeting, (meeting) => {
      const { content, conflicts } = merged(meeting)
      if (conflicts.length > 0) return
      const said = wordsOf(content).match(/words \d|nested \d\d/g) ?? []
      expect(new Set(said).size).toBe(said.length)
    }),
    RUNS,
  )
})

test('both writers end with the same lesson', () => {
  fc.assert(
    fc.property(aMeeting, ({ base, theirs, mine }) => {
      const change = changeBetween(base, mine)
      if (!change) return
      const server = mergeChange({ base, current: theirs, change }).content
      // The one who saved gets what the other has done since, and merges the same.
      const others = changeBetween(base, theirs)
      const current = others ? applyChange(base, others) : base
      expect(mergeChange({ base, current, change }).content).toEqual(server)
      // The other one asks what is new.
      const news = changeBetween(theirs, server)
      expect(news ? applyChange(theirs, news) : theirs).toEqual(server)
    }),
    RUNS,
  )
})

test('a change is one that the server takes, and saying it again changes nothing', () => {
  fc.assert(
    fc.property(aMeeting, (meeting) => {
      const change = changeBetween(meeting.base, meeting.mine)
      if (!change) return
      expect(lessonChangeSchema.parse(JSON.parse(JSON.stringify(change)))).toEqual(change)
      expect(applyChange(applyChange(meeting.base, change), change)).toEqual(meeting.mine)
    }),
    RUNS,
  )
})

test('when two writers take away all there is between them, a block stays and its writer is told', () => {
  const base = aContent({ a: 'one', b: 'two' })
  const { content, conflicts } = merged({
    base,
    theirs: aContent({ a: 'one' }),
    mine: aContent({ b: 'two' }),
  })
  expect(idsOf(content)).toEqual(['a'])
  expect(conflicts).toMatchObject([{ blockId: 'a', mine: null }])
  expect(lessonContentSchema.safeParse(content).success).toBe(true)
})

test.each([
  ['the same block twice', { set: ['a', 'a'], removed: [], order: ['a'] }],
  ['a block set and removed', { set: ['a'], removed: ['a'], order: null }],
  ['the same block twice in its order', { set: ['a'], removed: [], order: ['a', 'a'] }],
  ['a removed block in its order', { set: [], removed: ['a'], order: ['a'] }],
])('a change with %s is refused', (_what, { set, ...change }) => {
  const blocks = set.map((id) => ({ type: 'paragraph', attrs: { id } }))
  expect(lessonChangeSchema.safeParse({ ...change, set: blocks, translated: [] }).success).toBe(false)
})
