import { BSONRegExp } from 'bson'
import { badValue, EmbeddedMongoError, failedToParse } from '../embedded-mongo-error.server.ts'
import { bsonTypeOf, typesForAlias } from '../values/bson-type.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toInteger, toNumber } from '../values/numbers.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { anyValue, equality, oneOf, ordering, regexTest } from './comparison.server.ts'
import { type PathTest } from './match-types.server.ts'
import { fieldTest, isOperatorDocument, matcherFor } from './matcher.server.ts'
import { visitPath } from './path-values.server.ts'
import { regexFrom } from './regex.server.ts'

const not =
  (test: PathTest): PathTest =>
  (root, path) =>
    !test(root, path)

/** Makes the test of one operator; `siblings` is the document it stands in, where `$options` is found. */
type BuildTest = (argument: unknown, siblings: Doc) => PathTest

export const FIELD_OPERATORS: Record<string, BuildTest> = {
  $eq: (argument) => equalsExactly(argument),
  $ne: (argument) => not(equalsExactly(argument)),
  $gt: (argument) => ordering(comparable(argument, '$gt'), (order) => order > 0),
  $gte: (argument) => ordering(comparable(argument, '$gte'), (order) => order >= 0),
  $lt: (argument) => ordering(comparable(argument, '$lt'), (order) => order < 0),
  $lte: (argument) => ordering(comparable(argument, '$lte'), (order) => order <= 0),
  $in: (argument) => oneOf(valueList('$in', argument)),
  $nin: (argument) => not(oneOf(valueList('$nin', argument))),
  $not: (argument) => not(negated(argument)),
  $exists: (argument) => exists(argument),
  $type: (argument) => hasType(argument),
  $regex: (argument, siblings) => anyValue(regexOrEqual(regexFrom(argument, siblings.$options))),
  $options: () => {
    throw badValue('$options needs a $regex')
  },
  $mod: (argument) => modulo(argument),
  $size: (argument) => hasSize(argument),
  $all: (argument) => containsAll(argument),
  $elemMatch: (argument) => elementMatches(argument),
}

export function fieldOperator(operator: string, argument: unknown, siblings: Doc): PathTest {
  const build = Object.hasOwn(FIELD_OPERATORS, operator) ? FIELD_OPERATORS[operator] : undefined
  if (!build) throw badValue(`unknown operator: ${operator}`)
  return build(argument, siblings)
}

const regexOrEqual = (regex: BSONRegExp) => {
  const matches = regexTest(regex)
  return (value: unknown) => matches(value)
}

// Unlike `{ field: /x/ }`, `$eq` with a regular expression looks for the expression itself.
function equalsExactly(argument: unknown): PathTest {
  if (!(argument instanceof BSONRegExp)) return equality(argument)
  return anyValue(
    (value) =>
      value instanceof BSONRegExp && value.pattern === argument.pattern && value.options === argument.options,
  )
}

function comparable(argument: unknown, operator: string): unknown {
  if (bsonTypeOf(argument) === 'regex')
    throw badValue(`Can't have RegEx as arg to predicate over field ''. (${operator})`)
  return argument
}

function valueList(operator: string, argument: unknown): unknown[] {
  if (!Array.isArray(argument)) throw badValue(`${operator} needs an array`)
  for (const item of argument) {
    if (isOperatorDocument(item)) throw badValue(`cannot nest $ under ${operator}`)
  }
  return argument
}

function negated(argument: unknown): PathTest {
  if (argument instanceof BSONRegExp) return anyValue(regexTest(argument))
  if (!isDocument(argument)) throw badValue('$not needs a regex or a document')
  if (Object.keys(argument).length === 0) throw badValue('$not cannot be empty')
  if (!isOperatorDocument(argument)) throw badValue(`unknown operator: ${Object.keys(argument)[0]}`)
  return fieldTest(argument)
}

