import { serialize } from 'bson'
import { expect, test } from 'vitest'
import { splitDocuments, toExactDocument } from '#app/backup/documents.server.ts'

const bytesOf = (value: object): Buffer => Buffer.from(serialize(value))

test('fields keep their order, also those whose names are whole numbers', () => {
  const bytes = bytesOf(
    new Map<string, unknown>([
      ['b', 1],
      [
        '10',
        new Map<string, unknown>([
          ['z', [new Map([['2', 'x']]), null]],
          ['1', 2.5],
        ]),
      ],
      ['9', 'nine'],
    ]),
  )
  expect(bytesOf(toExactDocument(bytes, 'x')).equals(bytes)).toBe(true)
  expect(toExactDocument(bytes, 'x')).toBeInstanceOf(Map)
})

test('a document of a kind that is no longer written is refused rather than changed', () => {
  // Type 6, undefined, which MongoDB has not written for years.
  const bytes = Buffer.from([8, 0, 0, 0, 6, 97, 0, 0])
  expect(() => toExactDocument(bytes, 'old.bson')).toThrow(
    'old.bson holds a document of a kind that cannot be written again',
  )
})

test('documents are found whatever the pieces they come in', async () => {
  const documents = Array.from({ length: 40 }, (_, index) => bytesOf({ index, text: 'x'.repeat(index * 7) }))
  const whole = Buffer.concat(documents)
  for (const size of [1, 2, 3, 5, 64, 1000, whole.length]) {
    async function* pieces() {
      for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
    }
    const found: Buffer[] = []
    for await (const document of splitDocuments(pieces(), 'x')) found.push(document)
    expect(
      found.map((one) => one.toString('hex')),
      `pieces of ${size}`,
    ).toEqual(documents.map((one) => one.toString('hex')))
  }
})
