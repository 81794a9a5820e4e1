import { Int32, Long, Timestamp } from 'bson'
import { badValue, EmbeddedMongoError, failedToParse, typeMismatch } from '../embedded-mongo-error.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { cloneValue, type Doc, isDocument } from '../values/document.server.ts'
import { arithmetic, integer, isNumeric, toExact, toInteger } from '../values/numbers.server.ts'
import { printValue } from '../values/print-value.server.ts'
import { type BuildModifier } from './field-updates.server.ts'

const set: BuildModifier = (argument) => () => cloneValue(argument)

const numeric =
  (operator: '$inc' | '$mul'): BuildModifier =>
  (argument, path) => {
    if (!isNumeric(argument)) {
      const verb = operator === '$inc' ? 'increment' : 'multiply'
      throw typeMismatch(`Cannot ${verb} with non-numeric argument: {${path}: ${printValue(argument)}}`)
    }
    return (current, _context, concrete) => {
      if (current === undefined)
        return operator === '$inc' ? argument : arithmetic('multiply', argument, new Int32(0))
      if (!isNumeric(current)) {
        const field = concrete.split('.').at(-1)
        throw typeMismatch(
          `Cannot apply ${operator} to a value of non-numeric type. {_id: ...} has the field '${field}' of non-numeric type ${bsonTypeOf(current)}`,
        )
      }
      const result = arithmetic(operator === '$inc' ? 'add' : 'multiply', current, argument)
      const isWhole = (value: unknown) => value instanceof Int32 || value instanceof Long
      if (isWhole(current) && isWhole(argument) && !isWhole(result)) {
        throw badValue(
          `Failed to apply ${operator} operations to current value ((NumberLong)${String(current)})`,
        )
      }
      return result
    }
  }

const extreme =
  (direction: 1 | -1): BuildModifier =>
  (argument) =>
  (current) =>
    current === undefined || compareValues(argument, current) * direction > 0
      ? cloneValue(argument)
      : undefined

const currentDate: BuildModifier = (argument) => {
  const type = isDocument(argument)
    ? argument.$type
    : argument === true || argument === false
      ? 'date'
      : undefined
  if (type !== 'date' && type !== 'timestamp') {
    throw badValue(
      isDocument(argument)
        ? "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}"
        : `${bsonTypeOf(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    )
  }
  return (_current, { now }) =>
    type === 'date' ? now : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
}

export const BITS: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const bit: BuildModifier = (argument) => {
  if (!isDocument(argument))
    throw badValue(
      `The $bit modifier is not compatible with a ${bsonTypeOf(argument)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  const steps = Object.entries(argument as Doc).map(([name, operand]) => {
    const apply = Object.hasOwn(BITS, name) ? BITS[name] : undefined
    if (!apply)
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${name}: ${printValue(operand)}}`,
      )
    if (toInteger(operand) === undefined)
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${bsonTypeOf(operand)}' is not supported here: {${name}: ${printValue(operand)}}`,
      )
    return { apply, operand }
  })
  if (steps.length === 0)
    throw failedToParse(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    )
  return (current) => {
    if (current !== undefined && !(current instanceof Int32) && !(current instanceof Long)) {
      throw badValue(
        `Cannot apply $bit to a value of non-integral type. It has the field of non-integer type ${bsonTypeOf(current)}`,
      )
    }
    const isLong = current instanceof Long || steps.some(({ operand }) => operand instanceof Long)
    const value = steps.reduce(
      (bits, { apply, operand }) => apply(bits, toExact(operand).digits),
      current === undefined ? 0n : toExact(current).digits,
    )
    return isLong ? Long.fromBigInt(value) : integer(Number(value))
  }
}

export const valueModifiers: Record<string, BuildModifier> = {
  $set: set,
  $setOnInsert: set,
  $inc: numeric('$inc'),
  $mul: numeric('$mul'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bit,
}

/** Refuses an operator that needs an array and found something else. */
export function requireArrayField(operator: string, current: unknown, path: string, code = 2): unknown[] {
  if (Array.isArray(current)) return current as unknown[]
  throw new EmbeddedMongoError(
    code,
    operator === '$push'
      ? `The field '${path}' must be an array but is of type ${bsonTypeOf(current)} in document`
      : operator === '$addToSet'
        ? `Cannot apply $addToSet to non-array field. Field named '${path.split('.').at(-1)}' has non-array type ${bsonTypeOf(current)}`
        : operator === '$pop'
          ? `Path '${path}' contains an element of non-array type '${bsonTypeOf(current)}'`
          : `Cannot apply ${operator} to a non-array value`,
  )
}
