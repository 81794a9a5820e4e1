import { badRequest } from './api-error.ts'

export type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<='

export type FilterNode =
  | { kind: 'and' | 'or'; parts: FilterNode[] }
  | { kind: 'not'; part: FilterNode }
  | { kind: 'compare'; attribute: string; operator: Comparison; value: string }
  | { kind: 'between'; attribute: string; from: string; to: string }
  | { kind: 'in'; attribute: string; values: string[] }
  | { kind: 'exists' | 'null' | 'empty'; attribute: string }

type Lexeme = { text: string; quoted: boolean; at: number }

const KEYWORDS = new Set([
  'AND',
  'OR',
  'NOT',
  'TO',
  'IN',
  'EXISTS',
  'IS',
  'NULL',
  'EMPTY',
  'CONTAINS',
  'STARTS',
  'WITH',
])
const COMPARISONS = new Set(['=', '!=', '>', '>=', '<', '<='])
// A bare value is letters, digits and `_ - / .`; everything else has to be quoted.
const LEXEME = /\s*(?:("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(!=|>=|<=|[=<>()[\],])|([\p{L}\p{N}_\-/.]+))/uy
const MAX_DEPTH = 200

/**
 * Parses the filter of a search: an expression, or a list whose members are joined by AND and whose inner lists by OR.
 * @throws {ApiError} with the code given, and where in the expression it went wrong.
 */
export function parseFilter(filter: unknown, code: string): FilterNode | undefined {
  if (filter === undefined || filter === null) return undefined
  if (typeof filter === 'string') return filter.trim() ? new FilterParser(filter, code).parse() : undefined
  if (!Array.isArray(filter)) throw badShape(filter, code)

  const parts = filter.map((part: unknown): FilterNode | undefined => {
    if (!Array.isArray(part)) return parseString(part, code)
    const choices = part
      .map((choice: unknown) => parseString(choice, code))
      .filter((node) => node !== undefined)
    return choices.length > 0 ? { kind: 'or', parts: choices } : undefined
  })
  const present = parts.filter((part) => part !== undefined)
  return present.length > 0 ? { kind: 'and', parts: present } : undefined
}

function parseString(filter: unknown, code: string): FilterNode | undefined {
  if (typeof filter !== 'string') throw badShape(filter, code)
  return parseFilter(filter, code)
}

const badShape = (filter: unknown, code: string) =>
  badRequest(
    code,
    `Invalid syntax for the filter parameter: \`expected String, Array, found: ${JSON.stringify(filter)}\`.`,
  )

class FilterParser {
  private readonly lexemes: Lexeme[]
  private next = 0
  private depth = 0

  constructor(
    private readonly source: string,
    private readonly code: string,
  ) {
    this.lexemes = this.readLexemes()
  }

  parse(): FilterNode {
    const node = this.parseOr()
    const rest = this.peek()
    if (rest) throw this.error(`Found unexpected characters at the end of the filter: \`${rest.text}\``, rest)
    return node
  }

  private parseOr(): FilterNode {
    const parts = [this.parseAnd()]
    while (this.takeKeyword('OR')) parts.push(this.parseAnd())
    return parts.length === 1 ? parts[0]! : { kind: 'or', parts }
  }

  private parseAnd(): FilterNode {
    const parts = [this.parseNot()]
    while (this.takeKeyword('AND')) parts.push(this.parseNot())
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
  }

  private parseNot(): FilterNode {
    if (++this.depth > MAX_DEPTH) throw this.error('The filter exceeded the maximum depth limit')
    const node: FilterNode = this.takeKeyword('NOT')
      ? { kind: 'not', part: this.parseNot() }
      : this.takeSymbol('(')
        ? this.parseGroup()
        : this.parseCondition()
    this.depth--
    return node
  }

  private parseGroup(): FilterNode {
    const node = this.parseOr()
    if (!this.takeSymbol(')')) throw this.error('Expression is missing the closing delimiter `)`')
    return node
  }

  private parseCondition(): FilterNode {
    const attribute = this.takeValue('an attribute')
    if (attribute.startsWith('_geo'))
      throw this.error('`_geo` filters are not implemented by the embedded server')
    const symbol = this.peek()
    if (symbol && !symbol.quoted && COMPARISONS.has(symbol.text)) {
      this.next++
      return {
        kind: 'compare',
        attribute,
        operator: symbol.text as Comparison,
        value: this.takeValue('a value'),
      }
    }
    if (this.takeKeyword('EXISTS')) return { kind: 'exists', attribute }
    if (this.takeKeyword('IN')) return { kind: 'in', attribute, values: this.parseList() }
    if (this.takeKeyword('IS')) return this.parseIs(attribute)
    if (this.takeKeyword('NOT')) return { kind: 'not', part: this.parseNegated(attribute) }
    if (symbol && (symbol.quoted || !KEYWORDS.has(symbol.text)) && !/^[()[\],]$/.test(symbol.text)) {
      const from = this.takeValue('a value')
      if (this.takeKeyword('TO')) return { kind: 'between', attribute, from, to: this.takeValue('a value') }
    }
    throw this.error(
      'Was expecting an operation `=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, `EXISTS`, `NOT EXISTS`, ' +
        `\`IS NULL\`, \`IS NOT NULL\`, \`IS EMPTY\` or \`IS NOT EMPTY\` at \`${attribute}\``,
      symbol,
    )
  }

  private parseNegated(attribute: string): FilterNode {
    if (this.takeKeyword('EXISTS')) return { kind: 'exists', attribute }
    if (this.takeKeyword('IN')) return { kind: 'in', attribute, values: this.parseList() }
    throw this.error('Was expecting `IN` or `EXISTS` after `NOT`')
  }

  private parseIs(attribute: string): FilterNode {
    const negated = this.takeKeyword('NOT')
    const kind = this.takeKeyword('NULL') ? 'null' : this.takeKeyword('EMPTY') ? 'empty' : undefined
    if (!kind) throw this.error('Was expecting `NULL`, `NOT NULL`, `EMPTY` or `NOT EMPTY` after `IS`')
    return negated ? { kind: 'not', part: { kind, attribute } } : { kind, attribute }
  }

  private parseList(): string[] {
    if (!this.takeSymbol('[')) throw this.error('Expected `[` after `IN` keyword')
    const values: string[] = []
    while (!this.takeSymbol(']')) {
      values.push(this.takeValue('a value'))
      if (this.takeSymbol(',')) continue
      if (this.takeSymbol(']')) break
      throw this.error('Expected only comma-separated field names inside `IN[..]`')
    }
    return values
  }

  private takeValue(what: string): string {
    const lexeme = this.peek()
    const usable =
      lexeme && (lexeme.quoted || (!KEYWORDS.has(lexeme.text) && /[^()[\],=<>!]/.test(lexeme.text)))
    if (!usable) throw this.error(`Was expecting ${what} but instead got \`${lexeme?.text ?? ''}\``, lexeme)
    this.next++
    return lexeme.text
  }

  private takeKeyword(keyword: string): boolean {
    return this.takeSymbol(keyword)
  }

  private takeSymbol(text: string): boolean {
    const lexeme = this.peek()
    if (!lexeme || lexeme.quoted || lexeme.text !== text) return false
    this.next++
    return true
  }

  private readonly peek = (): Lexeme | undefined => this.lexemes[this.next]

  private readLexemes(): Lexeme[] {
    const lexemes: Lexeme[] = []
    LEXEME.lastIndex = 0
    const end = this.source.trimEnd().length
    for (let at = 0; at < end; at = LEXEME.lastIndex) {
      const [all, quoted, symbol, bare] = LEXEME.exec(this.source) ?? []
      if (all === undefined) throw this.error('Found unexpected characters', { text: '', quoted: false, at })
      const text = quoted ? quoted.slice(1, -1).replace(/\\(.)/gs, '$1') : (symbol ?? bare ?? '')
      lexemes.push({ text, quoted: quoted !== undefined, at: LEXEME.lastIndex - (quoted ?? text).length })
    }
    return lexemes
  }

  private error(message: string, where: Lexeme | undefined = this.peek()) {
    const at = (where?.at ?? this.source.length) + 1
    return badRequest(this.code, `${message}.\n${at}:${this.source.length + 1} ${this.source}`)
  }
}
