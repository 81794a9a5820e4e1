/**
 * Prerequisites of SCORM 1.2 in aicc_script (CAM 1.2, adlcp:prerequisites; AICC CMI001, completion requirements).
 * `activity` holds when that item is completed or passed.
 */
export type AiccExpression =
  | { kind: 'activity'; identifier: string }
  | { kind: 'status'; identifier: string; status: AiccStatus; equal: boolean }
  | { kind: 'not'; operand: AiccExpression }
  | { kind: 'and' | 'or'; operands: AiccExpression[] }
  /** n*{a,b,c}: at least `count` of the operands hold. */
  | { kind: 'at least'; count: number; operands: AiccExpression[] }

const STATUSES = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'] as const
export type AiccStatus = (typeof STATUSES)[number]

const TOKEN = /"[^"]*"|'[^']*'|<>|[&|~=(){},*]|[^\s"'&|~=(){},*<>]+/g
const RESERVED = new Set(['&', '|', '~', '=', '<>', '(', ')', '{', '}', ',', '*'])
const DEEPEST = 50
const MOST_TOKENS = 500

/** Reads an aicc_script expression; null when it cannot be understood. `=` and `<>` bind first, then `~`, `&`, `|`. */
export function parseAiccScript(script: string): AiccExpression | null {
  const tokens = script.match(TOKEN) ?? []
  const leftOver = script.replace(TOKEN, '').trim()
  if (leftOver !== '' || tokens.length > MOST_TOKENS) return null
  try {
    const reader = new Reader(tokens)
    const expression = reader.either(0)
    return reader.isAtEnd ? expression : null
  } catch (error) {
    if (error instanceof NotAScript) return null
    throw error
  }
}

class NotAScript extends Error {}

class Reader {
  readonly #tokens: readonly string[]
  #position = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#position === this.#tokens.length
  }

  either(depth: number): AiccExpression {
    return this.#joined('or', '|', () => this.#both(depth))
  }

  #both(depth: number): AiccExpression {
    return this.#joined('and', '&', () => this.#operand(depth))
  }

  #joined(kind: 'and' | 'or', sign: string, read: () => AiccExpression): AiccExpression {
    const first = read()
    if (this.#next !== sign) return first
    const operands = [first]
    while (this.#accept(sign)) operands.push(read())
    return { kind, operands }
  }

  #operand(depth: number): AiccExpression {
    if (depth > DEEPEST) throw new NotAScript()
    if (this.#accept('~')) return { kind: 'not', operand: this.#operand(depth + 1) }
    if (this.#accept('(')) {
      const inner = this.either(depth + 1)
      this.#expect(')')
      return inner
    }
    if (this.#accept('{')) return { kind: 'and', operands: this.#set(depth) }
    const name = this.#name()
    if (/^\d+$/.test(name) && this.#accept('*')) return this.#atLeast(Number(name), depth)
    if (this.#accept('=')) return { kind: 'status', identifier: name, status: this.#status(), equal: true }
    if (this.#accept('<>')) return { kind: 'status', identifier: name, status: this.#status(), equal: false }
    return { kind: 'activity', identifier: name }
  }

  #atLeast(count: number, depth: number): AiccExpression {
    this.#expect('{')
    const operands = this.#set(depth)
    // More than there are could never hold: a course that cannot be entered is worse than one entered too early.
    if (count > operands.length) throw new NotAScript()
    return { kind: 'at least', count, operands }
  }

  #set(depth: number): AiccExpression[] {
    const operands = [this.either(depth + 1)]
    while (this.#accept(',')) operands.push(this.either(depth + 1))
    this.#expect('}')
    return operands
  }

  #name(): string {
    const token = this.#take()
    if (RESERVED.has(token)) throw new NotAScript()
    const name = unquoted(token)
    if (name === '') throw new NotAScript()
    return name
  }

  /** AICC lets a status be shortened to its first letter. */
  #status(): AiccStatus {
    const written = unquoted(this.#take()).toLowerCase()
    const status = STATUSES.find((each) => each === written || each[0] === written)
    if (status) return status
    if (written === 'complete') return 'completed'
    throw new NotAScript()
  }

  get #next(): string | undefined {
    return this.#tokens[this.#position]
  }

  #accept(sign: string): boolean {
    if (this.#next !== sign) return false
    this.#position += 1
    return true
  }

  #expect(sign: string): void {
    if (!this.#accept(sign)) throw new NotAScript()
  }

  #take(): string {
    const token = this.#next
    if (token === undefined) throw new NotAScript()
    this.#position += 1
    return token
  }
}

const unquoted = (token: string) => (/^["']/.test(token) ? token.slice(1, -1).trim() : token)

/** The item identifiers that an expression mentions. */
export function identifiersIn(expression: AiccExpression): string[] {
  switch (expression.kind) {
    case 'activity':
    case 'status':
      return [expression.identifier]
    case 'not':
      return identifiersIn(expression.operand)
    default:
      return expression.operands.flatMap(identifiersIn)
  }
}
