import { Double, Int32 } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { type Scope } from '../expressions/expression.server.ts'
import { sortDocuments } from '../expressions/order-by.server.ts'
import { encodeValue } from '../storage/key-encoding.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, isDocument, setField } from '../values/document.server.ts'
import { arithmetic, isNumeric, toInteger, toNumber } from '../values/numbers.server.ts'
import { Decimal128 } from 'bson'

/** Gathers values of one group. */
export interface Accumulator {
  add(scope: Scope): void
  result(): unknown
}

export type MakeAccumulator = () => Accumulator

type Fold = { add(value: unknown): void; result(): unknown }

function sum(): Fold {
  let total: unknown = new Int32(0)
  return {
    add(value) {
      if (isNumeric(value)) total = arithmetic('add', total, value)
    },
    result: () => total,
  }
}

function average(): Fold {
  let total: unknown = new Int32(0)
  let n = 0
  return {
    add(value) {
      if (!isNumeric(value)) return
      total = arithmetic('add', total, value)
      n++
    },
    result() {
      if (n === 0) return null
      if (!(total instanceof Decimal128)) return new Double(toNumber(total) / n)
      return compileExpression({ $divide: [{ $literal: total }, n] })({ root: {}, variables: {} })
    },
  }
}

function extreme(direction: 1 | -1): () => Fold {
  return () => {
    let best: unknown
    return {
      add(value) {
        if (value === undefined || value === null) return
        if (best === undefined || compareValues(value, best) * direction > 0) best = value
      },
      result: () => best ?? null,
    }
  }
}

function first(): Fold {
  let seen = false
  let value: unknown
  return {
    add(next) {
      if (!seen) value = next
      seen = true
    },
    result: () => value ?? null,
  }
}

function last(): Fold {
  let value: unknown
  return { add: (next) => void (value = next), result: () => value ?? null }
}

function push(): Fold {
  const values: unknown[] = []
  return { add: (value) => void (value !== undefined && values.push(value)), result: () => values }
}

function addToSet(): Fold {
  const values = new Map<string, unknown>()
  return {
    add(value) {
      if (value === undefined) return
      const key = encodeValue(value, Infinity).bytes.toString('latin1')
      if (!values.has(key)) values.set(key, value)
    },
    result: () => [...values.values()],
  }
}

function mergeObjects(): Fold {
  const merged: Doc = {}
  return {
    add(value) {
      if (value === undefined || value === null) return
      if (!isDocument(value)) throw new EmbeddedMongoError(40400, '$mergeObjects requires object inputs')
      for (const [name, field] of Object.entries(value)) setField(merged, name, field)
    },
    result: () => merged,
  }
}

function deviation(isSample: boolean): () => Fold {
  return () => {
    const values: number[] = []
    return {
      add: (value) => void (isNumeric(value) && values.push(toNumber(value))),
      result() {
        const divisor = values.length - (isSample ? 1 : 0)
        if (divisor <= 0) return null
        const mean = values.reduce((a, b) => a + b, 0) / values.length
        return new Double(Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / divisor))
      },
    }
  }
}

const FOLDS: Record<string, () => Fold> = {
  $sum: sum,
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: mergeObjects,
  $stdDevPop: deviation(false),
  $stdDevSamp: deviation(true),
}

const PICKERS = ['$firstN', '$lastN', '$topN', '$bottomN', '$top', '$bottom']

export const ACCUMULATORS = [...Object.keys(FOLDS), '$count', ...PICKERS]

/** Compiles one field of a `$group`: `{ $sum: '$price' }`. */
export function compileAccumulator(field: string, spec: unknown): MakeAccumulator {
  if (field.includes('.')) throw new EmbeddedMongoError(40235, `The field name '${field}' cannot contain '.'`)
  if (field.startsWith('$'))
    throw new EmbeddedMongoError(40236, `The field name '${field}' cannot be an operator name`)
  if (!isDocument(spec))
    throw new EmbeddedMongoError(40234, `The field '${field}' must be an accumulator object`)
  const names = Object.keys(spec)
  const name = names[0] ?? ''
  if (names.length !== 1)
    throw new EmbeddedMongoError(40238, `The field '${field}' must specify one accumulator`)
  if (name === '$count') return counting(spec.$count)
  if (PICKERS.includes(name)) return picking(name, spec[name])
  const fold = Object.hasOwn(FOLDS, name) ? FOLDS[name] : undefined
  if (!fold) throw new EmbeddedMongoError(15952, `unknown group operator '${name}'`)
  const evaluate = compileExpression(spec[name])
  return () => {
    const gathered = fold()
    return { add: (scope) => gathered.add(evaluate(scope)), result: () => gathered.result() }
  }
}

function counting(argument: unknown): MakeAccumulator {
  if (!isDocument(argument) || Object.keys(argument).length > 0)
    throw new EmbeddedMongoError(14, '$count takes no arguments, i.e. $count:{}')
  return () => {
    let n = 0
    return { add: () => void n++, result: () => new Int32(n) }
  }
}

/** `$topN` and its kin: some documents of the group in an order, or as they come. */
function picking(name: string, argument: unknown): MakeAccumulator {
  if (!isDocument(argument))
    throw new EmbeddedMongoError(5787801, `specification must be an object; found ${name}`)
  const sortBy = isDocument(argument.sortBy) ? argument.sortBy : undefined
  const isSorted = name.startsWith('$top') || name.startsWith('$bottom')
  if (isSorted && !sortBy) throw new EmbeddedMongoError(5788005, `Missing value for 'sortBy'`)
  const evaluate = compileExpression(isSorted ? argument.output : argument.input)
  const n = name.endsWith('N') ? toInteger(compileExpression(argument.n)({ root: {}, variables: {} })) : 1
  if (n === undefined || n <= 0) throw new EmbeddedMongoError(5787908, `'n' must be greater than 0`)
  return () => {
    const found: Doc[] = []
    return {
      add: (scope) => void found.push({ ...(scope.root as Doc), '\0output': evaluate(scope) ?? null }),
      result() {
        const ordered = sortBy ? sortDocuments(found, sortBy) : found
        const fromEnd = name.startsWith('$last') || name.startsWith('$bottom')
        const picked = (fromEnd ? ordered.slice(-n) : ordered.slice(0, n)).map((doc) => doc['\0output'])
        return name.endsWith('N') ? picked : picked[0]
      },
    }
  }
}
