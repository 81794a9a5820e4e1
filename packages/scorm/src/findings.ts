import { type Finding, type FindingPlace } from './report.ts'
import { findRule } from './rules/rules.ts'
import { FINDING_TEXTS, type FindingKind } from './texts/texts.ts'

/** More of the same kind help nobody and would let a hostile package fill the report. */
const MOST_OF_A_KIND = 25
const LONGEST_VALUE = 200

type Values = Record<string, string | number>

/** Collects what was found, in order, with the sentences filled in. */
export class Findings {
  readonly #found: Finding[] = []
  readonly #perKind = new Map<FindingKind, number>()

  add(kind: FindingKind, values: Values = {}, where: FindingPlace = {}, detail?: string): void {
    const count = (this.#perKind.get(kind) ?? 0) + 1
    this.#perKind.set(kind, count)
    if (count > MOST_OF_A_KIND) return
    const { rule, severity, message, fix } = FINDING_TEXTS[kind]
    const basis = findRule(rule)
    this.#found.push({
      rule,
      severity,
      message: fill(message.en, values),
      messageHi: fill(message.hi, values),
      fix,
      where: Object.fromEntries(Object.entries(where).map(([key, value]) => [key, tidy(value)])),
      ...(basis ? { source: basis.source, impact: basis.impact } : {}),
      ...(detail ? { detail: shorten(detail) } : {}),
    })
  }

  has(kind: FindingKind): boolean {
    return this.#perKind.has(kind)
  }

  /** The lines of an entry that something has been said about. */
  linesIn(entry: string): ReadonlySet<number> {
    const lines = this.#found.map(({ where }) => (where.entry === entry ? where.line : undefined))
    return new Set(lines.filter((line) => line !== undefined))
  }

  get refused(): boolean {
    return this.#found.some((finding) => finding.severity === 'error')
  }

  list(): Finding[] {
    return [...this.#found]
  }
}

const fill = (template: string, values: Values) =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name]
    return value === undefined ? placeholder : String(tidy(value))
  })

const tidy = <T extends string | number | undefined>(value: T) =>
  typeof value === 'string' ? shorten(value) : value

/** Values come from strangers' archives: control characters out, long ones cut. */
const shorten = (value: string) => {
  const visible = value.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�')
  return visible.length > LONGEST_VALUE ? `${visible.slice(0, LONGEST_VALUE - 1)}…` : visible
}
