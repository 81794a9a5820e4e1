import { BSONRegExp } from 'bson'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { isNumeric, toNumber } from '../values/numbers.server.ts'
import { isOperatorDocument } from './matcher.server.ts'

/** What an index can use of a filter: for one path, the values it may equal and the bounds it must keep. */
export interface PathPredicate {
  path: string
  equals?: unknown[]
  lower?: unknown
  upper?: unknown
  /** Text the value must begin with. */
  startsWith?: string
}

/** The predicates that every match must satisfy; the rest of the filter is left to the matcher. */
export function indexablePredicates(filter: Doc): PathPredicate[] {
  const found: PathPredicate[] = []
  collect(filter, found)
  return found
}

function collect(filter: Doc, found: PathPredicate[]): void {
  for (const [name, argument] of Object.entries(filter)) {
    if (name === '$and' && Array.isArray(argument)) {
      for (const part of argument as unknown[]) if (isDocument(part)) collect(part, found)
    } else if (!name.startsWith('$')) {
      const predicate = predicateFor(name, argument)
      if (predicate) found.push(predicate)
    }
  }
}

function predicateFor(path: string, argument: unknown): PathPredicate | undefined {
  if (argument instanceof BSONRegExp) return regexPredicate(path, argument.pattern, argument.options)
  if (!isOperatorDocument(argument)) return isPoint(argument) ? { path, equals: [argument] } : undefined
  if (Object.hasOwn(argument, '$eq') && isPoint(argument.$eq)) return { path, equals: [argument.$eq] }
  const list = argument.$in
  if (Array.isArray(list) && list.every(isPoint)) return { path, equals: list }
  const predicate: PathPredicate = { path }
  const [lower, upper] = [argument.$gte ?? argument.$gt, argument.$lte ?? argument.$lt]
  if (isBound(lower)) predicate.lower = lower
  if (isBound(upper)) predicate.upper = upper
  if (predicate.lower !== undefined || predicate.upper !== undefined) return predicate
  if (typeof argument.$regex === 'string')
    return regexPredicate(path, argument.$regex, String(argument.$options ?? ''))
  if (argument.$regex instanceof BSONRegExp)
    return regexPredicate(path, argument.$regex.pattern, argument.$regex.options)
  return undefined
}

// An array may equal a whole field or one element of it, and only the elements are in the index.
function isPoint(value: unknown): boolean {
  return (
    value !== undefined &&
    !Array.isArray(value) &&
    !(value instanceof BSONRegExp) &&
    !isOperatorDocument(value)
  )
}

const BOUNDED = new Set([
  'int',
  'long',
  'double',
  'decimal',
  'string',
  'objectId',
  'bool',
  'date',
  'timestamp',
])

const isBound = (value: unknown): boolean =>
  BOUNDED.has(bsonTypeOf(value)) && !(isNumeric(value) && Number.isNaN(toNumber(value)))

function regexPredicate(path: string, pattern: string, options: string): PathPredicate | undefined {
  if (options !== '') return undefined
  const prefix = /^\^([\p{L}\p{N} _@:/-]+)(.?)/u.exec(pattern)
  // A quantifier would make the last letter optional, an alternative the whole prefix.
  if (!prefix?.[1] || pattern.includes('|') || /[*?{+]/.test(prefix[2] ?? '')) return undefined
  return { path, startsWith: prefix[1] }
}
