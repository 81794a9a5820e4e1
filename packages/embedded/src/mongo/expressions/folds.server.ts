import { Decimal128, Double, Int32 } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { encodeValue } from '../storage/key-encoding.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, isDocument, setField } from '../values/document.server.ts'
import { arithmetic, isNumeric, toNumber } from '../values/numbers.server.ts'
import { divideDecimals } from './arithmetic.server.ts'
import { argumentList, type BuildOperator, type OperatorTable } from './expression.server.ts'

/** Takes in values one by one; `undefined` is a missing one. */
export type Fold = { add(value: unknown): void; result(): unknown }

/** Whole numbers and decimals add up exactly; what doubles lose in rounding is carried along, as on the server. */
function sum(): Fold {
  let exact: unknown = new Int32(0)
  let doubles: { total: number; lost: number } | undefined
  return {
    add(value) {
      if (!isNumeric(value)) return
      if (!isDouble(value)) exact = arithmetic('add', exact, value)
      else doubles = addDouble(doubles ?? { total: 0, lost: 0 }, toNumber(value))
    },
    result() {
      if (!doubles) return exact
      if (exact instanceof Decimal128)
        return arithmetic('add', exact, new Double(doubles.total + doubles.lost))
      const { total, lost } = addDouble(doubles, toNumber(exact))
      return new Double(total + lost)
    },
  }
}

const isDouble = (value: unknown): boolean => bsonTypeOf(value) === 'double'

function addDouble({ total, lost }: { total: number; lost: number }, value: number) {
  const next = total + value
  if (!Number.isFinite(next)) return { total: next, lost: 0 }
  const missed = Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
  return { total: next, lost: lost + missed }
}

function average(): Fold {
  const total = sum()
  let n = 0
  return {
    add(value) {
      if (!isNumeric(value)) return
      total.add(value)
      n++
    },
    result() {
      if (n === 0) return null
      const all = total.result()
      return all instanceof Decimal128 ? divideDecimals(all, new Int32(n)) : new Double(toNumber(all) / n)
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

export const FOLDS: Record<string, () => Fold> = {
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

/** An accumulator outside `$group`: over the elements of its only operand when that is an array, else over its operands. */
const folding =
  (fold: () => Fold): BuildOperator =>
  (argument, compile) => {
    const operands = argumentList(argument).map(compile)
    return (scope) => {
      const values = operands.map((operand) => operand(scope))
      const [only] = values
      const gathered = fold()
      for (const value of values.length === 1 && Array.isArray(only) ? (only as unknown[]) : values)
        gathered.add(value)
      return gathered.result()
    }
  }

export const foldingOperators: OperatorTable = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [
    name,
    folding(FOLDS[name] as () => Fold),
  ]),
)
