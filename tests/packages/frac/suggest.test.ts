import { localise } from '@karmashala/authoring'
import { loadDictionary, loadFramework, makeDictionary, suggestCompetencies } from '@karmashala/frac'
import { expect, test } from 'vitest'
import { SAMPLE_COURSES } from '../../../content-samples/courses.ts'

const dictionary = loadDictionary()
const codesFor = (title: string) =>
  suggestCompetencies(dictionary, { title, outcomes: [], texts: [] }).map(({ code }) => code)

/** Everything a person reads in a lesson, whatever its blocks. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join(' ')
  if (typeof node !== 'object' || node === null) return ''
  return Object.entries(node)
    .map(([key, value]) =>
      ['text', 'caption', 'prompt', 'feedback'].includes(key) && typeof value === 'string'
        ? value
        : textOf(value),
    )
    .join(' ')
}

const samples = SAMPLE_COURSES.flatMap((sample) =>
  sample.languages.map((language) => ({
    name: `${sample.name} (${language})`,
    tags: sample.tags,
    suggested: suggestCompetencies(dictionary, {
      title: language === 'hi' ? sample.titleHi : sample.title,
      titleHi: sample.titleHi,
      outcomes: language === 'hi' ? sample.outcomesHi : sample.outcomes,
      texts: [
        { where: 'summary', text: language === 'hi' ? sample.summaryHi : sample.summary },
        {
          where: 'lesson',
          text: textOf(sample.lessons.map(({ content }) => localise(content, language).document.content)),
        },
      ],
    }).map(({ code }) => code),
  })),
)

test('what the sample courses assess is among their first three suggestions, in English and in Hindi', () => {
  expect(samples).toHaveLength(8)
  for (const { name, tags, suggested } of samples) {
    for (const { code } of tags.filter(({ role }) => role === 'assessed')) {
      expect(suggested.slice(0, 3), name).toContain(code)
    }
  }
})

test('of all competencies the sample courses are tagged with, 14 of 20 are among the first five suggestions (recall@5 of 0.70)', () => {
  const wanted = samples.flatMap(({ tags, suggested }) =>
    [...new Set(tags.map(({ code }) => code))].map((code) => suggested.slice(0, 5).includes(code)),
  )
  const recall = wanted.filter(Boolean).length / wanted.length

  expect(recall).toBeGreaterThanOrEqual(0.7)
})

test('every suggestion names the words that led to it, as the course writes them, and where they stand', () => {
  const [first] = suggestCompetencies(dictionary, {
    title: 'Office practice',
    titleHi: 'कार्यालय',
    outcomes: ['Sanction LEAVE by the rules'],
    texts: [{ where: 'package', text: 'Earned leave, half pay leave and leave travel concession.' }],
  })

  expect(first?.code).toBe('FUN-111')
  expect(first?.words).toContainEqual({ word: 'LEAVE', where: 'outcomes' })
  expect(first?.words).toContainEqual({ word: 'travel', where: 'package' })
})

test('text that is about nothing in the dictionary suggests nothing', () => {
  for (const text of [
    '',
    'asdf qwer zxcv uiop',
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit',
    'Elephants dance over purple mountains at noon',
    'The blue cat sat on the mat for two days',
    'हाथी नीले पहाड़ पर नाचता है',
    '१२३ 456 !!! ---',
  ]) {
    expect(codesFor(text), text).toEqual([])
  }
})

test('Hindi is understood in its own letters, in another number and in Latin letters', () => {
  expect(codesFor('छुट्टियों के नियम')[0]).toBe('FUN-111')
  expect(codesFor('Chhutti ke niyam aur yatra bhatta')[0]).toBe('FUN-111')
  expect(codesFor('sarkari karmchariyon ki chhutti')).toEqual(['FUN-111'])
})

test('an English word is not taken for a Hindi one that sounds like it', () => {
  expect(codesFor('A chutti of the imagination')).toEqual([])
})

test('a word that only looks like an abbreviation suggests nothing, the abbreviation does', () => {
  expect(codesFor('A cat and its case')).not.toContain('FUN-101')
  expect(codesFor('Cases before the CAT')).toContain('FUN-101')
})

test('the same course gets the same suggestions, whatever was asked before', () => {
  const course = { title: 'Budget and accounts', outcomes: ['Read a budget'], texts: [] }
  const before = suggestCompetencies(dictionary, course)
  suggestCompetencies(dictionary, { title: 'Leave', outcomes: [], texts: [] })

  expect(suggestCompetencies(dictionary, course)).toEqual(before)
  expect(suggestCompetencies(dictionary, course, 1)).toEqual(before.slice(0, 1))
})

test('rows that are retired or not offered for tagging are never suggested', () => {
  const rows = loadFramework().competencies.map((row) =>
    row.code === 'FUN-111'
      ? { ...row, retired: true }
      : row.code === 'FUN-110'
        ? { ...row, selectable: false }
        : row,
  )
  const codes = suggestCompetencies(makeDictionary(rows), {
    title: 'Handling Leave and Travel, Allowances & Reimbursement',
    outcomes: [],
    texts: [],
  }).map(({ code }) => code)

  expect(codes).not.toContain('FUN-111')
  expect(codes).not.toContain('FUN-110')
})

test('200 kB of text are read in well under a tenth of a second', () => {
  const words = SAMPLE_COURSES.map(({ lessons }) => textOf(lessons)).join(' ')
  const text = words.repeat(Math.ceil(200_000 / words.length)).slice(0, 200_000)
  const times = Array.from({ length: 8 }, () => {
    const began = performance.now()
    suggestCompetencies(dictionary, { title: 'Anything', outcomes: [], texts: [{ where: 'package', text }] })
    return performance.now() - began
  })

  expect(Math.min(...times)).toBeLessThan(100)
})
