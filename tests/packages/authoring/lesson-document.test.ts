import {
  ALL_BLOCKS,
  blockHash,
  definitions,
  plainText,
  splitScreens,
  validateLesson,
  type Block,
  type LessonDocument,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aLesson } from './a-lesson.ts'

const problems = (json: unknown) => {
  const checked = validateLesson(json)
  return checked.status === 'invalid' ? checked.problems : []
}
const remarks = ({ content }: LessonDocument, id: string) =>
  content
    .filter(({ attrs }) => attrs.id === id)
    .flatMap((block) => definitions.get(block.type)?.check?.(block) ?? [])
    .map(({ rule }) => rule)
const change = (id: string, attrs: object) =>
  aLesson((blocks) =>
    blocks.map((block) =>
      block.attrs.id === id ? ({ ...block, attrs: { ...block.attrs, ...attrs } } as Block) : block,
    ),
  )

test('a lesson with one block of every kind is valid', () => {
  const lesson = aLesson()

  expect(validateLesson(lesson)).toEqual({ status: 'valid', document: lesson })
  expect(new Set(lesson.content.map(({ type }) => type))).toEqual(new Set(ALL_BLOCKS.map(({ type }) => type)))
})

test('two blocks with the same id are refused, and the second is named', () => {
  expect(problems(change('p1', { id: 'h1' }))).toEqual([
    { path: 'content.1.attrs.id', blockId: 'h1', message: 'Two blocks have the id h1.' },
  ])
})

test('a block without an id is refused', () => {
  expect(problems(change('p1', { id: null }))[0]?.path).toBe('content.1.attrs.id')
})

test('a single choice needs exactly one right answer', () => {
  const options = [
    { id: 'o1', text: 'a', correct: true, feedback: 'f' },
    { id: 'o2', text: 'b', correct: true, feedback: 'f' },
  ]
  expect(remarks(change('q1', { options }), 'q1')).toEqual(['right-options'])
})

test('a multiple choice needs at least one right answer', () => {
  const options = [
    { id: 'o3', text: 'a', correct: false, feedback: 'f' },
    { id: 'o4', text: 'b', correct: false, feedback: 'f' },
  ]
  expect(remarks(change('q2', { options }), 'q2')).toEqual(['right-options'])
})

test('a link to a script is refused', () => {
  const lesson = aLesson(() => [
    {
      type: 'paragraph',
      attrs: { id: 'p' },
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    },
  ])
  expect(problems(lesson)[0]?.message).toContain('https://')
})

test.each([
  'https://example.org/a.png',
  '/etc/a.png',
  '../a.png',
  'a/../../b.png',
  'data:image/png;base64,x',
])('an image from %s is refused', (src) => {
  expect(problems(change('i1', { src })).length).toBeGreaterThan(0)
})

test('an image without a description has to be marked as decorative', () => {
  expect(remarks(change('i1', { alt: '' }), 'i1')).toEqual(['no-alternative'])
  expect(remarks(change('i1', { alt: '', decorative: true }), 'i1')).toEqual([])
})

test('attributes the lesson does not know are dropped', () => {
  const checked = validateLesson(change('h1', { onclick: 'alert(1)' }))
  expect(JSON.stringify(checked)).not.toContain('onclick')
  expect(checked.status).toBe('valid')
})

test('a block of unknown kind is refused', () => {
  expect(problems({ type: 'doc', content: [{ type: 'iframe', attrs: { id: 'x' } }] }).length).toBeGreaterThan(
    0,
  )
})

test('the hash of a block depends on what it says and not on its id, the order of keys or empty attributes', async () => {
  const block: Block = { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Rule 7' }] }
  const copy = {
    content: [{ text: 'Rule 7', type: 'text' }],
    attrs: { id: 'b', extra: null },
    type: 'paragraph',
  } as Block
  const edited: Block = { ...block, content: [{ type: 'text', text: 'Rule 8' }] }

  expect(await blockHash(copy)).toBe(await blockHash(block))
  expect(await blockHash(edited)).not.toBe(await blockHash(block))
  expect(await blockHash(block)).toMatch(/^[0-9a-f]{64}$/)
})

test('a change of feedback in a question changes its hash', async () => {
  const of = (feedback: string) => {
    const options = [
      { id: 'o5', text: 'a', correct: true, feedback },
      { id: 'o6', text: 'b', correct: false, feedback: 'f' },
    ]
    return blockHash({ type: 'singleChoice', attrs: { id: 'q', question: 'q', options, explanation: 'e' } })
  }
  expect(await of('one')).not.toBe(await of('two'))
})

test('a lesson is cut into screens at its page breaks, each titled by its first heading', () => {
  const screens = splitScreens(aLesson())

  expect(screens.map(({ title }) => title)).toEqual(['First screen', 'Second screen'])
  expect(screens[1]?.blocks.map(({ attrs }) => attrs.id)).toEqual(['s1', 'i1', 'q1', 'q2'])
})

test('page breaks beside each other make no empty screen', () => {
  const lesson = aLesson((blocks) => [{ type: 'pageBreak', attrs: { id: 'b0' } }, ...blocks])
  expect(splitScreens(lesson)).toHaveLength(2)
})

test('the plain text of a question holds its options and its feedback', () => {
  const question = aLesson().content.find(({ attrs }) => attrs.id === 'q1')
  for (const words of ['How many days?', 'Thirty', 'Ninety', 'Section 7(1).', 'Too long.'])
    expect(question && plainText(question)).toContain(words)
})
