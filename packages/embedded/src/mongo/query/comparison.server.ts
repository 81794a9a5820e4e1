import { BSONRegExp, type ObjectId } from 'bson'
import { bsonTypeOf, typeOrder } from '../values/bson-type.server.ts'
import { compareValues, equalValues } from '../values/compare.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'
import { type PathTest } from './match-types.server.ts'
import { visitPath } from './path-values.server.ts'
import { compileRegex } from './regex.server.ts'

type ValueTest = (value: unknown) => boolean

/** Tests the value at a path and, when it is an array, each of its elements. */
export function anyValue(test: ValueTest): PathTest {
  return (root, path, position) => {
    // The common case, a top-level scalar, needs no walk.
    if (path.length === 0 && !Array.isArray(root)) return test(root)
    return visitPath(root, path, true, (value, index) => {
      if (!test(value)) return false
      if (position && index !== undefined) position.index = index
      return true
    })
  }
}

/** Equality as queries mean it: null also finds a missing field, a regular expression also finds what it matches. */
export function equalityOf(wanted: unknown): ValueTest {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined
  if (wanted instanceof BSONRegExp) {
    const matches = regexTest(wanted)
    return (value) => matches(value) || equalValues(value, wanted)
  }
  if (typeof wanted === 'string')
    return (value) => value === wanted || (bsonTypeOf(value) === 'symbol' && String(value) === wanted)
  return (value) => value !== undefined && equalValues(value, wanted)
}

export function regexTest(regex: BSONRegExp): ValueTest {
  const compiled = compileRegex(regex)
  return (value) => {
    if (typeof value === 'string') return compiled.test(value)
    return bsonTypeOf(value) === 'symbol' && compiled.test(String(value))
  }
}

export const equality = (wanted: unknown): PathTest => anyValue(equalityOf(wanted))

const isObjectId = (value: unknown): value is ObjectId => bsonTypeOf(value) === 'objectId'

/** `$in`: strings and ids, of which there may be tens of thousands, through a set; the rest one by one. */
export function oneOf(wanted: unknown[]): PathTest {
  const strings = new Set(wanted.filter((item) => typeof item === 'string'))
  const ids = new Set(wanted.filter(isObjectId).map((id) => id.toHexString()))
  const others = wanted.filter((item) => typeof item !== 'string' && !isObjectId(item)).map(equalityOf)
  return anyValue((value) => {
    if (typeof value === 'string' && strings.has(value)) return true
    if (ids.size > 0 && isObjectId(value) && ids.has(value.toHexString())) return true
    return others.some((test) => test(value))
  })
}

const isNaNValue = (value: unknown): boolean => isNumeric(value) && Number.isNaN(toNumber(value))

/** An ordering operator, which only compares values of the same kind. */
export function ordering(wanted: unknown, accepts: (order: number) => boolean): PathTest {
  const order = typeOrder(wanted)
  const allowsEqual = accepts(0)
  const type = bsonTypeOf(wanted)
  if (type === 'null') return anyValue((value) => allowsEqual && (value === null || value === undefined))
  if (type === 'minKey' || type === 'maxKey') {
    return anyValue((value) => accepts(compareValues(value ?? null, wanted)))
  }
  if (isNaNValue(wanted)) return anyValue((value) => allowsEqual && isNaNValue(value))
  return anyValue(
    (value) =>
      value !== undefined &&
      typeOrder(value) === order &&
      !isNaNValue(value) &&
      accepts(compareValues(value, wanted)),
  )
}
