import { loadDictionary, makeDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'

const dictionary = loadDictionary()
const codes = (rows: { code: string }[]) => rows.map(({ code }) => code)

test('every published row of the competency model is loaded', () => {
  const behavioural = dictionary.list({ type: 'behavioural' })
  const functional = dictionary.list({ type: 'functional' })
  const subThemes = [...behavioural, ...functional].filter(({ parentCode }) => parentCode !== null)

  expect(behavioural.filter(({ parentCode }) => parentCode === null)).toHaveLength(13)
  expect(functional.filter(({ parentCode }) => parentCode === null)).toHaveLength(22)
  expect(subThemes).toHaveLength(114)
  const numbers = subThemes.map(({ code }) => Number(code.slice(4))).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 114 }, (_, index) => index + 1))
})

test('forty domain competencies hang below themes of their own', () => {
  const domain = dictionary.list({ area: 'Domain' })

  expect(domain.filter(({ parentCode }) => parentCode !== null)).toHaveLength(40)
  for (const row of domain) expect(row.parentCode === null || dictionary.find(row.parentCode)).toBeTruthy()
})

test('every competency has a Hindi name and a description', () => {
  for (const row of dictionary.list()) {
    expect(row.nameHi, row.code).toMatch(/[\u0900-\u097f]/)
    expect(row.description.length, row.code).toBeGreaterThan(20)
  }
})

test('two competencies of the same name stay two competencies', () => {
  const twins = dictionary.list().filter(({ name }) => name === 'Research & Need Analysis')

  expect(codes(twins)).toEqual(['FUN-045', 'FUN-051'])
  for (const twin of twins) expect(twin.flags).toContain('duplicate-name')
  expect(twins[0]?.parentCode).not.toBe(twins[1]?.parentCode)
})

test('rows published blank say so, and those that only repeat their theme cannot be chosen', () => {
  expect(dictionary.get('FUN-071')).toMatchObject({
    selectable: false,
    flags: ['blank-upstream', 'named-after-theme'],
  })
  expect(dictionary.get('FUN-108')).toMatchObject({ selectable: true, flags: ['blank-upstream'] })
  expect(dictionary.get('FUN-114').selectable).toBe(false)
  expect(dictionary.get('FUN-T09').selectable).toBe(true)
})

test('a code that does not exist is not found, and asking for it by force is refused', () => {
  expect(dictionary.find('FUN-999')).toBeNull()
  expect(() => dictionary.get('FUN-999')).toThrow(expect.objectContaining({ code: 'unknown_competency' }))
})

test('a dictionary with the same code twice is refused', () => {
  const row = dictionary.get('BEH-T01')
  expect(() => makeDictionary([row, row])).toThrow(expect.objectContaining({ code: 'broken_dictionary' }))
})

test('a theme lists its sub-themes', () => {
  expect(codes(dictionary.children('FUN-T15'))).toEqual(['FUN-091', 'FUN-092'])
})

test('levels run from Basic to Ustad and rise through the three tiers', () => {
  expect(dictionary.levels.map(({ name }) => name)).toEqual([
    'Basic',
    'Proficient',
    'Advanced',
    'Expert',
    'Ustad',
  ])
  expect(new Set(dictionary.levels.map(({ tier }) => tier))).toEqual(
    new Set(['operational', 'tactical', 'strategic']),
  )
})
