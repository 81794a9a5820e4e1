import { Int32 } from 'bson'
import { compareValues } from '../values/compare.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { alsoDeclaring, checkVariableName } from './declared-variables.server.ts'
import {
  argumentList,
  type BuildOperator,
  type Evaluate,
  isNullish,
  isTrue,
  location,
  operator,
  type OperatorTable,
} from './expression.server.ts'

const comparison = (name: string, accepts: (order: number) => boolean) =>
  operator(name, 2, ([a, b]) => accepts(compareValues(a, b)))

const logical =
  (isAnd: boolean): BuildOperator =>
  (argument, compile) => {
    const parts = argumentList(argument).map(compile)
    return (scope) =>
      isAnd ? parts.every((part) => isTrue(part(scope))) : parts.some((part) => isTrue(part(scope)))
  }

const condition: BuildOperator = (argument, compile) => {
  const [test, yes, no] = conditionParts(argument).map(compile) as [Evaluate, Evaluate, Evaluate]
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}

function conditionParts(argument: unknown): unknown[] {
  if (isDocument(argument)) {
    for (const key of Object.keys(argument)) {
      if (!['if', 'then', 'else'].includes(key))
        throw location(17083, `Unrecognized parameter to $cond: ${key}`)
    }
    if (!Object.hasOwn(argument, 'if')) throw location(17080, "Missing 'if' parameter to $cond")
    if (!Object.hasOwn(argument, 'then')) throw location(17081, "Missing 'then' parameter to $cond")
    if (!Object.hasOwn(argument, 'else')) throw location(17082, "Missing 'else' parameter to $cond")
    return [argument.if, argument.then, argument.else]
  }
  const parts = argumentList(argument)
  if (parts.length !== 3)
    throw location(16020, `Expression $cond takes exactly 3 arguments. ${parts.length} were passed in.`)
  return parts
}

const ifNull: BuildOperator = (argument, compile) => {
  const parts = argumentList(argument).map(compile)
  if (parts.length < 2) throw location(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`)
  return (scope) => {
    let value: unknown
    for (const part of parts) {
      value = part(scope)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const switchCase: BuildOperator = (argument, compile) => {
  if (!isDocument(argument)) throw location(40060, '$switch requires an object as an argument')
  for (const key of Object.keys(argument)) {
    if (key !== 'branches' && key !== 'default')
      throw location(40067, `$switch found an unknown argument: ${key}`)
  }
  if (!Array.isArray(argument.branches)) throw location(40061, "$switch expected an array for 'branches'")
  if (argument.branches.length === 0) throw location(40068, '$switch requires at least one branch.')
  const branches = argument.branches.map((branch: Doc) => {
    if (!isDocument(branch)) throw location(40062, '$switch expected each branch to be an object')
    if (!Object.hasOwn(branch, 'case'))
      throw location(40064, "$switch requires each branch have a 'case' expression")
    if (!Object.hasOwn(branch, 'then'))
      throw location(40065, "$switch requires each branch have a 'then' expression.")
    return [compile(branch.case), compile(branch.then)] as const
  })
  const otherwise = Object.hasOwn(argument, 'default') ? compile(argument.default) : undefined
  return (scope) => {
    for (const [test, value] of branches) if (isTrue(test(scope))) return value(scope)
    if (!otherwise)
      throw location(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    return otherwise(scope)
  }
}

const letVariables: BuildOperator = (argument, compile) => {
  if (!isDocument(argument)) throw location(16874, '$let only supports an object as its argument')
  if (!isDocument(argument.vars)) throw location(16876, "Missing 'vars' parameter to $let")
  if (!Object.hasOwn(argument, 'in')) throw location(16877, "Missing 'in' parameter to $let")
  Object.keys(argument.vars).forEach(checkVariableName)
  const vars = Object.entries(argument.vars).map(([name, spec]) => [name, compile(spec)] as const)
  const body = alsoDeclaring(Object.keys(argument.vars), () => compile(argument.in))
  return (scope) => {
    const values = Object.fromEntries(vars.map(([name, evaluate]) => [name, evaluate(scope)]))
    return body({ root: scope.root, variables: { ...scope.variables, ...values } })
  }
}

export const conditionOperators: OperatorTable = {
  $cmp: operator('$cmp', 2, ([a, b]) => new Int32(compareValues(a, b))),
  $eq: comparison('$eq', (order) => order === 0),
  $ne: comparison('$ne', (order) => order !== 0),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $and: logical(true),
  $or: logical(false),
  $not: operator('$not', 1, ([value]) => !isTrue(value)),
  $cond: condition,
  $ifNull: ifNull,
  $switch: switchCase,
  $let: letVariables,
}
