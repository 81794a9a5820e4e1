import { expect, test } from 'vitest'
import { csvOf } from '#app/lib/csv.ts'

test('cells with commas, quotes and line breaks survive a spreadsheet', () => {
  expect(csvOf(['name', 'note'], [['Section, A', 'said "yes"\nagain']])).toBe(
    '\uFEFFname,note\r\n"Section, A","said ""yes""\nagain"\r\n',
  )
})

test('a cell cannot become a formula', () => {
  expect(csvOf(['name'], [['=HYPERLINK("http://example.org")']])).toContain(`"'=HYPERLINK(`)
})
