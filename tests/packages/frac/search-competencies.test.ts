import { foldText, loadDictionary } from '@karmashala/frac'
import { expect, test } from 'vitest'

const search = (text: string, limit?: number) =>
  loadDictionary()
    .search(text, limit)
    .map(({ code }) => code)

test('a code finds its competency first', () => {
  expect(search('fun-087')[0]).toBe('FUN-087')
})

test('English words find the competency that carries them', () => {
  expect(search('noting drafting')[0]).toBe('FUN-087')
  expect(search('conflict')[0]).toBe('BEH-036')
})

test('a misspelt query finds what the correct one finds first', () => {
  expect(search('notng draftng')[0]).toBe(search('noting drafting')[0])
  expect(search('procurment contract')).toEqual(search('procurement contract'))
  expect(search('resiliance')[0]).toBe('BEH-006')
})

test('Hindi finds the same competency however the nasal is spelt', () => {
  expect(search('तनाव')[0]).toBe('BEH-005')
  expect(search('संसदीय')).toEqual(search('सन्सदीय'))
  expect(search('प्रबन्धन', 50)).toEqual(search('प्रबंधन', 50))
})

test('the abbreviations officials use are understood', () => {
  expect(search('RTI').slice(0, 3).sort()).toEqual(['FUN-091', 'FUN-092', 'FUN-T15'])
  expect(search('posh')).toContain('FUN-082')
})

test('every word has to be found, and an empty query finds nothing', () => {
  expect(search('leave zebra')).toEqual([])
  expect(search('   ')).toEqual([])
})

test('no more competencies are returned than were asked for', () => {
  expect(search('management', 3)).toHaveLength(3)
})

test('folding keeps Hindi vowel signs', () => {
  expect(foldText('  Noting & DRAFTING—फ़ाइल ')).toBe('noting drafting फाइल')
})
