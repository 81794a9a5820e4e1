import { plainText, splitScreens, type Block } from '@karmashala/authoring'
import { loadDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'
import { SAMPLE_COURSES } from '../../content-samples/courses.ts'

type Choice = Extract<Block, { type: 'singleChoice' | 'multipleChoice' }>
const isChoice = (block: Block): block is Choice =>
  block.type === 'singleChoice' || block.type === 'multipleChoice'

const dictionary = loadDictionary()
const lessons = SAMPLE_COURSES.flatMap((course) =>
  course.languages.map((language) => {
    const document = course.lessons[language]
    if (!document) throw new Error(`${course.name} has no lesson in ${language}`)
    return { name: course.name, language, document }
  }),
)

test('at least four courses are there, two of them also in Hindi', () => {
  expect(SAMPLE_COURSES.length).toBeGreaterThanOrEqual(4)
  expect(SAMPLE_COURSES.filter(({ languages }) => languages.includes('hi')).length).toBeGreaterThanOrEqual(2)
  expect(new Set(SAMPLE_COURSES.map(({ name }) => name)).size).toBe(SAMPLE_COURSES.length)
})

test.each(SAMPLE_COURSES)(
  '$name is tagged with competencies of the dictionary, taught and assessed',
  ({ tags }) => {
    for (const { code } of tags) expect(dictionary.find(code), code).toMatchObject({ selectable: true })
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

test.each(lessons)('$name in $language has five screens to read and five questions', ({ document }) => {
  const screens = splitScreens(document)
  const reading = screens.filter(({ blocks }) => !blocks.some(isChoice))

  expect(reading.length).toBeGreaterThanOrEqual(5)
  expect(document.content.filter(isChoice).length).toBeGreaterThanOrEqual(5)
  for (const screen of screens) expect(screen.title).toBeTruthy()
})

test.each(lessons)(
  '$name in $language cites the law on every reading screen or in its sources',
  ({ document }) => {
    const text = document.content.map(plainText).join(' ')
    expect(text.match(/section|rule|Rules|धारा|नियम/gi)?.length).toBeGreaterThan(10)
    expect(text).toMatch(/Sources? on these screens|स्रोत/)
  },
)

test.each(lessons.filter(({ language }) => language === 'hi'))(
  'every screen of $name in Hindi is written in Devanagari',
  ({ document }) => {
    for (const { title, blocks } of splitScreens(document)) {
      const text = [title ?? '', ...blocks.map(plainText)].join(' ')
      const devanagari = text.match(/[\u0900-\u097f]/g)?.length ?? 0
      const latin = text.match(/[a-z]/gi)?.length ?? 0
      expect(devanagari, title ?? '').toBeGreaterThan(200)
      expect(latin, title ?? '').toBeLessThan(devanagari / 20)
    }
  },
)

test.each(SAMPLE_COURSES.filter(({ languages }) => languages.length > 1))(
  '$name has the same screens and the same right answers in both languages',
  ({ lessons: { en, hi } }) => {
    const shape = (document: typeof en) =>
      document?.content
        .filter((block) => isChoice(block) || block.type === 'pageBreak' || block.type === 'heading')
        .map((block) => (isChoice(block) ? block.attrs.options.length : block.type))
    const right = (document: typeof en) =>
      document?.content
        .filter(isChoice)
        .map(({ attrs }) => attrs.options.filter(({ correct }) => correct).length)

    expect(shape(hi)).toEqual(shape(en))
    expect(right(hi)).toEqual(right(en))
  },
)

test.each(lessons)('no stray mark-up is left in the text of $name in $language', ({ document }) => {
  for (const block of document.content) expect(plainText(block)).not.toMatch(/\*|\]\(/)
})
