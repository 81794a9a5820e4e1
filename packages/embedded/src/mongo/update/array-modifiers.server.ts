import { badValue, failedToParse } from '../embedded-mongo-error.server.ts'
import { orderBy } from '../expressions/order-by.server.ts'
import { equalityOf, regexTest } from '../query/comparison.server.ts'
import { fieldTest, isOperatorDocument, matcherFor } from '../query/matcher.server.ts'
import { BSONRegExp } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { compareValues, equalValues } from '../values/compare.server.ts'
import { cloneValue, type Doc, isDocument } from '../values/document.server.ts'
import { toInteger, toNumber } from '../values/numbers.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { type BuildModifier } from './field-updates.server.ts'
import { requireArrayField } from './value-modifiers.server.ts'

const isEach = (argument: unknown): argument is Doc =>
  isDocument(argument) && Object.keys(argument).includes('$each')

function eachValues(operator: string, argument: Doc): unknown[] {
  if (!Array.isArray(argument.$each)) {
    throw badValue(
      `The argument to $each in ${operator} must be an array but it was of type: ${bsonTypeOf(argument.$each)}`,
    )
  }
  return argument.$each
}

export const PUSH_MODIFIERS = ['$each', '$slice', '$sort', '$position']

const push: BuildModifier = (argument) => {
  if (!isEach(argument)) {
    return (current, _context, path) => [
      ...(current === undefined ? [] : requireArrayField('$push', current, path)),
      cloneValue(argument),
    ]
  }
  for (const name of Object.keys(argument)) {
    if (!PUSH_MODIFIERS.includes(name)) throw badValue(`Unrecognized clause in $push: ${name}`)
  }
  const added = eachValues('$push', argument)
  const position = wholeOption('$position', argument)
  const slice = wholeOption('$slice', argument)
  const sort = Object.hasOwn(argument, '$sort') ? pushOrder(argument.$sort) : undefined
  return (current, _context, path) => {
    const items = current === undefined ? [] : [...requireArrayField('$push', current, path)]
    const at =
      position === undefined ? items.length : position < 0 ? Math.max(0, items.length + position) : position
    items.splice(at, 0, ...cloneValue(added))
    if (sort) items.sort(sort)
    if (slice === undefined) return items
    return slice >= 0 ? items.slice(0, slice) : items.slice(slice)
  }
}

function wholeOption(name: string, argument: Doc): number | undefined {
  if (!Object.hasOwn(argument, name)) return undefined
  const value = toInteger(argument[name])
  if (value === undefined)
    throw badValue(
      `The value for ${name} must be an integer value but was given type: ${bsonTypeOf(argument[name])}`,
    )
  return value
}

function pushOrder(spec: unknown): (a: unknown, b: unknown) => number {
  if (isDocument(spec)) return orderBy(spec)
  const direction = toNumber(spec)
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1')
  return (a, b) => compareValues(a, b) * direction
}

const addToSet: BuildModifier = (argument) => {
  const added = isEach(argument) ? eachValues('$addToSet', argument) : [argument]
  return (current, _context, path) => {
    const items = current === undefined ? [] : [...requireArrayField('$addToSet', current, path)]
    for (const item of added)
      if (!items.some((known) => equalValues(known, item))) items.push(cloneValue(item))
    return items
  }
}

const pull: BuildModifier = (argument) => {
  const matches = pulledElements(argument)
  return (current, _context, path) =>
    requireArrayField('$pull', current, path).filter((item) => !matches(item))
}

function pulledElements(argument: unknown): (item: unknown) => boolean {
  if (argument instanceof BSONRegExp) return regexTest(argument)
  if (!isDocument(argument)) return equalityOf(argument)
  if (isOperatorDocument(argument)) {
    // Unlike `$elemMatch`, it also pulls an array for what is in it.
    const test = fieldTest(argument)
    return (item) => test({ item }, ['item'])
  }
  const matches = matcherFor(argument)
  return (item) => isDocument(item) && matches(item)
}

const pullAll: BuildModifier = (argument) => {
  if (!Array.isArray(argument))
    throw badValue(`$pullAll requires an array argument but was given a ${bsonTypeOf(argument)}`)
  return (current, _context, path) =>
    requireArrayField('$pullAll', current, path).filter(
      (item) => !argument.some((value) => equalValues(value, item)),
    )
}

const pop: BuildModifier = (argument) => {
  const end = toInteger(argument)
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${printValue(argument)}`)
  return (current, _context, path) => {
    const items = requireArrayField('$pop', current, path, 14)
    return end === 1 ? items.slice(0, -1) : items.slice(1)
  }
}

export const arrayModifiers: Record<string, BuildModifier> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
}
