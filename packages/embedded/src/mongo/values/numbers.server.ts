import { Decimal128, Double, Int32, Long } from 'bson'
import { bsonTypeOf, type BsonTypeName } from './bson-type.server.ts'

/** Exact value of a finite number: `digits × 10^exponent`. */
interface Exact {
  digits: bigint
  exponent: number
}

export const isNumeric = (value: unknown): boolean => {
  const type = bsonTypeOf(value)
  return type === 'int' || type === 'double' || type === 'long' || type === 'decimal'
}

/** The nearest JavaScript number. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.valueOf()
  if (value instanceof Long) return value.toNumber()
  if (value instanceof Decimal128) return decimalToNumber(value)
  return NaN
}

const decimalToNumber = (value: Decimal128): number => {
  const text = value.toString()
  return text === 'Infinity' || text === '-Infinity' || text === 'NaN'
    ? Number(text)
    : Number.parseFloat(text)
}

/** A whole number held by any numeric type, or undefined when the value is not one. */
export function toInteger(value: unknown): number | undefined {
  if (!isNumeric(value)) return undefined
  const number = toNumber(value)
  return Number.isInteger(number) ? number : undefined
}

function exactOfDouble(value: number): Exact {
  if (Number.isInteger(value)) return { digits: BigInt(value), exponent: 0 }
  // A finite double is m / 2^k, and m / 2^k = m × 5^k / 10^k.
  let k = 0
  let scaled = value
  while (!Number.isInteger(scaled)) {
    scaled *= 2
    k++
  }
  return { digits: BigInt(scaled) * 5n ** BigInt(k), exponent: -k }
}

function exactOfDecimalText(text: string): Exact {
  const [mantissa = '0', power = '0'] = text.split('E')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length }
}

export function toExact(value: unknown): Exact {
  if (value instanceof Long) return { digits: value.toBigInt(), exponent: 0 }
  if (value instanceof Decimal128) return exactOfDecimalText(value.toString())
  return exactOfDouble(toNumber(value))
}

/** Digits without trailing zeros and their exponent: the same text for equal numbers of any type. */
export function canonicalNumberText(value: unknown): string {
  let { digits, exponent } = toExact(value)
  if (digits === 0n) return '0'
  while (digits % 10n === 0n) {
    digits /= 10n
    exponent++
  }
  return `${digits}e${exponent}`
}

const sign = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0)

function compareExact(a: Exact, b: Exact): number {
  const signs = sign(a.digits) - sign(b.digits)
  if (signs !== 0) return Math.sign(signs)
  const shift = Math.min(a.exponent, b.exponent)
  const left = a.digits * 10n ** BigInt(a.exponent - shift)
  const right = b.digits * 10n ** BigInt(b.exponent - shift)
  return left < right ? -1 : left > right ? 1 : 0
}

/** Compares two numbers of any numeric type by their exact values; NaN comes before every number and equals itself. */
export function compareNumbers(a: unknown, b: unknown): number {
  const left = toNumber(a)
  const right = toNumber(b)
  if (Number.isNaN(left) || Number.isNaN(right))
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left))
  // Rounding to a double keeps order, so different doubles settle it. Equal ones settle it only when both are exact.
  if (left !== right) return left < right ? -1 : 1
  if (isExactAsDouble(a) && isExactAsDouble(b)) return 0
  const overflown = isFiniteDecimal(a) || isFiniteDecimal(b)
  if (!Number.isFinite(left)) return overflown ? compareOverflown(a, b) : 0
  return compareExact(toExact(a), toExact(b))
}

const isFiniteDecimal = (value: unknown): boolean =>
  value instanceof Decimal128 && !/Inf|NaN/.test(value.toString())

