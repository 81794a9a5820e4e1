import { badValue } from '../embedded-mongo-error.server.ts'
import { compileExpression } from '../expressions/compile.server.ts'
import { isTrue } from '../expressions/expression.server.ts'
import { type Doc, getField, isDocument, splitPath } from '../values/document.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { equality } from './comparison.server.ts'
import { fieldOperator } from './field-operators.server.ts'
import { type MatchPosition, type PathTest } from './match-types.server.ts'

/** Decides whether a document matches; `position` receives the array index that made it match, for positional `$`. */
export type Matcher = (doc: Doc, position?: MatchPosition, variables?: Doc) => boolean

const cache = new WeakMap<Doc, Matcher>()

/** Compiles a filter once; throws the server's error for what it does not understand. */
export function matcherFor(filter: Doc): Matcher {
  const known = cache.get(filter)
  if (known) return known
  const made = compileFilter(filter)
  cache.set(filter, made)
  return made
}

function compileFilter(filter: Doc): Matcher {
  const tests = Object.keys(filter).map((name) => compileClause(name, filter[name]))
  if (tests.length === 1) return tests[0] as Matcher
  return (doc, position, variables) => tests.every((test) => test(doc, position, variables))
}

/** What may stand where a field name stands. */
export const CLAUSES: Record<string, (argument: unknown) => Matcher> = {
  $and(argument) {
    const parts = clauseList('$and', argument)
    return (doc, position, variables) => parts.every((part) => part(doc, position, variables))
  },
  $or(argument) {
    const parts = clauseList('$or', argument)
    return (doc, position, variables) => parts.some((part) => part(doc, position, variables))
  },
  $nor(argument) {
    const parts = clauseList('$nor', argument)
    return (doc, _position, variables) => !parts.some((part) => part(doc, undefined, variables))
  },
  $expr(argument) {
    const evaluate = compileExpression(argument)
    return (doc, _position, variables) => isTrue(evaluate({ root: doc, variables: variables ?? {} }))
  },
  $comment: () => () => true,
}

function compileClause(name: string, argument: unknown): Matcher {
  if (!name.startsWith('$')) return compileField(name, argument)
  const build = Object.hasOwn(CLAUSES, name) ? CLAUSES[name] : undefined
  if (build) return build(argument)
  throw badValue(
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  )
}

function clauseList(name: string, argument: unknown): Matcher[] {
  if (!Array.isArray(argument)) throw badValue(`${name} must be an array`)
  if (argument.length === 0) throw badValue('$and/$or/$nor must be a nonempty array')
  return argument.map((part) => {
    if (!isDocument(part)) throw badValue('$or/$and/$nor entries need to be full objects')
    return compileFilter(part)
  })
}

function compileField(name: string, argument: unknown): Matcher {
  const test = fieldTest(argument)
  const path = splitPath(name)
  if (path.length === 1) {
    return (doc, position) => test(getField(doc, name), [], position)
  }
  return (doc, position) => test(doc, path, position)
}

/** The test of `{ field: argument }`: operators when it is a document of operators, else equality. */
export function fieldTest(argument: unknown): PathTest {
  if (!isOperatorDocument(argument)) return equality(argument)
  const tests: PathTest[] = []
  for (const operator of Object.keys(argument)) {
    if (operator === '$options' && Object.hasOwn(argument, '$regex')) continue
    tests.push(fieldOperator(operator, argument[operator], argument))
  }
  if (tests.length === 1) return tests[0] as PathTest
  return (root, path, position) => tests.every((test) => test(root, path, position))
}

/** True for `{ $gt: 1 }`; a reference such as `{ $ref, $id }` is a value. */
export function isOperatorDocument(value: unknown): value is Doc {
  if (bsonTypeOf(value) !== 'object' || !isDocument(value)) return false
  const first = Object.keys(value)[0]
  return (
    first !== undefined && first.startsWith('$') && first !== '$ref' && first !== '$id' && first !== '$db'
  )
}
