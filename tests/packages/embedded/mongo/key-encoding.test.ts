import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeValue } from '../../../../packages/embedded/src/mongo/storage/key-encoding.server.ts'
import { compareValues } from '../../../../packages/embedded/src/mongo/values/compare.server.ts'

const scalar = fc.oneof(
  fc.integer().map((n) => new Int32(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Int32(n)),
  fc.double().map((n) => new Double(n)),
  fc.integer({ min: -3, max: 3 }).map((n) => new Double(n / 2)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.bigInt({ min: 2n ** 53n - 2n, max: 2n ** 53n + 6n }).map((n) => Long.fromBigInt(n)),
  fc
    .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -2, max: 2 }))
    .map(([n, e]) => Decimal128.fromString(`${n}E${e}`)),
  fc
    .constantFrom('Infinity', '-Infinity', 'NaN', '0.1', '1E6000', '-1E6000', '9007199254740993')
    .map((n) => Decimal128.fromString(n)),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '\0', 'a\0b', 'a', 'ab', 'क', '😀', '\uffee'),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom(new MinKey(), new MaxKey(), new ObjectId('0'.repeat(24)), new ObjectId('f'.repeat(24))),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.nat().map((n) => new Timestamp({ t: n, i: 1 })),
  fc.constantFrom(new BSONRegExp('a', 'i'), new BSONRegExp('a'), new BSONRegExp('b')),
)

const value = fc.letrec<{ value: unknown; document: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('document')),
  document: fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('value'), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})).value

test('encoded values compare as the values do, and equal values have equal bytes', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [x, y] = [encodeValue(a, 4000), encodeValue(b, 4000)]
      const order = compareValues(a, b)
      const bytes = Buffer.compare(x.bytes, y.bytes)
      expect(bytes === 0).toBe(order === 0)
      if (!x.lossy && !y.lossy) expect(Math.sign(bytes)).toBe(Math.sign(order))
    }),
    { numRuns: 3000 },
  )
})

test('no encoded value is the beginning of another one', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [x, y] = [encodeValue(a, 4000).bytes, encodeValue(b, 4000).bytes]
      if (!x.equals(y)) expect(y.subarray(0, x.length).equals(x)).toBe(false)
    }),
    { numRuns: 2000 },
  )
})

test('values too long for a key keep different bytes and stay in their place', () => {
  const [short, long, longer] = ['a'.repeat(10), `${'a'.repeat(50)}x`, `${'a'.repeat(50)}y`]

  const [first, second, third] = [short, long, longer].map((text) => encodeValue(text, 20))

  expect(first?.lossy).toBe(false)
  expect(second?.lossy).toBe(true)
  expect(second?.bytes.length).toBeLessThanOrEqual(36)
  expect(second?.bytes.equals(third?.bytes as Buffer)).toBe(false)
  expect(Buffer.compare(first?.bytes as Buffer, second?.bytes as Buffer)).toBe(-1)
})
