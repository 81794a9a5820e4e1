import { type Doc, getField, isDocument, setField, splitPath } from '../values/document.server.ts'
import { arithmeticOperators } from './arithmetic.server.ts'
import { arrayOperators } from './arrays.server.ts'
import { conditionOperators } from './conditions.server.ts'
import { conversionOperators } from './conversions.server.ts'
import { requireDeclared, undefinedVariable } from './declared-variables.server.ts'
import { dateOperators } from './dates.server.ts'
import { type Evaluate, location, type OperatorTable } from './expression.server.ts'
import { foldingOperators } from './folds.server.ts'
import { objectOperators } from './objects.server.ts'
import { stringOperators } from './strings.server.ts'

export const EXPRESSIONS: OperatorTable = {
  ...arithmeticOperators,
  ...arrayOperators,
  ...conditionOperators,
  ...conversionOperators,
  ...dateOperators,
  ...foldingOperators,
  ...objectOperators,
  ...stringOperators,
  $literal: (argument) => () => argument,
}

/** Compiles an aggregation expression; throws the server's error for an operator that is not implemented. */
export function compileExpression(spec: unknown): Evaluate {
  if (typeof spec === 'string' && spec.startsWith('$')) return compilePath(spec)
  if (Array.isArray(spec)) {
    const items = spec.map(compileExpression)
    // Inside an array a missing value is null.
    return (scope) => items.map((item) => item(scope) ?? null)
  }
  if (!isDocument(spec)) return () => spec
  const names = Object.keys(spec)
  const first = names[0]
  if (first?.startsWith('$')) {
    if (names.length > 1) {
      throw location(
        15983,
        `an object representing an expression must have exactly one field: ${names.join(', ')}`,
      )
    }
    return compileOperator(first, spec[first])
  }
  return compileObject(spec)
}

function compileOperator(name: string, argument: unknown): Evaluate {
  const build = Object.hasOwn(EXPRESSIONS, name) ? EXPRESSIONS[name] : undefined
  if (!build) throw location(168, `Unrecognized expression '${name}'`)
  return build(argument, compileExpression)
}

function compileObject(spec: Doc): Evaluate {
  const fields = Object.keys(spec).map((name) => {
    if (name.startsWith('$'))
      throw location(
        16412,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      )
    if (name.includes('.'))
      throw location(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      )
    return [name, compileExpression(spec[name])] as const
  })
  return (scope) => {
    const made: Doc = {}
    for (const [name, evaluate] of fields) {
      const value = evaluate(scope)
      if (value !== undefined) setField(made, name, value)
    }
    return made
  }
}

function compilePath(text: string): Evaluate {
  if (!text.startsWith('$$')) {
    const path = checkedPath(text.slice(1))
    return (scope) => valueAtPath(scope.root, path, 0)
  }
  const [variable = '', ...path] = checkedPath(text.slice(2))
  const builtIn = Object.hasOwn(SYSTEM_VARIABLES, variable) ? SYSTEM_VARIABLES[variable] : undefined
  if (builtIn) return builtIn(path)
  requireDeclared(variable)
  return (scope) => {
    if (!Object.hasOwn(scope.variables, variable)) throw undefinedVariable(variable)
    return valueAtPath(scope.variables[variable], path, 0)
  }
}

const fromRoot =
  (path: string[]): Evaluate =>
  (scope) =>
    valueAtPath(scope.root, path, 0)

/** Variables that are there without a `let`. */
export const SYSTEM_VARIABLES: Record<string, (path: string[]) => Evaluate> = {
  ROOT: fromRoot,
  CURRENT: fromRoot,
  REMOVE: () => () => undefined,
  NOW: () => (scope) => getField(scope.variables, 'NOW') ?? new Date(),
}

function checkedPath(text: string): string[] {
  if (text === '') throw location(16872, `'$' by itself is not a valid FieldPath`)
  const path = splitPath(text)
  if (path.includes('')) throw location(15998, 'FieldPath field names may not be empty strings.')
  return path
}

/** The value at a path as expressions see it: an array on the way gives the array of what its documents hold. */
export function valueAtPath(value: unknown, path: string[], at: number): unknown {
  if (at === path.length) return value
  if (Array.isArray(value)) {
    return value
      .map((item) => (isDocument(item) || Array.isArray(item) ? valueAtPath(item, path, at) : undefined))
      .filter((item) => item !== undefined)
  }
  return isDocument(value) ? valueAtPath(getField(value, path[at] as string), path, at + 1) : undefined
}
