import { Int32 } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { compareValues, equalValues } from '../values/compare.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toInteger, toNumber } from '../values/numbers.server.ts'
import { alsoDeclaring } from './declared-variables.server.ts'
import {
  type BuildOperator,
  isNullish,
  isTrue,
  location,
  namedArguments,
  operator,
  type OperatorTable,
  type Scope,
  variadic,
} from './expression.server.ts'
import { orderBy } from './order-by.server.ts'

const requireArray = (value: unknown, code: number, message: (type: string) => string): unknown[] => {
  if (!Array.isArray(value)) throw location(code, message(bsonTypeOf(value)))
  return value
}

const withVariables = (scope: Scope, variables: Doc): Scope => ({
  root: scope.root,
  variables: { ...scope.variables, ...variables },
})

const map: BuildOperator = (argument, compile) => {
  const { input, as = 'this', in: body } = namedArguments('$map', argument, ['input', 'in'], ['as'])
  const [items, make] = [compile(input), alsoDeclaring([String(as)], () => compile(body))]
  return (scope) => {
    const values = items(scope)
    if (isNullish(values)) return null
    const array = requireArray(values, 16883, (type) => `input to $map must be an array not ${type}`)
    return array.map((item) => make(withVariables(scope, { [String(as)]: item })) ?? null)
  }
}

const filter: BuildOperator = (argument, compile) => {
  const {
    input,
    as = 'this',
    cond,
    limit,
  } = namedArguments('$filter', argument, ['input', 'cond'], ['as', 'limit'])
  const [items, test] = [compile(input), alsoDeclaring([String(as)], () => compile(cond))]
  const most = limit === undefined ? undefined : compile(limit)
  return (scope) => {
    const values = items(scope)
    if (isNullish(values)) return null
    const array = requireArray(values, 28651, (type) => `input to $filter must be an array not ${type}`)
    const kept = array.filter((item) => isTrue(test(withVariables(scope, { [String(as)]: item }))))
    const bound = most?.(scope)
    return isNullish(bound) ? kept : kept.slice(0, toNumber(bound))
  }
}

const reduce: BuildOperator = (argument, compile) => {
  const {
    input,
    initialValue,
    in: body,
  } = namedArguments('$reduce', argument, ['input', 'initialValue', 'in'], [])
  const [items, start] = [compile(input), compile(initialValue)]
  const step = alsoDeclaring(['value', 'this'], () => compile(body))
  return (scope) => {
    const values = items(scope)
    if (isNullish(values)) return null
    const array = requireArray(
      values,
      40080,
      (type) => `$reduce requires that 'input' be an array, found: ${type}`,
    )
    return array.reduce((value, item) => step(withVariables(scope, { value, this: item })), start(scope))
  }
}

const elementAt = operator('$arrayElemAt', 2, ([array, index]) => {
  if (isNullish(array) || isNullish(index)) return null
  const items = requireArray(
    array,
    28689,
    (type) => `$arrayElemAt's first argument must be an array, but is ${type}`,
  )
  if (!isNumeric(index))
    throw location(
      28690,
      `$arrayElemAt's second argument must be a numeric value, but is ${bsonTypeOf(index)}`,
    )
  const position = toInteger(index)
  if (position === undefined)
    throw location(28691, `$arrayElemAt's second argument must be representable as a 32-bit integer`)
  return items.at(position)
})

const edge = (name: string, position: number) =>
  operator(name, 1, ([array]) => {
    if (isNullish(array)) return null
    return requireArray(array, 28689, (type) => `${name}'s argument must be an array, but is ${type}`).at(
      position,
    )
  })

const slice = operator('$slice', [2, 3], ([array, first, second]) => {
  if (isNullish(array) || isNullish(first) || second === null) return null
  const items = requireArray(
    array,
    28724,
    (type) => `First argument to $slice must be an array, but is of type: ${type}`,
  )
  const start = toNumber(first)
  if (second === undefined) return start < 0 ? items.slice(start) : items.slice(0, start)
  const length = toNumber(second)
  if (length <= 0) throw location(28729, `Third argument to $slice must be positive: ${length}`)
  const from = start < 0 ? Math.max(0, items.length + start) : start
  return items.slice(from, from + length)
})

const range = operator('$range', [2, 3], (values) => {
  const [start, end, step = 1] = values.map((value) => {
    const whole = toInteger(value)
    if (whole === undefined)
      throw location(
        34443,
        `$range requires a numeric starting value, found value of type: ${bsonTypeOf(value)}`,
      )
    return whole
  }) as [number, number, number?]
  if (step === 0) throw location(34449, '$range requires a non-zero step value')
  const made: Int32[] = []
  for (let value = start; step > 0 ? value < end : value > end; value += step) made.push(new Int32(value))
  return made
})

/** Set operations compare as BSON does and answer in ascending order, each value once. */
function distinctSorted(values: unknown[]): unknown[] {
  return [...values]
    .sort(compareValues)
    .filter((value, i, sorted) => i === 0 || !equalValues(value, sorted[i - 1]))
}

const setOperand = (name: string, value: unknown): unknown[] =>
  requireArray(
    value,
    17040,
    (type) => `All operands of ${name} must be arrays. One argument is of type: ${type}`,
  )

const contains = (array: unknown[], value: unknown): boolean => array.some((item) => equalValues(item, value))

const setUnion = variadic((values) =>
  values.some(isNullish) ? null : distinctSorted(values.flatMap((value) => setOperand('$setUnion', value))),
)

const setIntersection = variadic((values) => {
  if (values.some(isNullish)) return null
  const [first = [], ...others] = values.map((value) => setOperand('$setIntersection', value))
  return distinctSorted(first.filter((item) => others.every((other) => contains(other, item))))
})

