import {
  localise,
  plainText,
  textFingerprint,
  translationRows,
  validateLesson,
  type LessonContent,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aContent } from '../a-content.ts'
import { inHindi } from './in-hindi.ts'

const said = (id: string, text: string) => ({
  ...{ type: 'paragraph', attrs: { id } },
  content: [{ type: 'text', text }],
})
const panel = (id: string, title: string, ...content: object[]) => ({
  ...{ type: 'tabPanel', attrs: { id } },
  content: [{ type: 'tabTitle', content: [{ type: 'text', text: title }] }, ...content],
})
const tabs = (...content: object[]) => ({ type: 'tabs', attrs: { id: 't' }, content })
function lesson(...content: object[]): LessonContent {
  const checked = validateLesson({ type: 'doc', content })
  if (checked.status === 'invalid') throw new Error(JSON.stringify(checked.problems))
  return { ...aContent({ a: '' }), document: checked.document }
}
const moved = (from: LessonContent, to: LessonContent) =>
  localise({ ...to, translations: inHindi(from).translations }, 'hi')

const before = lesson(
  said('p', 'Thirty days'),
  tabs(
    panel('t1', 'One', said('x', 'Same words'), said('y', 'More')),
    panel('t2', 'Two', said('z', 'Same words')),
  ),
)

test.each<[string, LessonContent]>([
  [
    'into a tab',
    lesson(
      tabs(
        panel('t1', 'One', said('x', 'Same words'), said('y', 'More'), said('p', 'Thirty days')),
        panel('t2', 'Two', said('z', 'Same words')),
      ),
    ),
  ],
  [
    'out of a tab',
    lesson(
      said('p', 'Thirty days'),
      said('y', 'More'),
      tabs(panel('t1', 'One', said('x', 'Same words')), panel('t2', 'Two', said('z', 'Same words'))),
    ),
  ],
  [
    'from tab to tab',
    lesson(
      tabs(
        panel('t2', 'Two', said('z', 'Same words'), said('x', 'Same words')),
        panel('t1', 'One', said('y', 'More')),
      ),
      said('p', 'Thirty days'),
    ),
  ],
])('a block that was moved %s keeps its translation', (_what, after) => {
  expect(moved(before, after)).toMatchObject({ total: 7, current: 7, stale: 0, missing: 0 })
})

test('a block that was moved and changed is stale and shows what was translated', () => {
  const after = lesson(
    tabs(panel('t1', 'One', said('p', 'Forty days')), panel('t2', 'Two', said('z', 'Same words'))),
  )
  const hindi = moved(before, after)
  expect(hindi).toMatchObject({ stale: 1, missing: 0 })
  expect(hindi.document.content.map(plainText).join()).toContain('अनुवाद Thirty days')
})

test('blocks with the same words keep each their own translation when they are moved', () => {
  const translated = inHindi(before, ({ key, source }) => `${source} ${/#([xz])\./.exec(key)?.[1] ?? ''}`)
  const after = lesson(
    tabs(panel('t1', 'One', said('z', 'Same words')), panel('t2', 'Two', said('x', 'Same words'))),
  )
  const rows = translationRows({ ...after, translations: translated.translations }, 'hi')
  expect(rows.filter(({ source }) => source === 'Same words').map(({ target }) => target)).toEqual([
    'Same words z',
    'Same words x',
  ])
})

test('a change of marks alone is a change of the source, and how the same is stored is none', () => {
  const bold = { type: 'bold' as const }
  const link = { type: 'link' as const, attrs: { href: 'https://example.org/' } }
  const plain = textFingerprint([{ type: 'text', text: 'Thirty days' }])
  expect(textFingerprint([{ type: 'text', text: 'Thirty days', marks: [bold] }])).not.toBe(plain)
  expect(textFingerprint([{ type: 'text', text: 'Thirty days', marks: [] }])).toBe(plain)
  expect(
    textFingerprint([
      { type: 'text', text: 'Thirty ' },
      { type: 'text', text: 'days' },
    ]),
  ).toBe(plain)
  expect(textFingerprint([{ type: 'text', text: 'a', marks: [bold, link] }])).toBe(
    textFingerprint([{ type: 'text', text: 'a', marks: [link, bold] }]),
  )
})

test('composed and decomposed letters are the same words; a joiner makes other ones', () => {
  expect(textFingerprint('क\u093cानून')).toBe(textFingerprint('\u0958ानून'))
  expect(textFingerprint('café')).toBe(textFingerprint('cafe\u0301'))
  expect(textFingerprint('क्\u200dष')).not.toBe(textFingerprint('क्ष'))
})
