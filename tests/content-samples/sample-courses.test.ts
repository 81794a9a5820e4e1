import {
  checkLesson,
  isInteraction,
  localise,
  percentCurrent,
  plainText,
  splitScreens,
  type Block,
} from '@karmashala/authoring'
import { loadDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'
import { SAMPLE_COURSES } from '../../content-samples/courses.ts'
import { sampleCourse } from '../../content-samples/support/sample-course.ts'
import { inEnglish, inEnglishAndHindi } from '../../content-samples/support/sample-lesson.ts'
import { lesson, p, screen, ul } from '../../content-samples/support/write-lesson.ts'
import { blanks, right, single, wrong } from '../../content-samples/support/write-questions.ts'

const dictionary = loadDictionary()
const lessons = SAMPLE_COURSES.flatMap((course) =>
  course.lessons.flatMap(({ id, content }) =>
    course.languages.map((language) => ({
      name: `${course.name}/${id}`,
      language,
      content,
      document: localise(content, language).document,
    })),
  ),
)
const blocksOf = ({ lessons }: (typeof SAMPLE_COURSES)[number]): Block[] =>
  lessons.flatMap(({ content }) => content.document.content)

test('at least four courses are there, two of them in English and Hindi', () => {
  expect(SAMPLE_COURSES.length).toBeGreaterThanOrEqual(4)
  expect(SAMPLE_COURSES.filter(({ languages }) => languages.includes('hi')).length).toBeGreaterThanOrEqual(2)
  expect(new Set(SAMPLE_COURSES.map(({ name }) => name)).size).toBe(SAMPLE_COURSES.length)
})

test.each(SAMPLE_COURSES)(
  '$name is tagged with competencies of the dictionary, taught and assessed',
  ({ tags, lessonTags }) => {
    for (const { code } of [...tags, ...Object.values(lessonTags).flat()]) {
      expect(dictionary.find(code), code).toMatchObject({ selectable: true })
    }
    expect(tags.map(({ role }) => role)).toEqual(expect.arrayContaining(['taught', 'assessed']))
  },
)

test.each(SAMPLE_COURSES)(
  '$name has a Hindi title, summary and outcomes',
  ({ titleHi, summaryHi, outcomesHi, outcomes }) => {
    for (const text of [titleHi, summaryHi, ...outcomesHi]) expect(text).toMatch(/[\u0900-\u097f]{3}/)
    expect(outcomesHi).toHaveLength(outcomes.length)
  },
)

test.each(lessons)(
  'a writer would be told of no shortcoming in $name in $language',
  ({ content, language }) => {
    expect(checkLesson(content, language)).toEqual([])
  },
)

test.each(SAMPLE_COURSES)(
  '$name has five screens to read and asks in six ways, a story among them',
  (course) => {
    const screens = course.lessons.flatMap(({ content }) => splitScreens(content.document))
    const kinds = new Set(blocksOf(course).flatMap(({ type }) => (isInteraction(type) ? [type] : [])))

    expect(screens.length).toBeGreaterThanOrEqual(6)
    for (const { title } of screens) expect(title).toBeTruthy()
    expect(kinds.size).toBeGreaterThanOrEqual(6)
    expect(kinds).toContain('scenario')
  },
)

test.each(SAMPLE_COURSES)('$name ends with an assessment that draws from a larger bank', (course) => {
  const last = blocksOf(course).at(-1)

  if (last?.type !== 'assessment') throw new Error(`${course.name} ends with ${last?.type ?? 'nothing'}.`)
  expect(last.attrs.passPercent).toBe(course.passMarkPercent)
  expect(last.attrs.pools.length).toBeGreaterThanOrEqual(2)
  for (const { draw, questions } of last.attrs.pools) expect(questions.length).toBeGreaterThan(draw)
})

test.each(SAMPLE_COURSES)('$name cites the law by section or rule, and names its sources', (course) => {
  const text = blocksOf(course).map(plainText).join(' ')

  expect(text.match(/section|rule|article|CSMOP/gi)?.length).toBeGreaterThan(20)
  expect(blocksOf(course).map(({ type }) => type)).toContain('references')
})

test.each(lessons.filter(({ language }) => language === 'hi'))(
  'every word of $name is there in Hindi, and every screen in Devanagari',
  ({ content, document }) => {
    expect(percentCurrent(localise(content, 'hi'))).toBe(100)
    for (const { title, blocks } of splitScreens(document)) {
      const text = [title ?? '', ...blocks.map(plainText)].join(' ')
      const devanagari = text.match(/[\u0900-\u097f]/g)?.length ?? 0
      const latin = text.match(/[a-z]/gi)?.length ?? 0
      expect(devanagari, title ?? '').toBeGreaterThan(200)
      expect(latin, title ?? '').toBeLessThan(devanagari / 20)
    }
  },
)

test.each(lessons)('no stray mark-up is left in the text of $name in $language', ({ document }) => {
  for (const block of document.content) expect(plainText(block)).not.toMatch(/\*|\]\(/)
})

const options = (first: string, second: string) => [right(first, '…'), wrong(second, '…')]
const english = lesson('one', 'One', screen('a', 'A', p('Words'), single('Which?', options('x', 'y'), 'So.')))

test('a translation lies on the blocks of its source, and marks may differ', () => {
  const hindi = lesson('one', 'एक', screen('a', 'अ', p('**शब्द**'), single('कौन?', options('क', 'ख'), 'यों।')))

  const { content } = inEnglishAndHindi(english, hindi)

  const { title, document, missing, stale } = localise(content, 'hi')
  expect([title, missing, stale]).toEqual(['एक', 0, 0])
  expect(document.content.map(plainText)).toEqual(hindi.document.content.map(plainText))
})

test.each([
  ['another kind of block', screen('a', 'अ', ul('शब्द'), single('कौन?', options('क', 'ख'), 'यों।'))],
  ['a block less', screen('a', 'अ', p('शब्द'))],
  ['a block more', screen('a', 'अ', p('शब्द'), single('कौन?', options('क', 'ख'), 'यों।'), p('और'))],
  [
    'another right answer',
    screen('a', 'अ', p('शब्द'), single('कौन?', [wrong('क', '…'), right('ख', '…')], 'यों।')),
  ],
])('a translation with %s is refused', (_, screenInHindi) => {
  expect(() => inEnglishAndHindi(english, lesson('one', 'एक', screenInHindi))).toThrow(/one/)
})

test('a translation with another number of blanks, or with words left out, is refused', () => {
  const of = (text: string, explanation: string) =>
    lesson('two', 'Two', screen('a', 'A', blanks('Fill in.', text, explanation)))

  expect(() => inEnglishAndHindi(of('[[a]] [[b]]', 'So.'), of('[[a]]', 'So.'))).toThrow(/a-1/)
  expect(() => inEnglishAndHindi(of('[[a]]', 'So.'), of('[[a]]', ''))).toThrow(/explanation/)
})

test('a course whose lessons are in other languages than it names, or tags of no lesson, are refused', () => {
  const [known] = SAMPLE_COURSES
  if (!known) throw new Error('There are no courses.')

  expect(() => sampleCourse({ ...known, lessonTags: {} }, inEnglish(english))).toThrow(/names the languages/)
  expect(() =>
    sampleCourse({ ...known, languages: ['en'], lessonTags: { two: [] } }, inEnglish(english)),
  ).toThrow(/no lesson two/)
})
