import { findSimilar, loadDictionary, loadFramework, makeDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'

const dictionary = loadDictionary()
const similar = (name: string, nameHi?: string) =>
  findSimilar(dictionary, { name, ...(nameHi ? { nameHi } : {}) }).map(({ competency, why }) => [
    competency.code,
    why[0],
  ])
const search = (text: string) => dictionary.search(text).map(({ code }) => code)

test('the same name in other letters or another order is noticed before it is proposed', () => {
  expect(similar('Travel & leave handling')[0]).toEqual(['FUN-111', 'same_words'])
  expect(similar('CONFLICT  management')[0]).toEqual(['BEH-036', 'same_name'])
  expect(similar('Data governance and use').map(([code]) => code)).toEqual(['FUN-077', 'FUN-114'])
})

test('a misspelt name is noticed, and a word that half the dictionary has makes nothing alike', () => {
  expect(similar('Stress managment')).toEqual([['BEH-005', 'similar_spelling']])
  expect(similar('Elephant Management')).toEqual([])
  expect(similar('Quantum farming')).toEqual([])
})

test('a Hindi name is noticed in its own letters and in Latin ones', () => {
  expect(similar('Something else', 'तनाव का प्रबन्धन')).toEqual([['BEH-005', 'same_hindi']])
  expect(similar('tanav prabandhan')[0]).toEqual(['BEH-005', 'same_hindi'])
})

test('what officials call a competency points to it', () => {
  expect(
    similar('RTI')
      .map(([code]) => code)
      .sort(),
  ).toEqual(['FUN-091', 'FUN-092', 'FUN-T15'])
})

test('likeness in another competency type counts less, and is never above 1', () => {
  const own = findSimilar(dictionary, { name: 'Stress Management', type: 'behavioural' })[0]
  const other = findSimilar(dictionary, { name: 'Stress Management', type: 'domain' })[0]

  expect(own?.similarity).toBe(1)
  expect(other?.similarity).toBeLessThan(1)
})

test('a name that was retired is noticed too', () => {
  const rows = loadFramework().competencies.map((row) =>
    row.code === 'FUN-111' ? { ...row, retired: true } : row,
  )
  const found = findSimilar(makeDictionary(rows), { name: 'Handling Leave and Travel' })

  expect(found[0]?.competency).toMatchObject({ code: 'FUN-111', retired: true })
})

test('Hindi typed with Latin letters finds what the Hindi word finds, however it is spelt', () => {
  for (const spelling of ['chhutti', 'chutti', 'chhuti', 'chuttee'])
    expect(search(spelling), spelling).toContain('FUN-111')
  expect(search('tanav')[0]).toBe(search('तनाव')[0])
  expect(search('satarkta')).toContain('FUN-T17')
  expect(search('suchana ka adhikar').slice(0, 3).sort()).toEqual(['FUN-091', 'FUN-092', 'FUN-T15'])
  expect(search('nilamban')[0]).toBe('FUN-096')
})
