import { BSONRegExp, Int32 } from 'bson'
import { compileRegex } from '../query/regex.server.ts'
import { bsonTypeOf } from '../values/bson-type.server.ts'
import { compareStrings } from '../values/compare.server.ts'
import { type Doc } from '../values/document.server.ts'
import { toNumber } from '../values/numbers.server.ts'
import {
  type BuildOperator,
  isNullish,
  location,
  named,
  operator,
  type OperatorTable,
  variadic,
} from './expression.server.ts'
import { convertToString } from './conversions.server.ts'

const requireString = (value: unknown, code: number, message: (type: string) => string): string => {
  if (typeof value !== 'string') throw location(code, message(bsonTypeOf(value)))
  return value
}

// Case changes and trimming take numbers and dates too, and treat null as empty.
const changeCase = (name: string, change: (text: string) => string) =>
  operator(name, 1, ([value]) => (isNullish(value) ? '' : change(convertToString(value))))

const concat = variadic((values) => {
  if (values.some(isNullish)) return null
  return values
    .map((value) => requireString(value, 16702, (type) => `$concat only supports strings, not ${type}`))
    .join('')
})

function trimmer(name: string, left: boolean, right: boolean): BuildOperator {
  return named(name, ['input'], ['chars'], ({ input, chars }) => {
    if (isNullish(input) || chars === null) return null
    const text = [
      ...requireString(input, 50699, (type) => `${name} requires its input to be a string, got ${type}`),
    ]
    const isCut =
      chars === undefined ? (c: string) => /[\s\0]/.test(c) : (c: string) => String(chars).includes(c)
    let [start, end] = [0, text.length]
    while (left && start < end && isCut(text[start] as string)) start++
    while (right && end > start && isCut(text[end - 1] as string)) end--
    return text.slice(start, end).join('')
  })
}

const split = operator('$split', 2, ([text, separator]) => {
  if (isNullish(text) || isNullish(separator)) return null
  const source = requireString(
    text,
    40085,
    (type) => `$split requires an expression that evaluates to a string as a first argument, found: ${type}`,
  )
  const by = requireString(
    separator,
    40086,
    (type) => `$split requires an expression that evaluates to a string as a second argument, found: ${type}`,
  )
  if (by === '') throw location(40087, '$split requires a non-empty separator')
  return source.split(by)
})

const substring = operator('$substrCP', 3, ([text, start, length]) => {
  const points = [...(isNullish(text) ? '' : convertToString(text))]
  const from = toNumber(start)
  return points.slice(from, from + toNumber(length)).join('')
})

const substringBytes = operator('$substrBytes', 3, ([text, start, length]) => {
  const bytes = Buffer.from(isNullish(text) ? '' : convertToString(text))
  const [from, count] = [toNumber(start), toNumber(length)]
  if (from < 0) throw location(50752, `$substrBytes: starting index must be non-negative (got: ${from})`)
  const end = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  const continues = (at: number) => at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80
  if (continues(from))
    throw location(28656, '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.')
  if (continues(end))
    throw location(28657, '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.')
  return bytes.subarray(from, end).toString()
})

const indexOf = operator('$indexOfCP', [2, 4], ([text, wanted, start, end]) => {
  if (isNullish(text)) return null
  const source = requireString(
    text,
    40093,
    (type) => `$indexOfCP requires a string as the first argument, found: ${type}`,
  )
  const part = requireString(
    wanted,
    40094,
    (type) => `$indexOfCP requires a string as the second argument, found: ${type}`,
  )
  const points = [...source].slice(0, end === undefined ? undefined : toNumber(end))
  const from = start === undefined ? 0 : toNumber(start)
  const at = points.slice(from).join('').indexOf(part)
  return new Int32(at < 0 ? -1 : from + [...points.slice(from).join('').slice(0, at)].length)
})

const replace = (name: string, apply: (input: string, find: string, replacement: string) => string) =>
  named(name, ['input', 'find', 'replacement'], [], ({ input, find, replacement }) => {
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null
    const parts = [input, find, replacement].map((part) =>
      requireString(part, 51746, (type) => `${name} requires strings, found: ${type}`),
    )
    return apply(...(parts as [string, string, string]))
  })

function regexOperator(
  name: string,
  apply: (text: string, regex: RegExp) => unknown,
  missing: unknown,
): BuildOperator {
  return named(name, ['input', 'regex'], ['options'], ({ input, regex, options }) => {
    if (isNullish(input) || isNullish(regex)) return missing
    const text = requireString(input, 51104, () => `${name} needs 'input' to be of type string`)
    return apply(text, compileRegex(toRegex(name, regex, options)))
  })
}

function toRegex(name: string, regex: unknown, options: unknown): BSONRegExp {
  const flags = typeof options === 'string' ? options : ''
  if (typeof regex === 'string') return new BSONRegExp(regex, flags)
  if (regex instanceof BSONRegExp) return flags ? new BSONRegExp(regex.pattern, flags) : regex
  throw location(51105, `${name} needs 'regex' to be of type string or regex`)
}

function described(match: RegExpMatchArray): Doc {
  return {
    match: match[0],
    idx: new Int32([...(match.input ?? '').slice(0, match.index)].length),
    captures: match.slice(1).map((capture) => capture ?? null),
  }
}

export const stringOperators: OperatorTable = {
  $concat: concat,
  $toLower: changeCase('$toLower', (text) => text.replace(/[A-Z]/g, (c) => c.toLowerCase())),
  $toUpper: changeCase('$toUpper', (text) => text.replace(/[a-z]/g, (c) => c.toUpperCase())),
  $trim: trimmer('$trim', true, true),
  $ltrim: trimmer('$ltrim', true, false),
  $rtrim: trimmer('$rtrim', false, true),
  $split: split,
  $substrCP: substring,
  $substrBytes: substringBytes,
  $substr: substringBytes,
  $indexOfCP: indexOf,
  $strLenCP: operator(
    '$strLenCP',
    1,
    ([text]) =>
      new Int32(
        [...requireString(text, 34471, (type) => `$strLenCP requires a string argument, found: ${type}`)]
          .length,
      ),
  ),
  $strLenBytes: operator(
    '$strLenBytes',
    1,
    ([text]) =>
      new Int32(
        Buffer.byteLength(
          requireString(text, 34473, (type) => `$strLenBytes requires a string argument, found: ${type}`),
        ),
      ),
  ),
  $strcasecmp: operator('$strcasecmp', 2, ([a, b]) => {
    const [left, right] = [a, b].map((value) =>
      (isNullish(value) ? '' : convertToString(value)).toUpperCase(),
    ) as [string, string]
    return new Int32(compareStrings(left, right))
  }),
  $replaceOne: replace('$replaceOne', (input, find, replacement) => input.replace(find, () => replacement)),
  $replaceAll: replace('$replaceAll', (input, find, replacement) =>
    input.replaceAll(find, () => replacement),
  ),
  $regexMatch: regexOperator('$regexMatch', (text, regex) => regex.test(text), false),
  $regexFind: regexOperator(
    '$regexFind',
    (text, regex) => {
      const match = text.match(regex)
      return match ? described(match) : null
    },
    null,
  ),
  $regexFindAll: regexOperator(
    '$regexFindAll',
    (text, regex) => [...text.matchAll(new RegExp(regex.source, `${regex.flags}g`))].map(described),
    [],
  ),
}
