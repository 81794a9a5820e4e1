import { type ReportProblem } from './problem.ts'

export const NAME_MAX = 300
export const TEXT_MAX = 5_000

type Members = Record<string, unknown>

/** Reads the members of an object somebody else wrote, and reports what is not as it ought to be. */
export class Fields {
  private constructor(
    private readonly members: Members,
    readonly path: string,
    readonly report: ReportProblem,
  ) {}

  /** Null, with `wrong_shape` reported, when the value is not an object. */
  static of(value: unknown, path: string, report: ReportProblem): Fields | null {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new Fields(value as Members, path, report)
    }
    report(path, 'wrong_shape', { expected: 'object' })
    return null
  }

  at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`
  }

  /** The value of a member of the object itself; what it inherits does not count. */
  raw(key: string): unknown {
    return Object.hasOwn(this.members, key) ? this.members[key] : undefined
  }

  has(key: string): boolean {
    const value = this.raw(key)
    return value !== undefined && value !== null
  }

  /** A text, trimmed; empty when it is absent and not required. */
  text(key: string, { required = false, max = TEXT_MAX } = {}): string {
    const value = this.raw(key) ?? ''
    if (typeof value !== 'string') {
      this.report(this.at(key), 'wrong_shape', { expected: 'text' })
      return ''
    }
    const text = value.trim()
    if (required && text === '') this.report(this.at(key), 'missing')
    if (text.length > max) this.report(this.at(key), 'too_long', { max })
    return text
  }

  optionalText(key: string, max = TEXT_MAX): string | undefined {
    return this.has(key) ? this.text(key, { max }) : undefined
  }

  oneOf<T extends string>(key: string, values: readonly T[]): T | null {
    const value = this.raw(key)
    const found = values.find((candidate) => candidate === value)
    if (!found) this.report(this.at(key), value == null ? 'missing' : 'unknown_value', shown(value))
    return found ?? null
  }

  someOf<T extends string>(key: string, values: readonly T[]): T[] {
    return this.list(key).flatMap((value, index) => {
      const found = values.find((candidate) => candidate === value)
      if (!found) this.report(`${this.at(key)}[${index}]`, 'unknown_value', shown(value))
      return found ?? []
    })
  }

  flag(key: string, fallback: boolean): boolean {
    const value = this.raw(key) ?? fallback
    if (typeof value === 'boolean') return value
    this.report(this.at(key), 'wrong_shape', { expected: 'true or false' })
    return fallback
  }

  wholeNumber(key: string): number | undefined {
    if (!this.has(key)) return undefined
    const value = this.raw(key)
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value
    this.report(this.at(key), 'bad_number', shown(value))
    return undefined
  }

  list(key: string): unknown[] {
    const value = this.raw(key) ?? []
    if (Array.isArray(value)) return value
    this.report(this.at(key), 'wrong_shape', { expected: 'list' })
    return []
  }

  /** The members of a list that are objects. */
  objects(key: string): Fields[] {
    return this.list(key).flatMap((value, index) => {
      return Fields.of(value, `${this.at(key)}[${index}]`, this.report) ?? []
    })
  }
}

/** A value as a parameter of a message: short, whatever it was. */
export function shown(value: unknown): { value: string } {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return { value: text.length > 80 ? `${text.slice(0, 79)}…` : text }
}
