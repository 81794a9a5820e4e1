import { BSONRegExp } from 'bson'
import { badValue, EmbeddedMongoError } from '../embedded-mongo-error.server.ts'

const compiled = new WeakMap<BSONRegExp, RegExp>()

/** A PCRE pattern as a JavaScript expression; what JavaScript cannot express is refused. */
export function compileRegex(regex: BSONRegExp): RegExp {
  const known = compiled.get(regex)
  if (known) return known
  const made = compilePattern(regex.pattern, regex.options)
  compiled.set(regex, made)
  return made
}

function compilePattern(pattern: string, options: string): RegExp {
  for (const option of options) {
    if (!'imsxu'.includes(option))
      throw new EmbeddedMongoError(51108, `invalid flag in regex options: ${option}`)
  }
  let [source, flags] = [pattern, new Set(options)]
  const inline = /^\(\?([imsx]+)\)/.exec(source)
  if (inline) {
    source = source.slice(inline[0].length)
    flags = new Set([...flags, ...(inline[1] as string)])
  }
  if (flags.delete('x')) source = withoutFreeSpacing(source)
  if (!/\\[pP]\{/.test(source)) flags.delete('u')
  else flags.add('u')
  try {
    return new RegExp(source.replace(/^\\A/, '^').replace(/\\[zZ]$/, '$'), [...flags].join(''))
  } catch (error) {
    throw new EmbeddedMongoError(51091, `Regular expression is invalid: ${(error as Error).message}`)
  }
}

const withoutFreeSpacing = (source: string): string =>
  source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\s+|#.*/g, (part) => (/^\s|^#/.test(part) ? '' : part))

/** The regular expression of `$regex` and `$options`. */
export function regexFrom(pattern: unknown, options: unknown): BSONRegExp {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string')
  if (typeof pattern === 'string') return checked(new BSONRegExp(pattern, sorted(options ?? '')))
  if (pattern instanceof BSONRegExp) {
    if (options !== undefined && pattern.options !== '')
      throw new EmbeddedMongoError(51074, 'options set in both $regex and $options')
    return checked(new BSONRegExp(pattern.pattern, options === undefined ? pattern.options : sorted(options)))
  }
  throw badValue('$regex has to be a string')
}

const sorted = (options: string): string => [...options].sort().join('')

function checked(regex: BSONRegExp): BSONRegExp {
  compileRegex(regex)
  return regex
}
