import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, getField, isDocument, setField } from '../values/document.server.ts'
import {
  type BuildOperator,
  isNullish,
  location,
  namedArguments,
  operator,
  type OperatorTable,
  variadic,
} from './expression.server.ts'

const mergeObjects = variadic((values) => {
  const merged: Doc = {}
  for (const value of values.length === 1 && Array.isArray(values[0]) ? values[0] : values) {
    if (isNullish(value)) continue
    if (!isDocument(value))
      throw location(
        40400,
        `$mergeObjects requires object inputs, but input ${String(value)} is of type ${bsonTypeOf(value)}`,
      )
    for (const [name, field] of Object.entries(value)) setField(merged, name, field)
  }
  return merged
})

const objectToArray = operator('$objectToArray', 1, ([value]) => {
  if (isNullish(value)) return null
  if (!isDocument(value))
    throw location(40390, `$objectToArray requires a document input, found: ${bsonTypeOf(value)}`)
  return Object.entries(value).map(([k, v]) => ({ k, v }))
})

const arrayToObject = operator('$arrayToObject', 1, ([value]) => {
  if (isNullish(value)) return null
  if (!Array.isArray(value))
    throw location(40386, `$arrayToObject requires an array input, found: ${bsonTypeOf(value)}`)
  const made: Doc = {}
  for (const item of value as unknown[]) {
    const [name, field] = Array.isArray(item) ? item : isDocument(item) ? [item.k, item.v] : []
    if (typeof name !== 'string')
      throw location(
        40394,
        `$arrayToObject requires an object keys of 'k' and 'v' where the value of 'k' must be of type string`,
      )
    setField(made, name, field)
  }
  return made
})

const getFieldOperator: BuildOperator = (argument, compile) => {
  const parts: Doc =
    isDocument(argument) && Object.hasOwn(argument, 'field')
      ? namedArguments('$getField', argument, ['field'], ['input'])
      : { field: argument }
  const name = compile(parts.field)
  const input = Object.hasOwn(parts, 'input') ? compile(parts.input) : undefined
  return (scope) => {
    const field = name(scope)
    if (typeof field !== 'string')
      throw location(
        5654602,
        `$getField requires 'field' to evaluate to type String, but got ${bsonTypeOf(field)}`,
      )
    const source = input ? input(scope) : scope.root
    if (isNullish(source)) return source
    return isDocument(source) ? getField(source, field) : undefined
  }
}

export const objectOperators: OperatorTable = {
  $mergeObjects: mergeObjects,
  $objectToArray: objectToArray,
  $arrayToObject: arrayToObject,
  $getField: getFieldOperator,
}
