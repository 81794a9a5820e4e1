import { Decimal128, Double, Int32, Long } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { arithmetic, isNumeric, toExact, toNumber } from '../values/numbers.server.ts'
import {
  type BuildOperator,
  isNullish,
  location,
  operator,
  type OperatorTable,
  variadic,
} from './expression.server.ts'

function requireNumber(value: unknown, message: (type: string) => string, code: number): void {
  if (!isNumeric(value)) throw location(code, message(bsonTypeOf(value)))
}

const milliseconds = (value: unknown): number => Math.round(toNumber(value))

const add = variadic((values) => {
  if (values.some(isNullish)) return null
  let date: Date | undefined
  let sum: unknown = new Int32(0)
  for (const value of values) {
    if (value instanceof Date) {
      if (date) throw location(16612, 'only one date allowed in an $add expression')
      date = value
    } else {
      requireNumber(value, (type) => `$add only supports numeric or date types, not ${type}`, 14)
      sum = arithmetic('add', sum, value)
    }
  }
  return date ? new Date(date.getTime() + milliseconds(sum)) : sum
})

const subtract = operator('$subtract', 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  if (a instanceof Date && b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime())
  if (a instanceof Date && isNumeric(b)) return new Date(a.getTime() - milliseconds(b))
  if (isNumeric(a) && isNumeric(b)) return arithmetic('subtract', a, b)
  throw location(14, `can't $subtract ${bsonTypeOf(b)} from ${bsonTypeOf(a)}`)
})

const multiply = variadic((values) => {
  if (values.some(isNullish)) return null
  return values.reduce((product, value) => {
    requireNumber(value, (type) => `$multiply only supports numeric types, not ${type}`, 14)
    return arithmetic('multiply', product, value)
  }, new Int32(1))
})

const divide = operator('$divide', 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw location(14, `$divide only supports numeric types, not ${bsonTypeOf(a)} and ${bsonTypeOf(b)}`)
  }
  if (toNumber(b) === 0) throw location(2, "can't $divide by zero")
  if (a instanceof Decimal128 || b instanceof Decimal128) return divideDecimals(a, b)
  return new Double(toNumber(a) / toNumber(b))
})

export function divideDecimals(a: unknown, b: unknown): Decimal128 {
  const [x, y] = [toExact(a), toExact(b)]
  // 40 more digits than the quotient needs; the conversion rounds to the 34 a decimal holds.
  const wide = x.digits * 10n ** 40n
  let digits = wide / y.digits
  let exponent = x.exponent - y.exponent - 40
  // A quotient that is exact has no more places than it needs.
  while (wide % y.digits === 0n && exponent < x.exponent - y.exponent && digits % 10n === 0n) {
    digits /= 10n
    exponent += 1
  }
  return Decimal128.fromStringWithRounding(`${digits}E${exponent}`)
}

const mod = operator('$mod', 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  if (!isNumeric(a) || !isNumeric(b)) {
    throw location(16611, `$mod only supports numeric types, not ${bsonTypeOf(a)} and ${bsonTypeOf(b)}`)
  }
  if (toNumber(b) === 0) throw location(16610, "can't $mod by zero")
  if (a instanceof Decimal128 || b instanceof Decimal128)
    throw location(238, '$mod of decimals is not implemented')
  if (a instanceof Int32 && b instanceof Int32) return new Int32(a.valueOf() % b.valueOf())
  if (isWhole(a) && isWhole(b)) return Long.fromBigInt(toExact(a).digits % toExact(b).digits)
  return new Double(toNumber(a) % toNumber(b))
})

const isWhole = (value: unknown): boolean => value instanceof Int32 || value instanceof Long

/** A function of one number that keeps the type of whole numbers. */
function oneNumber(name: string, apply: (value: number) => number, keepsWhole: boolean): BuildOperator {
  return operator(name, 1, ([value]) => {
    if (isNullish(value)) return null
    requireNumber(value, (type) => `${name} only supports numeric types, not ${type}`, 28765)
    if (value instanceof Decimal128) throw location(238, `${name} of decimals is not implemented`)
    if (keepsWhole && isWhole(value)) return value
    return new Double(apply(toNumber(value)))
  })
}

const abs = operator('$abs', 1, ([value]) => {
  if (isNullish(value)) return null
  requireNumber(value, (type) => `$abs only supports numeric types, not ${type}`, 28765)
  return toNumber(value) < 0 ? arithmetic('subtract', new Int32(0), value) : value
})

function rounding(name: string, round: (value: number) => number): BuildOperator {
  return operator(name, [1, 2], ([value, place = new Int32(0)]) => {
    if (isNullish(value) || isNullish(place)) return null
    requireNumber(value, (type) => `${name} only supports numeric types, not ${type}`, 51081)
    if (value instanceof Decimal128) throw location(238, `${name} of decimals is not implemented`)
    const places = toNumber(place)
    if (!Number.isInteger(places) || places < -20 || places > 100) {
      throw location(51083, `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`)
    }
    if (isWhole(value) && places >= 0) return value
    const rounded = atPlace(toNumber(value), places, round)
    return value instanceof Int32
      ? new Int32(rounded)
      : value instanceof Long
        ? Long.fromNumber(rounded)
        : new Double(rounded)
  })
}

// Shifting the decimal point in the text avoids the error that multiplying by a power of ten would add.
function atPlace(value: number, places: number, round: (value: number) => number): number {
  if (!Number.isFinite(value)) return value
  const [mantissa, exponent = '0'] = String(value).split('e')
  const shifted = round(Number(`${mantissa}e${Number(exponent) + places}`))
  const [back, backExponent = '0'] = String(shifted).split('e')
  return Number(`${back}e${Number(backExponent) - places}`)
}

/** Halves go to the even neighbour, as on the server. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

const pow = operator('$pow', 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  requireNumber(a, (type) => `$pow's base must be numeric, not ${type}`, 28762)
  requireNumber(b, (type) => `$pow's exponent must be numeric, not ${type}`, 28763)
  if (a instanceof Decimal128 || b instanceof Decimal128)
    throw location(238, '$pow of decimals is not implemented')
  const [base, exponent] = [toNumber(a), toNumber(b)]
  if (base === 0 && exponent < 0)
    throw location(28764, '$pow cannot take a base of 0 and a negative exponent')
  if (!isWhole(a) || !isWhole(b) || exponent < 0) return new Double(base ** exponent)
  const exact = exponent > 64 && Math.abs(base) > 1 ? undefined : toExact(a).digits ** toExact(b).digits
  if (exact === undefined || exact >= 2n ** 63n || exact < -(2n ** 63n)) return new Double(base ** exponent)
  const isInt = a instanceof Int32 && b instanceof Int32 && exact >= -0x80000000n && exact <= 0x7fffffffn
  return isInt ? new Int32(Number(exact)) : Long.fromBigInt(exact)
})

export const arithmeticOperators: OperatorTable = {
  $add: add,
  $subtract: subtract,
  $multiply: multiply,
  $divide: divide,
  $mod: mod,
  $abs: abs,
  $pow: pow,
  $ceil: oneNumber('$ceil', Math.ceil, true),
  $floor: oneNumber('$floor', Math.floor, true),
  $sqrt: oneNumber('$sqrt', Math.sqrt, false),
  $exp: oneNumber('$exp', Math.exp, false),
  $ln: oneNumber('$ln', Math.log, false),
  $log10: oneNumber('$log10', Math.log10, false),
  $round: rounding('$round', roundHalfEven),
  $trunc: rounding('$trunc', Math.trunc),
}
