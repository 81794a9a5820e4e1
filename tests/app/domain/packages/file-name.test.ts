import { expect, test } from 'vitest'
import { FILE_NAME_MAX, shownFileName } from '#app/domain/packages/file-name.ts'

test('a long file name keeps its beginning, which names the course, and its extension', () => {
  const shown = shownFileName(`Delegation of Powers ${'x'.repeat(300)} final v7.zip`)

  expect(shown).toMatch(/^Delegation of Powers x+…x+ final v7\.zip$/)
  expect(shown).toHaveLength(FILE_NAME_MAX)
})

test('a file name that was shortened before stays as it is', () => {
  const shown = shownFileName(`${'क'.repeat(300)}.zip`)

  expect(shownFileName(shown)).toBe(shown)
})
