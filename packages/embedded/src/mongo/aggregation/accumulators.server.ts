import { Int32 } from 'bson'
import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { type Scope } from '../expressions/expression.server.ts'
import { FOLDS } from '../expressions/folds.server.ts'
import { sortDocuments } from '../expressions/order-by.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { toInteger } from '../values/numbers.server.ts'

/** Gathers values of one group. */
export interface Accumulator {
  add(scope: Scope): void
  result(): unknown
}

export type MakeAccumulator = () => Accumulator

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