// Decimals reach far beyond the largest double: there a finite one still comes before infinity.
function compareOverflown(a: unknown, b: unknown): number {
  const [finiteA, finiteB] = [isFiniteDecimal(a), isFiniteDecimal(b)]
  if (finiteA && finiteB) return compareExact(toExact(a), toExact(b))
  const positive = toNumber(a) > 0
  return (finiteA ? -1 : 1) * (positive ? 1 : -1)
}

export const isExactAsDouble = (value: unknown): boolean =>
  value instanceof Long ? Number.isSafeInteger(value.toNumber()) : !(value instanceof Decimal128)

/** A count or position as the server sends it: int32 when it fits, else int64. */
export function integer(value: number): Int32 | Long {
  return value >= -0x80000000 && value <= 0x7fffffff ? new Int32(value) : Long.fromNumber(value)
}

const RANK: Partial<Record<BsonTypeName, number>> = { int: 0, long: 1, double: 2, decimal: 3 }

type Operation = 'add' | 'subtract' | 'multiply'

/** Arithmetic with BSON's result types: the wider type wins, int32 grows to int64, and int64 to double. */
export function arithmetic(operation: Operation, a: unknown, b: unknown): unknown {
  const rank = Math.max(RANK[bsonTypeOf(a)] ?? 2, RANK[bsonTypeOf(b)] ?? 2)
  if (rank === 3) return decimalArithmetic(operation, a, b)
  if (rank === 2) return new Double(applyToNumbers(operation, toNumber(a), toNumber(b)))
  const exact = applyToBigInts(operation, toExact(a).digits, toExact(b).digits)
  if (rank === 0 && exact >= -0x80000000n && exact <= 0x7fffffffn) return new Int32(Number(exact))
  if (exact >= -(2n ** 63n) && exact < 2n ** 63n) return Long.fromBigInt(exact)
  return new Double(Number(exact))
}

function applyToNumbers(operation: Operation, a: number, b: number): number {
  return operation === 'add' ? a + b : operation === 'subtract' ? a - b : a * b
}

function applyToBigInts(operation: Operation, a: bigint, b: bigint): bigint {
  return operation === 'add' ? a + b : operation === 'subtract' ? a - b : a * b
}

function decimalArithmetic(operation: Operation, a: unknown, b: unknown): Decimal128 {
  const [left, right] = [toNumber(a), toNumber(b)]
  if (!isFiniteNumber(a) || !isFiniteNumber(b)) {
    return Decimal128.fromString(String(applyToNumbers(operation, left, right)))
  }
  const [x, y] = [decimalExact(a), decimalExact(b)]
  if (operation === 'multiply')
    return fromExact({ digits: x.digits * y.digits, exponent: x.exponent + y.exponent })
  const shift = Math.min(x.exponent, y.exponent)
  const digits = applyToBigInts(
    operation,
    x.digits * 10n ** BigInt(x.exponent - shift),
    y.digits * 10n ** BigInt(y.exponent - shift),
  )
  return fromExact({ digits, exponent: shift })
}

const isFiniteNumber = (value: unknown): boolean =>
  value instanceof Decimal128 ? isFiniteDecimal(value) : Number.isFinite(toNumber(value))

// The server turns a double into a decimal of 15 significant digits before computing.
const decimalExact = (value: unknown): Exact =>
  value instanceof Decimal128 || value instanceof Long || value instanceof Int32
    ? toExact(value)
    : toExact(toDecimal(value))

/** Any number as a decimal; doubles keep 15 significant digits, as on the server. */
export function toDecimal(value: unknown): Decimal128 {
  if (value instanceof Decimal128) return value
  if (value instanceof Long) return Decimal128.fromString(value.toString())
  const number = toNumber(value)
  if (!Number.isFinite(number) || Number.isInteger(number))
    return Decimal128.fromString(String(number).replace('e+', 'E'))
  return Decimal128.fromString(number.toPrecision(15).replace('e', 'E'))
}

function fromExact({ digits, exponent }: Exact): Decimal128 {
  return Decimal128.fromStringWithRounding(`${digits}E${exponent}`)
}