function exists(argument: unknown): PathTest {
  const wanted = !(
    argument === false ||
    argument === null ||
    argument === undefined ||
    (isNumeric(argument) && toNumber(argument) === 0)
  )
  return (root, path) => visitPath(root, path, false, (value) => value !== undefined) === wanted
}

function hasType(argument: unknown): PathTest {
  const names = new Set<string>()
  for (const alias of Array.isArray(argument) ? argument : [argument]) {
    const key = isNumeric(alias) ? toNumber(alias) : alias
    if (typeof key !== 'string' && typeof key !== 'number')
      throw typeError('type must be represented as a number or a string')
    const types = typesForAlias(key)
    if (!types)
      throw badValue(
        typeof key === 'string' ? `Unknown type name alias: ${key}` : `Invalid numerical type code: ${key}`,
      )
    for (const type of types) names.add(type)
  }
  if (names.size === 0) throw failedToParse('$type must match at least one type')
  return anyValue((value) => value !== undefined && names.has(bsonTypeOf(value)))
}

const typeError = (message: string) => new EmbeddedMongoError(14, message)

function modulo(argument: unknown): PathTest {
  if (!Array.isArray(argument)) throw badValue('malformed mod, needs to be an array')
  if (argument.length < 2) throw badValue('malformed mod, not enough elements')
  if (argument.length > 2) throw badValue('malformed mod, too many elements')
  if (!isNumeric(argument[0])) throw badValue('malformed mod, divisor not a number')
  if (!isNumeric(argument[1])) throw badValue('malformed mod, remainder not a number')
  const [divisor, remainder] = argument.map((part) => Math.trunc(toNumber(part))) as [number, number]
  if (divisor === 0) throw badValue('divisor cannot be 0')
  return anyValue((value) => isNumeric(value) && Math.trunc(toNumber(value)) % divisor === remainder)
}

function hasSize(argument: unknown): PathTest {
  const size = toInteger(argument)
  if (size === undefined)
    throw failedToParse(`Failed to parse $size. Expected a number in: $size: ${printValue(argument)}`)
  if (size < 0)
    throw failedToParse(
      `Failed to parse $size. Expected a non-negative number in: $size: ${printValue(argument)}`,
    )
  return (root, path) =>
    visitPath(root, path, false, (value) => Array.isArray(value) && value.length === size)
}

function containsAll(argument: unknown): PathTest {
  if (!Array.isArray(argument)) throw badValue('$all needs an array')
  if (argument.length === 0) return () => false
  const tests = argument.map((item) => {
    if (isDocument(item) && Object.keys(item)[0] === '$elemMatch') return elementMatches(item.$elemMatch)
    if (isOperatorDocument(item)) throw badValue('no $ expressions in $all')
    return equality(item)
  })
  return (root, path, position) => tests.every((test) => test(root, path, position))
}

function elementMatches(argument: unknown): PathTest {
  if (!isDocument(argument)) throw badValue('$elemMatch needs an Object')
  const matches = elementTest(argument)
  return (root, path, position) =>
    visitPath(root, path, false, (value) => {
      if (!Array.isArray(value)) return false
      const index = value.findIndex(matches)
      if (index < 0) return false
      if (position) position.index = index
      return true
    })
}

/** The test `$elemMatch` makes of one element: operators for values, a filter for documents. */
export function elementTest(argument: Doc): (element: unknown) => boolean {
  const first = Object.keys(argument)[0]
  const isFilter =
    first === undefined || !first.startsWith('$') || ['$and', '$or', '$nor', '$expr'].includes(first)
  if (isFilter) {
    const matches = matcherFor(argument)
    return (element) => (isDocument(element) || Array.isArray(element)) && matches(element as Doc)
  }
  const test = fieldTest(argument)
  // As the only element of an array it is looked at as a whole, also when it is an array itself.
  return (element) => (Array.isArray(element) ? test([element], ['0']) : test(element, []))
}
