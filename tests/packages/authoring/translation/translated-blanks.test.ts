import { checkLesson, remarkSentence, translationRows, type LessonContent } from '@karmashala/authoring'
import { exportXliff, importXliff } from '@karmashala/authoring/server'
import { expect, test } from 'vitest'
import { aContent } from '../a-content.ts'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { inHindi } from './in-hindi.ts'

const blanks = {
  type: 'fillBlanks' as const,
  attrs: { id: 'b', question: 'Fill', explanation: 'Why', text: 'Pay [[10|ten]] rupees within [[30]] days' },
}
const lesson: LessonContent = { ...aContent({ a: '' }), document: { type: 'doc', content: [blanks] } }
const translated = (text: string, content = lesson) =>
  inHindi(content, ({ key, source }) => (key.endsWith('attrs.text') ? text : `अनुवाद ${source}`))
const problems = (text: string) =>
  translationRows(translated(text), 'hi').flatMap((row) => row.problems.map(({ rule }) => rule))

test.each([
  ['[[10|दस]] रुपये [[30]] दिन में दें', []],
  ['[[#2 30]] दिन में [[#1 दस]] रुपये दें', []],
  ['[[#2 तीस]] दिन में [[#1 10]] रुपये दें', []],
  ['[[दस]] रुपये [[तीस]] दिन में दें', []],
  ['[[10]] रुपये तीस दिन में दें', ['other-blanks']],
  ['दस रुपये दें', ['other-blanks']],
  ['[[10]] रुपये [[30]] दिन में [[दें]]', ['other-blanks']],
  ['[[10]] रुपये [[30] दिन में दें', ['other-blanks']],
  ['[[३०]] दिन में [[१०]] रुपये दें', ['blanks-swapped']],
  ['[[#2 तीस]] दिन में [[दस]] रुपये दें', ['half-numbered']],
  ['[[#1 तीस]] दिन में [[#1 दस]] रुपये दें', ['half-numbered']],
  ['[[10]] रुपये [[ ]] दिन में दें', ['empty-blank']],
])('the translation “%s” has the problems %j', (text, expected) => {
  expect(problems(text)).toEqual(expected)
})

test('other blanks than the source has hold the lesson up, and the remark names the language', () => {
  const [remark, ...more] = checkLesson(translated('दस रुपये दें')).filter(({ language }) => language)
  expect(more).toEqual([])
  expect(remark).toMatchObject({
    rule: 'other-blanks',
    severity: 'must',
    blockId: 'b',
    language: 'hi',
    fix: null,
  })
  expect(remark && remarkSentence(remark, 'en')).toBe(
    'Hindi: There are 0 blanks where the source has 2: answers would be lost.',
  )
  expect(remark && remarkSentence(remark, 'hi')).toMatch(/^हिन्दी: .*।$/)
})

test('blanks in a question of a pool are looked at, too', () => {
  const pool = { id: 'p', name: '', draw: 1, questions: [blanks] }
  const test = sampleInteractions().find(({ type }) => type === 'assessment')
  const document = { type: 'doc', content: [{ ...test, attrs: { ...test?.attrs, pools: [pool] } }] }
  const content = translated('दस रुपये दें', { ...lesson, document: document as LessonContent['document'] })
  expect(
    checkLesson(content)
      .filter(({ language }) => language)
      .map(({ rule }) => rule),
  ).toEqual(['other-blanks'])
})

test('two things of a matching that a translation makes the same hold the lesson up', () => {
  const matching = sampleInteractions().filter(({ type }) => type === 'matching')
  const content = inHindi({ ...lesson, document: { type: 'doc', content: matching } }, ({ key }) =>
    key.endsWith('.right') ? 'वही' : `${key} अनुवाद`,
  )
  expect(checkLesson(content).filter(({ language }) => language)).toMatchObject([
    { rule: 'same-things', severity: 'must', blockType: 'matching', language: 'hi' },
  ])
})

test('what a source lacks is not said once more for each of its translations', () => {
  const empty = { ...blanks, attrs: { ...blanks.attrs, explanation: '', text: 'Nothing left out' } }
  const content = translated('कुछ नहीं छूटा', { ...lesson, document: { type: 'doc', content: [empty] } })
  expect(checkLesson(content).filter(({ language }) => language)).toEqual([])
})

test('a file of translations with other blanks is refused by name', () => {
  const file = exportXliff(translated('दस रुपये दें'), 'hi')
  expect(importXliff(file, lesson).refused.map(({ reason }) => reason)).toEqual(['other_answers'])
})
