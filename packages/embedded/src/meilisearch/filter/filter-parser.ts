import { badRequest, featureNotEnabled } from '../http/api-error.ts'
import { PROBLEMS, withPlace } from './filter-error.ts'
import { and, or, type Comparison, type FilterNode, type Name } from './filter-node.ts'
import { unescapeValue } from './unescape-value.ts'

const KEYWORDS = new Set([
  'AND', 'OR', 'IN', 'NOT', 'TO', 'EXISTS', 'IS', 'NULL', 'EMPTY', 'CONTAINS', 'STARTS', 'WITH', '_geoRadius',
  '_geoBoundingBox', '_geoPolygon',
]) // prettier-ignore
const RESERVED_GEO = ['_geoPoint', '_geoDistance', '_geo']
// A bare value is letters, digits and `_ - .`; everything else has to be quoted.
const WORD = /[\p{Alphabetic}\p{N}_\-.]+/uy
const SPACE = /\s*/uy
const OPERATOR = /<=|>=|!=|<|>|=/y
/** The longest piece without any of the language's own signs, for messages. */
const PIECE = /[^\s()=<>!]*/uy
const NUMBERS = String.raw`\s*[+-]?[\d.eE+-]+\s*`
const GEO_RADIUS = new RegExp(`_geoRadius\\(${NUMBERS},${NUMBERS},${NUMBERS}\\)\\s*`, 'y')
const GEO_PAIR = `\\s*\\[${NUMBERS},${NUMBERS}\\]\\s*`
const GEO_BOX = new RegExp(`_geoBoundingBox\\(${GEO_PAIR},${GEO_PAIR}\\)\\s*`, 'y')
const MAX_DEPTH = 200 // and a parenthesis counts four, as in Meilisearch

/**
 * Reads the filter of a search: an expression, or a list whose members are joined by AND and whose inner lists by OR.
 * Undefined when nothing is filtered.
 * @param code the code of the error, which differs between searches and documents
 * @throws {ApiError} that says where in the expression what is wrong
 */
export function parseFilter(filter: unknown, code: string): FilterNode | undefined {
  if (filter === undefined || filter === null) return undefined
  if (typeof filter === 'string') return parseExpression(filter, code)
  if (!Array.isArray(filter)) throw badShape(filter, 'String, Array', code)
  return and(
    filter.map((part: unknown) => {
      if (typeof part === 'string') return parseExpression(part, code)
      if (!Array.isArray(part)) throw badShape(part, 'String, [String]', code)
      return or(
        part.map((choice: unknown) => {
          if (typeof choice !== 'string') throw badShape(choice, 'String', code)
          return parseExpression(choice, code)
        }),
      )
    }),
  )
}

const parseExpression = (source: string, code: string) =>
  source.trim() === '' ? undefined : new FilterParser(source, code).parse()

const badShape = (found: unknown, expected: string, code: string) =>
  badRequest(
    code,
    `Invalid syntax for the filter parameter: \`expected ${expected}, found: ${JSON.stringify(found)}\`.`,
  )

class FilterParser {
  private at = 0

  constructor(
    private readonly source: string,
    private readonly code: string,
  ) {}

  parse(): FilterNode {
    const node = this.parseOr(0)
    this.skipSpace()
    if (this.at < this.source.length) throw this.error('rest')
    return node
  }

