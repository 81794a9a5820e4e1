import fc from 'fast-check'
import { type FilterNode } from '../../../../packages/embedded/src/meilisearch/filter/filter-node.ts'

type Comparison = '=' | '!=' | '>' | '>=' | '<' | '<='

/** A filter as the tests write it down. */
export type Filter =
  | { kind: 'and' | 'or'; parts: Filter[] }
  | { kind: 'not'; part: Filter }
  | { kind: 'compare'; attribute: string; operator: Comparison; value: string }
  | { kind: 'between'; attribute: string; from: string; to: string }
  | { kind: 'in'; attribute: string; values: string[] }
  | { kind: 'exists' | 'null' | 'empty'; attribute: string }

export const ATTRIBUTES = ['colour', 'size', 'tags', 'maker.name', 'odd name', 'NOT']

const attribute = fc.constantFrom(...ATTRIBUTES)
const word = fc.constantFrom(
  'red',
  'Green',
  'blue sky',
  'AND',
  'true',
  'false',
  '',
  "it's",
  'say "hi"',
  'back\\slash',
  'सूचना',
  'é',
  '2024-01-01',
)
const numeral = fc.oneof(fc.integer({ min: -5, max: 12 }), fc.constantFrom(0.5, 1e3, -2.25)).map(String)
export const value = fc.oneof(word, numeral, fc.constantFrom('7.0', '+3', '0x10', 'Infinity', '1e400'))

const condition: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    kind: fc.constant('compare' as const),
    attribute,
    operator: fc.constantFrom<Comparison>('=', '!=', '>', '>=', '<', '<='),
    value,
  }),
  fc.record({ kind: fc.constant('between' as const), attribute, from: value, to: value }),
  fc.record({ kind: fc.constant('in' as const), attribute, values: fc.array(value, { maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom('exists' as const, 'null' as const, 'empty' as const), attribute }),
)

/** Any filter that can be written, not too deep. */
export const filter = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), part: tie('filter') }),
  ),
})).filter

/** How a filter is written: with which quotes, how many blanks, and which of two spellings of a negation. */
export type Pen = { choose: (options: number) => number }

/** A pen that makes its choices from a list of numbers, over and over. */
export function penOf(choices: number[]): Pen {
  let next = 0
  return { choose: (options) => (choices[next++ % choices.length] ?? 0) % options }
}

/** Writes a filter down as an expression. */
export function print(node: Filter, pen: Pen): string {
  const space = () => [' ', '  ', '\t', ' \n '][pen.choose(4)]!
  const gap = () => ['', ' '][pen.choose(2)]!
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts
        .map((part) => group(part, node.kind === 'or' && part.kind === 'and' && pen.choose(2) === 0, pen))
        .join(`${space()}${node.kind.toUpperCase()}${space()}`)
    case 'not': {
      const { part } = node
      const inner = part
      if (inner.kind === 'in' && pen.choose(2))
        return `${quote(inner.attribute, pen)}${space()}NOT${space()}IN${list(inner.values, pen)}`
      if (inner.kind === 'exists' && pen.choose(2))
        return `${quote(inner.attribute, pen)}${space()}NOT${space()}EXISTS`
      if ((inner.kind === 'null' || inner.kind === 'empty') && pen.choose(2)) {
        return `${quote(inner.attribute, pen)} IS NOT${space()}${inner.kind.toUpperCase()}`
      }
      return `NOT${space()}${group(inner, inner.kind === 'not', pen)}`
    }
    case 'compare':
      return `${quote(node.attribute, pen)}${gap()}${node.operator}${gap()}${quote(node.value, pen)}`
    case 'between':
      return `${quote(node.attribute, pen)}${space()}${quote(node.from, pen)}${space()}TO${space()}${quote(node.to, pen)}`
    case 'in':
      return `${quote(node.attribute, pen)}${space()}IN${gap()}${list(node.values, pen)}`
    case 'exists':
      return `${quote(node.attribute, pen)}${space()}EXISTS`
    default:
      return `${quote(node.attribute, pen)}${space()}IS${space()}${node.kind.toUpperCase()}`
  }
}

function group(node: Filter, mayStandAlone: boolean, pen: Pen): string {
  const text = print(node, pen)
  const needsNone = mayStandAlone || !['and', 'or', 'not'].includes(node.kind)
  return needsNone && pen.choose(3) > 0 ? text : `(${text})`
}

function list(values: string[], pen: Pen): string {
  const comma = values.length > 0 && pen.choose(4) === 0 ? ',' : ''
  return `[${values.map((text) => quote(text, pen)).join([',', ', ', ' ,'][pen.choose(3)])}${comma}]`
}

const KEYWORDS = ['AND', 'OR', 'NOT', 'TO', 'IN', 'EXISTS', 'IS', 'NULL', 'EMPTY']

function quote(text: string, pen: Pen): string {
  const isPlain = /^[a-zA-Z0-9_.-]+$/.test(text) && !KEYWORDS.includes(text)
  if (isPlain && pen.choose(3) > 0) return text
  const mark = pen.choose(2) ? '"' : "'"
  return mark + text.replace(/\\/g, '\\\\').replaceAll(mark, `\\${mark}`) + mark
}

/** What the parser understood, without where it stood, and written as the tests write filters. */
export function understood(node: FilterNode | undefined): Filter | undefined {
  if (!node) return undefined
  switch (node.kind) {
    case 'and':
    case 'or':
      return { kind: node.kind, parts: node.parts.map((part) => understood(part)!) }
    case 'not':
      return { kind: 'not', part: understood(node.part)! }
    default:
      return { ...node, attribute: node.attribute.text }
  }
}
