import { EmbeddedMongoError } from '../embedded-mongo-error.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'

/** What an expression can see: the document and the variables (`let`, `$map`, `NOW`). */
export interface Scope {
  root: unknown
  variables: Doc
}

/** A compiled expression; `undefined` means missing. */
export type Evaluate = (scope: Scope) => unknown

/** Makes the expression of one operator out of its argument. */
export type BuildOperator = (argument: unknown, compile: (spec: unknown) => Evaluate) => Evaluate

export type OperatorTable = Record<string, BuildOperator>

/** Everything is true but false, null, missing and zero. */
export function isTrue(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false
  return !(isNumeric(value) && toNumber(value) === 0)
}

export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined

export const location = (code: number, message: string) => new EmbeddedMongoError(code, message)

const plural = (count: number) => `${count} argument${count === 1 ? '' : 's'}`

/** An operator of a fixed number of arguments (or a range); a single argument may stand without its array. */
export function operator(
  name: string,
  arity: number | [number, number],
  apply: (values: unknown[]) => unknown,
): BuildOperator {
  const [least, most] = typeof arity === 'number' ? [arity, arity] : arity
  return (argument, compile) => {
    const parts = argumentList(argument)
    if (parts.length < least || parts.length > most) {
      const expected =
        least === most
          ? `takes exactly ${plural(least)}. ${parts.length} were passed in.`
          : `takes at least ${plural(least)}, and at most ${most}, but ${parts.length} were passed in.`
      throw location(least === most ? 16020 : 28667, `Expression ${name} ${expected}`)
    }
    const evaluates = parts.map(compile)
    return (scope) => apply(evaluates.map((evaluate) => evaluate(scope)))
  }
}

/** An operator of any number of arguments. */
export function variadic(apply: (values: unknown[]) => unknown): BuildOperator {
  return (argument, compile) => {
    const evaluates = argumentList(argument).map(compile)
    return (scope) => apply(evaluates.map((evaluate) => evaluate(scope)))
  }
}

export const argumentList = (argument: unknown): unknown[] =>
  Array.isArray(argument) ? argument : [argument]

/** An operator with named arguments; unknown names and missing required ones are refused. */
export function named(
  name: string,
  required: string[],
  optional: string[],
  apply: (values: Doc) => unknown,
): BuildOperator {
  return (argument, compile) => {
    const parts = namedArguments(name, argument, required, optional)
    const evaluates = Object.keys(parts).map((key) => [key, compile(parts[key])] as const)
    return (scope) => apply(Object.fromEntries(evaluates.map(([key, evaluate]) => [key, evaluate(scope)])))
  }
}

export function namedArguments(name: string, argument: unknown, required: string[], optional: string[]): Doc {
  if (!isDocument(argument)) {
    throw location(
      bsonTypeOf(argument) === 'array' ? 28646 : 2,
      `${name} only supports an object as its argument`,
    )
  }
  for (const key of Object.keys(argument)) {
    if (!required.includes(key) && !optional.includes(key))
      throw location(28647, `Unrecognized parameter to ${name}: ${key}`)
  }
  for (const key of required) {
    if (!Object.hasOwn(argument, key)) throw location(28648, `Missing '${key}' parameter to ${name}`)
  }
  return argument
}
