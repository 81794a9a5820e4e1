import { newCredentialCode } from '#app/domain/credentials/new-credential-code.server.ts'
import { normaliseCode, printedCode } from '#app/domain/credentials/credential-code.ts'
import { expect, test } from 'vitest'

const CODE = '7K3M90QX12AB34CD56EF78GH'

test.each([
  ['as it is printed', '7K3M-90QX-12AB-34CD-56EF-78GH'],
  ['in small letters with spaces', ' 7k3m 90qx 12ab 34cd 56ef 78gh '],
  ['with the dashes of a word processor', '7K3M–90QX—12AB‑34CD-56EF-78GH'],
  ['with O for 0, and l and I for 1', '7K3M-9OQX-l2AB-34CD-56EF-78GH'],
  ['with Hindi digits', '७K३M-९०QX-१२AB-३४CD-५६EF-७८GH'],
  ['in full-width characters', '７Ｋ３Ｍ９０ＱＸ12AB34CD56EF78GH'],
])('a number typed %s is understood', (_how, typed) => {
  expect(normaliseCode(typed)).toBe(CODE)
})

test.each(['', 'abc', CODE.slice(1), `${CODE}0`, CODE.replace('7', 'U'), '<script>', '../../etc'])(
  '%s is no certificate number',
  (typed) => {
    expect(normaliseCode(typed)).toBeNull()
  },
)

test('fresh numbers are whole, readable and never the same', () => {
  const codes = Array.from({ length: 500 }, newCredentialCode)

  expect(codes.every((code) => normaliseCode(printedCode(code)) === code)).toBe(true)
  expect(new Set(codes).size).toBe(500)
})