const setDifference = operator('$setDifference', 2, ([a, b]) => {
  if (isNullish(a) || isNullish(b)) return null
  const other = setOperand('$setDifference', b)
  const kept: unknown[] = []
  for (const item of setOperand('$setDifference', a))
    if (!contains(other, item) && !contains(kept, item)) kept.push(item)
  return kept
})

function position(which: string, value: unknown): number {
  const at = toInteger(value)
  if (at === undefined)
    throw location(
      40096,
      `$indexOfArray requires an integral ${which} index, found a value of type: ${bsonTypeOf(value)}`,
    )
  if (at < 0) throw location(40097, `$indexOfArray requires a nonnegative ${which} index, found: ${at}`)
  return at
}

const zip: BuildOperator = (argument, compile) => {
  const { inputs, useLongestLength, defaults } = namedArguments(
    '$zip',
    argument,
    ['inputs'],
    ['useLongestLength', 'defaults'],
  )
  if (!Array.isArray(inputs))
    throw location(34461, 'inputs must be an array of expressions, found ' + bsonTypeOf(inputs))
  const isLongest = useLongestLength === true
  if (defaults !== undefined && (!Array.isArray(defaults) || defaults.length !== inputs.length))
    throw location(34467, 'defaults and inputs must have the same length')
  if (defaults !== undefined && !isLongest)
    throw location(34466, 'cannot specify defaults unless useLongestLength is true')
  const arrays = inputs.map(compile)
  const fillers = (defaults as unknown[] | undefined)?.map(compile)
  return (scope) => {
    const values = arrays.map((array) => array(scope))
    if (values.some(isNullish)) return null
    const lists = values.map((value) =>
      requireArray(value, 34468, (type) => `$zip found a non-array expression in input: ${type}`),
    )
    const lengths = lists.map((list) => list.length)
    const length = isLongest ? Math.max(...lengths) : Math.min(...lengths)
    const filler = fillers?.map((fill) => fill(scope))
    return Array.from({ length }, (_, i) =>
      lists.map((list, which) => (i < list.length ? list[i] : (filler?.[which] ?? null))),
    )
  }
}

const sortArray: BuildOperator = (argument, compile) => {
  const { input, sortBy } = namedArguments('$sortArray', argument, ['input', 'sortBy'], [])
  const items = compile(input)
  const compare = isDocument(sortBy)
    ? orderBy(sortBy)
    : (a: unknown, b: unknown) => compareValues(a, b) * toNumber(sortBy)
  return (scope) => {
    const values = items(scope)
    if (isNullish(values)) return null
    const array = requireArray(
      values,
      2942504,
      (type) => `The input argument to $sortArray must be an array, but was of type: ${type}`,
    )
    return [...array].sort(compare)
  }
}

export const arrayOperators: OperatorTable = {
  $map: map,
  $filter: filter,
  $reduce: reduce,
  $arrayElemAt: elementAt,
  $first: edge('$first', 0),
  $last: edge('$last', -1),
  $slice: slice,
  $range: range,
  $zip: zip,
  $sortArray: sortArray,
  $setUnion: setUnion,
  $setIntersection: setIntersection,
  $setDifference: setDifference,
  $setIsSubset: operator('$setIsSubset', 2, ([a, b]) => {
    const other = setOperand('$setIsSubset', b)
    return setOperand('$setIsSubset', a).every((item) => contains(other, item))
  }),
  $setEquals: variadic((values) => {
    const [first = [], ...others] = values.map((value) => distinctSorted(setOperand('$setEquals', value)))
    return others.every((other) => equalValues(first, other))
  }),
  $size: operator('$size', 1, ([array]) => {
    const items = requireArray(
      array,
      17124,
      (type) => `The argument to $size must be an array, but was of type: ${type}`,
    )
    return new Int32(items.length)
  }),
  $in: operator('$in', 2, ([value, array]) =>
    contains(
      requireArray(array, 40081, (type) => `$in requires an array as a second argument, found: ${type}`),
      value,
    ),
  ),
  $isArray: operator('$isArray', 1, ([value]) => Array.isArray(value)),
  $concatArrays: variadic((values) => {
    if (values.some(isNullish)) return null
    return values.flatMap((value) =>
      requireArray(value, 28664, (type) => `$concatArrays only supports arrays, not ${type}`),
    )
  }),
  $reverseArray: operator('$reverseArray', 1, ([array]) => {
    if (isNullish(array)) return null
    return requireArray(
      array,
      34435,
      (type) => `The argument to $reverseArray must be an array, but was of type: ${type}`,
    ).toReversed()
  }),
  $indexOfArray: operator('$indexOfArray', [2, 4], ([array, value, start, end]) => {
    if (isNullish(array)) return null
    const items = requireArray(
      array,
      40090,
      (type) => `$indexOfArray requires an array as a first argument, found: ${type}`,
    )
    const from = start === undefined ? 0 : position('starting', start)
    const to = end === undefined ? items.length : position('ending', end)
    return new Int32(items.findIndex((item, i) => i >= from && i < to && equalValues(item, value)))
  }),
  $anyElementTrue: operator('$anyElementTrue', 1, ([array]) =>
    requireArray(array, 17041, (type) => `$anyElementTrue's argument must be an array, but is ${type}`).some(
      isTrue,
    ),
  ),
  $allElementsTrue: operator('$allElementsTrue', 1, ([array]) =>
    requireArray(
      array,
      17040,
      (type) => `$allElementsTrue's argument must be an array, but is ${type}`,
    ).every(isTrue),
  ),
}
