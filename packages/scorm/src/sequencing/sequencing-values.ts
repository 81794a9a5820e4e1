import { type ManifestContext, placeOf } from '../manifest/manifest-context.ts'
import { type FindingKind } from '../texts/texts.ts'
import { type XmlElement } from '../xml/parse-xml.ts'
import { isDecimal } from '../xml/decimal.ts'
import { SharedSequencings } from './shared-sequencings.ts'
import { attribute, textOf } from '../xml/xml-queries.ts'

const WHOLE = /^\+?\d+$/

/**
 * Reads attributes of sequencing elements. What is not allowed is reported once for its place, also when many
 * activities share the element, and replaced by the default of the standard (SEQ02, SEQ06).
 */
export class SequencingValues {
  readonly context: ManifestContext
  readonly shared: SharedSequencings
  readonly #reported = new Set<string>()

  constructor(context: ManifestContext) {
    this.context = context
    this.shared = new SharedSequencings(context.manifest)
  }

  report(kind: FindingKind, element: XmlElement, values: Record<string, string | number> = {}): void {
    const key = `${kind} ${element.line}:${element.column} ${JSON.stringify(values)}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.context.findings.add(kind, values, placeOf(this.context, element))
  }

  /** One of the words, forgiving capital letters; null when it is none of them. */
  token<Word extends string>(element: XmlElement, name: string, words: readonly Word[]): Word | null {
    const written = attribute(element, name)
    if (written === undefined) return null
    return this.word(element, name, written, words)
  }

  /** The same for a word that is not an attribute. */
  word<Word extends string>(
    element: XmlElement,
    name: string,
    written: string,
    words: readonly Word[],
    unknown: FindingKind = 'sequencingWord',
  ): Word | null {
    const exact = words.find((word) => word === written)
    if (exact) return exact
    const forgiven = words.find((word) => word.toLowerCase() === written.toLowerCase())
    const allowed = words.join(', ')
    if (forgiven) this.report('sequencingWordCase', element, { value: written, name, expected: forgiven })
    else this.report(unknown, element, { value: written, name, allowed })
    return forgiven ?? null
  }

  flag(element: XmlElement | undefined, name: string, otherwise: boolean): boolean {
    const written = element && attribute(element, name)
    if (!element || written === undefined) return otherwise
    const value = written.toLowerCase()
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return false
    this.report('sequencingWord', element, { value: written, name, allowed: 'true, false' })
    return otherwise
  }

  number(
    element: XmlElement | undefined,
    name: string,
    [least, most]: readonly [number, number],
    otherwise: number,
  ): number {
    const written = element && attribute(element, name)
    if (!element || written === undefined) return otherwise
    return this.inRange(element, name, written, [least, most]) ?? otherwise
  }

  /** The element's text as a number in a range; null when there is none or it is out of range. */
  textNumber(element: XmlElement | undefined, range: readonly [number, number]): number | null {
    const written = textOf(element)
    return element && written !== '' ? this.inRange(element, element.name, written, range) : null
  }

  inRange(
    element: XmlElement,
    name: string,
    written: string,
    [least, most]: readonly [number, number],
  ): number | null {
    const value = Number(written)
    if (isDecimal(written) && value >= least && value <= most) return value
    this.report('sequencingNumber', element, { value: written, name, least, most })
    return null
  }

  count(element: XmlElement | undefined, name: string): number | null {
    const written = element && attribute(element, name)
    if (!element || written === undefined) return null
    const value = Number(written)
    if (WHOLE.test(written) && Number.isSafeInteger(value)) return value
    this.report('sequencingCount', element, { value: written, name })
    return null
  }
}