  private parseOr(depth: number): FilterNode {
    this.checkDepth(depth)
    const parts = [this.parseAnd(depth + 1)]
    while (this.takeWord('OR')) parts.push(this.parseAnd(depth + 1))
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts }
  }

  private parseAnd(depth: number): FilterNode {
    this.checkDepth(depth)
    const parts = [this.parseNot(depth + 1)]
    while (this.takeWord('AND')) parts.push(this.parseNot(depth + 1))
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
  }

  private parseNot(depth: number): FilterNode {
    this.checkDepth(depth)
    if (this.takeWord('NOT')) return { kind: 'not', part: this.parseNot(depth + 1) }
    return this.parsePrimary(depth + 1)
  }

  private parsePrimary(depth: number): FilterNode {
    this.checkDepth(depth)
    this.skipSpace()
    const start = this.at
    if (this.take('(')) {
      const node = this.parseOr(depth + 1)
      this.skipSpace()
      if (!this.take(')')) throw this.error('unclosed', start, this.source.length, ')')
      return node
    }
    return this.parseGeo() ?? this.parseCondition(start)
  }

  /** Understood, so that it is refused as a filter on an attribute that is not filterable. */
  private parseGeo(): FilterNode | undefined {
    const start = this.at
    const word = this.peekWord()
    if (word !== '_geoRadius' && word !== '_geoBoundingBox') return undefined
    if (this.match(word === '_geoRadius' ? GEO_RADIUS : GEO_BOX) === undefined) {
      throw this.error(word === '_geoRadius' ? 'geoRadius' : 'geoBoundingBox', start)
    }
    const place = start + word.length + 1
    const attribute = { text: '_geo', source: this.source, at: place, end: this.at }
    return { kind: 'exists', attribute }
  }

  private parseCondition(start: number): FilterNode {
    const attribute = this.takeValue(start)
    this.skipSpace()
    const operator = this.match(OPERATOR)
    if (operator) {
      return { kind: 'compare', attribute, operator: operator as Comparison, value: this.takeValue().text }
    }
    const afterAttribute = this.at
    const isNegated = this.takeWord('NOT')
    const node = this.parseOperation(attribute, isNegated)
    if (node) return isNegated ? { kind: 'not', part: node } : node

    this.at = afterAttribute
    const from = this.peekValue()
    if (from && this.takeWord('TO')) {
      return { kind: 'between', attribute, from: from.text, to: this.takeValue().text }
    }
    throw this.error('operation', start)
  }

  private parseOperation(attribute: Name, isNegated: boolean): FilterNode | undefined {
    if (this.takeWord('EXISTS')) return { kind: 'exists', attribute }
    if (this.takeWord('IN')) return { kind: 'in', attribute, values: this.parseList() }
    if (this.takeWord('CONTAINS')) throw this.notEnabled('CONTAINS')
    if (this.takeWord('STARTS')) {
      if (this.takeWord('WITH')) throw this.notEnabled('STARTS WITH')
      return undefined
    }
    if (isNegated || !this.takeWord('IS')) return undefined

    const isNot = this.takeWord('NOT')
    const kind = this.takeWord('NULL') ? 'null' : this.takeWord('EMPTY') ? 'empty' : undefined
    if (!kind) return undefined
    return isNot ? { kind: 'not', part: { kind, attribute } } : { kind, attribute }
  }

  private parseList(): string[] {
    this.skipSpace()
    if (!this.take('[')) throw this.error('listOpening')
    const values: string[] = []
    do {
      this.skipSpace()
      if (this.source[this.at] === ']') break
      const value = this.peekValue()
      if (!value) break
      values.push(value.text)
      this.skipSpace()
    } while (this.take(','))
    if (this.take(']')) return values
    throw this.error(this.at === this.source.length ? 'listClosing' : 'listValue')
  }

  /** A value that has to be there; `start` is where the condition begins whose attribute it is. */
  private takeValue(start?: number): Name {
    this.skipSpace()
    const value = this.peekValue(start === undefined)
    if (value) return value
    const at = this.at
    const word = this.peekWord()
    if (word !== undefined && KEYWORDS.has(word)) throw this.error('keyword', at, at + word.length)
    if (start !== undefined) throw this.error('operation', start)
    throw this.error('value', at, at + (this.match(PIECE) ?? '').length)
  }

  /** Takes a value if there is one. @param isOperand whether it stands where an operation on a place is misused */
  private peekValue(isOperand = false): Name | undefined {
    this.skipSpace()
    const { source, at } = this
    const quote = source[at]
    if (quote === '"' || quote === "'") return this.takeQuoted(quote)
    const word = this.peekWord()
    if (word === undefined) return undefined
    if (RESERVED_GEO.includes(word)) throw this.error('reservedGeo', at, source.length, word)
    if (isOperand && /^_geo(Radius|BoundingBox)$/.test(word)) {
      throw this.error('misusedGeo', at, source.length, word)
    }
    if (KEYWORDS.has(word)) return undefined
    this.at += word.length
    return { text: word, source, at, end: this.at }
  }

  private takeQuoted(quote: string): Name {
    const start = this.at
    let end = start + 1
    while (end < this.source.length && this.source[end] !== quote) end += this.source[end] === '\\' ? 2 : 1
    if (end >= this.source.length) throw this.error('unclosed', start, this.source.length, quote)
    const inside = this.source.slice(start + 1, end)
    const text = unescapeValue(inside)
    if (typeof text !== 'string') throw this.error(text.problem, start + 1, end)
    this.at = end + 1
    return { text, source: this.source, at: start + 1, end }
  }

  private takeWord(word: string): boolean {
    this.skipSpace()
    if (this.peekWord() !== word) return false
    this.at += word.length
    return true
  }

  private peekWord(): string | undefined {
    const at = this.at
    const word = this.match(WORD)
    this.at = at
    return word
  }

  private take(sign: string): boolean {
    if (this.source[this.at] !== sign) return false
    this.at++
    return true
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private skipSpace(): void {
    this.match(SPACE)
  }

  private checkDepth(depth: number): void {
    if (depth <= MAX_DEPTH) return
    this.skipSpace()
    throw this.error('depth')
  }

  private notEnabled(operator: string) {
    return featureNotEnabled(`Using \`${operator}\` in a filter`, 'contains filter', 763)
  }

  private error(problem: keyof typeof PROBLEMS, at = this.at, end = this.source.length, detail = '') {
    const message = PROBLEMS[problem](this.source.slice(at, end), detail)
    return badRequest(this.code, withPlace(message, this.source, at, end))
  }
}
