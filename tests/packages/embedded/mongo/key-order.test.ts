import { BSONRegExp, type Document, Int32 } from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IndexDefinition } from '../../../../packages/embedded/src/mongo/storage/catalog.server.ts'
import {
  entryKey,
  type IndexEntry,
  indexEntries,
} from '../../../../packages/embedded/src/mongo/storage/index-entries.server.ts'
import { encodeId } from '../../../../packages/embedded/src/mongo/storage/keys.server.ts'
import { encodeValue } from '../../../../packages/embedded/src/mongo/storage/key-encoding.server.ts'
import { compareValues } from '../../../../packages/embedded/src/mongo/values/compare.server.ts'
import { anyValue, scalar } from './support/random-documents.ts'

const runs = (usual: number) => Number(process.env['FC_RUNS'] ?? usual)
const TIME_LIMIT_IN_MS = process.env['FC_RUNS'] ? 3_600_000 : 60_000
const LMDB_KEY_LIMIT_IN_BYTES = 1_978

const LONG = 'l'.repeat(1_990)
const long = fc
  .tuple(fc.constantFrom(0, 40, 300, 1_500, 1_990), fc.constantFrom('', 'a', 'b', '\0', '😀'))
  .map(([length, end]) => LONG.slice(0, length) + end)
const value = fc.oneof(
  { weight: 4, arbitrary: anyValue },
  { weight: 2, arbitrary: scalar },
  { weight: 2, arbitrary: long },
)
const notArray = value.filter((some) => !Array.isArray(some))

const sign = (order: number): number => (order === 0 ? 0 : order < 0 ? -1 : 1)

const indexOn = (key: Record<string, number>): IndexDefinition => ({
  id: 1,
  name: 'i',
  key,
  unique: false,
  sparse: false,
  spec: {},
})

const onlyEntry = (document: Document, index: IndexDefinition): IndexEntry =>
  indexEntries(document, index).entries[0] as IndexEntry

test(
  'a key never contradicts the order of BSON unless it says that it is approximate',
  { timeout: TIME_LIMIT_IN_MS },
  () => {
    fc.assert(
      fc.property(value, value, fc.constantFrom(16, 40, 400, 4_000), (a, b, limit) => {
        const [x, y] = [encodeValue(a, limit), encodeValue(b, limit)]
        const order = compareValues(a, b)
        const bytes = sign(Buffer.compare(x.bytes, y.bytes))
        expect(bytes === 0).toBe(order === 0)
        // Two approximate neighbours are compared again; one of them beside an exact one is not.
        if (!x.lossy || !y.lossy) expect(bytes).toBe(sign(order))
      }),
      { numRuns: runs(3_000) },
    )
  },
)

test('approximate keys keep the order as far as their common bytes go', { timeout: TIME_LIMIT_IN_MS }, () => {
  fc.assert(
    fc.property(long, long, fc.constantFrom(16, 40, 400), (a, b, limit) => {
      const [x, y] = [encodeValue(a, limit), encodeValue(b, limit)].map(({ bytes }) =>
        bytes.subarray(0, limit),
      )
      const bytes = sign(Buffer.compare(x as Buffer, y as Buffer))
      if (bytes !== 0) expect(bytes).toBe(sign(compareValues(a, b)))
    }),
    { numRuns: runs(1_000) },
  )
})

const directions = fc.array(fc.constantFrom(1, -1), { minLength: 1, maxLength: 3 })
const fields = ['a', 'b', 'c']
const tuple = fc.tuple(notArray, notArray, notArray)

test(
  'entries of compound indexes, up and down, come in the order their fields ask for',
  { timeout: TIME_LIMIT_IN_MS },
  () => {
    fc.assert(
      fc.property(tuple, tuple, directions, fc.boolean(), (left, right, ways, isSameFirst) => {
        const index = indexOn(Object.fromEntries(ways.map((way, i) => [fields[i] as string, way])))
        const [one, two] = [left, isSameFirst ? [left[0], ...right.slice(1)] : right]
        const [x, y] = [one, two].map((values) =>
          onlyEntry(Object.fromEntries(fields.map((field, i) => [field, values[i]])), index),
        ) as [IndexEntry, IndexEntry]
        const order =
          ways.map((way, i) => way * compareValues(one[i], two[i])).find((some) => some !== 0) ?? 0
        const bytes = sign(Buffer.compare(x.prefix, y.prefix))
        expect(bytes === 0).toBe(order === 0)
        if (!x.lossy || !y.lossy) expect(bytes).toBe(sign(order))
      }),
      { numRuns: runs(2_000) },
    )
  },
)

test(
  'no entry is longer than a key may be, whatever the values and the id are',
  { timeout: TIME_LIMIT_IN_MS },
  () => {
    const id = fc.oneof(long, scalar).filter((some) => !(some instanceof BSONRegExp))
    fc.assert(
      fc.property(tuple, directions, id, (values, ways, _id) => {
        const index = indexOn(Object.fromEntries(ways.map((way, i) => [fields[i] as string, way])))
        const document = Object.fromEntries(fields.map((field, i) => [field, values[i]]))
        const idBytes = encodeId(_id)
        for (const entry of indexEntries(document, index).entries) {
          expect(entryKey(entry, idBytes).length).toBeLessThanOrEqual(LMDB_KEY_LIMIT_IN_BYTES)
        }
      }),
      { numRuns: runs(500) },
    )
  },
)

test('every element of an array has an entry, equal ones one', { timeout: TIME_LIMIT_IN_MS }, () => {
  fc.assert(
    fc.property(fc.array(scalar, { minLength: 1, maxLength: 6 }), fc.integer(), (array, n) => {
      const { entries, multikey } = indexEntries({ a: array, b: new Int32(n) }, indexOn({ a: 1, b: -1 }))
      const distinct = array.filter(
        (item, i) => array.findIndex((other) => compareValues(item, other) === 0) === i,
      )
      expect(multikey).toBe(true)
      expect(entries.length).toBe(distinct.length)
    }),
    { numRuns: runs(500) },
  )
})
