import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFilter } from '../../../../packages/embedded/src/meilisearch/filter/filter-parser.ts'
import { matchFilter } from '../../../../packages/embedded/src/meilisearch/filter/match-filter.ts'
import { SearchIndex } from '../../../../packages/embedded/src/meilisearch/index/search-index.ts'
import { ATTRIBUTES, filter, penOf, print, understood, value, type Filter } from './a-filter.ts'

const CODE = 'invalid_search_filter'
const choices = fc.array(fc.nat(11), { minLength: 1, maxLength: 24 })

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
type Thing = { [name: string]: Json }

const scalar = fc.oneof(
  value,
  fc.integer({ min: -5, max: 12 }),
  fc.constantFrom(0.5, 1000, -2.25),
  fc.boolean(),
  fc.constant(null),
)
const field: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.constant({}),
)
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    colour: field,
    size: field,
    tags: field,
    maker: fc.oneof(fc.record({ name: field }), fc.array(fc.record({ name: field }), { maxLength: 2 })),
    'odd name': field,
    NOT: field,
  },
  { requiredKeys: [] },
)

// A second reading of Meilisearch's documentation, over the documents themselves and as simple as can be.

const at = (document: Thing, attribute: string): Json[] => {
  if (attribute !== 'maker.name') return Object.hasOwn(document, attribute) ? [document[attribute]!] : []
  const makers = [document.maker ?? []].flat() as { name?: Json }[]
  return makers.flatMap(({ name }) => (name === undefined ? [] : [name]))
}
const flat = (found: Json): Json[] => (Array.isArray(found) ? found.flatMap(flat) : [found])
const scalarsAt = (document: Thing, attribute: string) =>
  at(document, attribute)
    .flatMap(flat)
    .filter((item) => typeof item !== 'object')
const textOf = (item: Json) => String(item).trim().normalize('NFKD').toLowerCase()
const numberOf = (text: string) => {
  const isNumeral = /^[+-]?[0-9]+(\.[0-9]*)?(e[0-9]+)?$/.test(text)
  return isNumeral && Number.isFinite(Number(text)) ? Number(text) : undefined
}
const isEqual = (item: Json, text: string) =>
  typeof item === 'number' ? item === numberOf(text) : textOf(item) === textOf(text)
const order = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right))
const difference = (item: Json, text: string) => {
  if (typeof item !== 'number') return order(textOf(item), text)
  const number = numberOf(text)
  return number === undefined ? NaN : item - number
}

function holds(node: Filter, document: Thing): boolean {
  switch (node.kind) {
    case 'and': return node.parts.every((part) => holds(part, document))
    case 'or': return node.parts.some((part) => holds(part, document))
    case 'not': return !holds(node.part, document)
    default:
  } // prettier-ignore
  const found = at(document, node.attribute)
  const items = scalarsAt(document, node.attribute)
  const some = (test: (difference: number) => boolean, text: string) =>
    items.some((item) => test(difference(item, text)))
  switch (node.kind) {
    case 'exists': return found.length > 0
    case 'null': return found.includes(null)
    case 'empty': return found.some((item) => ['""', '[]', '{}'].includes(JSON.stringify(item)))
    case 'in': return items.some((item) => node.values.some((text) => isEqual(item, text)))
    case 'between':
      return items.some((item) => difference(item, node.from) >= 0 && difference(item, node.to) <= 0)
    case 'compare':
      if (node.operator === '=') return items.some((item) => isEqual(item, node.value))
      if (node.operator === '!=') return !items.some((item) => isEqual(item, node.value))
      if (node.operator === '>') return some((sign) => sign > 0, node.value)
      if (node.operator === '>=') return some((sign) => sign >= 0, node.value)
      if (node.operator === '<') return some((sign) => sign < 0, node.value)
      return some((sign) => sign <= 0, node.value)
  } // prettier-ignore
}

function indexOf(documents: Thing[]): SearchIndex {
  const index = new SearchIndex('id')
  index.change({ filterableAttributes: ATTRIBUTES })
  documents.forEach((document, id) => index.put(String(id), { id, ...document }))
  return index
}

const found = (index: SearchIndex, asked: unknown) => {
  const passes = matchFilter(parseFilter(asked, CODE), index, CODE)
  return index.everyNumber().filter(passes)
}

test('a filter finds the documents it describes, however it is written', () => {
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 12 }), filter, choices, (documents, asked, pen) => {
      const expected = documents.flatMap((document, number) => (holds(asked, document) ? [number] : []))
      expect(found(indexOf(documents), print(asked, penOf(pen)))).toEqual(expected)
    }),
    { numRuns: 1_500 },
  )
})

test('lists join their members by AND and the members of inner lists by OR', () => {
  fc.assert(
    fc.property(
      fc.array(thing, { maxLength: 12 }),
      fc.array(fc.oneof(filter, fc.array(filter, { maxLength: 3 })), { maxLength: 3 }),
      choices,
      (documents, parts, choices) => {
        const pen = penOf(choices)
        const asked = parts.map((part) =>
          Array.isArray(part) ? part.map((choice) => print(choice, pen)) : print(part, pen),
        )
        const expected = documents.flatMap((document, number) => {
          const passes = parts.every((part) =>
            Array.isArray(part)
              ? part.length === 0 || part.some((choice) => holds(choice, document))
              : holds(part, document),
          )
          return passes ? [number] : []
        })
        expect(found(indexOf(documents), asked)).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('what is written down is understood as it was meant', () => {
  fc.assert(
    fc.property(filter, choices, (asked, pen) => {
      expect(understood(parseFilter(print(asked, penOf(pen)), CODE))).toEqual(asked)
    }),
    { numRuns: 2_000 },
  )
})

const piece = fc.constantFrom(
  'a', 'NOT', 'AND', 'OR', 'IN', 'TO', 'IS', 'NULL', 'EMPTY', 'EXISTS', '(', ')', '[', ']', ',', '=', '!=',
  '<', '>=', '"', "'", '\\', ' ', '\n', '5', '_geo', '_geoRadius', '_geoRadius(1,2,3)', '_geoPoint', '🐻', '\u0000', 'é',
) // prettier-ignore
const garbage = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary' }),
)

test('whatever is not a filter is refused, with the place where it is not', () => {
  const index = indexOf([])
  fc.assert(
    fc.property(garbage, (asked) => {
      try {
        found(index, asked)
      } catch (error) {
        expect(error).toMatchObject({ status: 400, code: CODE })
        const { message } = error as Error
        const [, from, to, filter] = /\n(\d+):(\d+) ([^]*)$/.exec(message)!
        expect(filter).toBe(asked)
        expect(Number(from)).toBeGreaterThanOrEqual(1)
        expect(Number(to)).toBeGreaterThanOrEqual(Number(from))
      }
    }),
    { numRuns: 5_000 },
  )
})

test('any JSON in the place of a filter is understood or refused', () => {
  const index = indexOf([])
  fc.assert(
    fc.property(fc.jsonValue(), (asked) => {
      try {
        found(index, asked)
      } catch (error) {
        expect(error).toMatchObject({ status: 400, code: CODE })
      }
    }),
    { numRuns: 1_000 },
  )
})

// Filters that are wrong and what Meilisearch answers to them.
const OPERATION =
  'Was expecting an operation `=`, `!=`, `>=`, `>`, `<=`, `<`, `IN`, `NOT IN`, `TO`, `EXISTS`, `NOT EXISTS`, `IS NULL`, ' +
  '`IS NOT NULL`, `IS EMPTY`, `IS NOT EMPTY`, `CONTAINS`, `NOT CONTAINS`, `STARTS WITH`, `NOT STARTS WITH`, `_geoRadius`, ' +
  '`_geoBoundingBox` or `_geoPolygon`'
const KEYWORD = (word: string) =>
  `Was expecting a value but instead got \`${word}\`, which is a reserved keyword. To use \`${word}\` as a field name or a value, surround it by quotes.`
const MESSAGES: [string, string][] = [
  ['channel = Ponce = 12', 'Found unexpected characters at the end of the filter: `= 12`. You probably forgot an `OR` or an `AND` rule.\n17:21'],
  ['channel =    ', 'Was expecting a value but instead got nothing.\n14:14'],
  ['channel = 🐻', 'Was expecting a value but instead got `🐻`.\n11:12'],
  ['channel = 🐻 AND followers < 100', 'Was expecting a value but instead got `🐻`.\n11:12'],
  ["'OR'", `${OPERATION} at \`\\'OR\\'\`.\n1:5`],
  ['OR', `${KEYWORD('OR')}\n1:3`],
  ['channel Ponce', `${OPERATION} at \`channel Ponce\`.\n1:14`],
  ['channel = Ponce OR', `${OPERATION} but instead got nothing.\n19:19`],
  ['_geoRadius', 'The `_geoRadius` filter expects three arguments: `_geoRadius(latitude, longitude, radius)`.\n1:11'],
  ['position <= _geoRadius(12, 13, 14)', "The `_geoRadius` filter is an operation and can't be used as a value.\n13:35"],
  ["channel = 'ponce", "Expression `\\'ponce` is missing the following closing delimiter: `'`.\n11:17"],
  ['channel = mv OR (followers >= 1000', 'Expression `(followers >= 1000` is missing the following closing delimiter: `)`.\n17:35'],
  ['channel = mv OR followers >= 1000)', 'Found unexpected characters at the end of the filter: `)`. You probably forgot an `OR` or an `AND` rule.\n34:35'],
  ['colour NOT EXIST', `${OPERATION} at \`colour NOT EXIST\`.\n1:17`],
  ['subscribers 100 TO1000', `${OPERATION} at \`subscribers 100 TO1000\`.\n1:23`],
  ["channel = ponce ORdog != 'bernese mountain'", "Found unexpected characters at the end of the filter: `ORdog != \\'bernese mountain\\'`. You probably forgot an `OR` or an `AND` rule.\n17:44"],
  ['colour IN blue, green]', 'Expected `[` after `IN` keyword.\n11:23'],
  ["colour IN [blue, green, 'blue' > 2]", 'Expected only comma-separated field names inside `IN[..]` but instead found `> 2]`.\n32:36'],
  ['colour IN [blue, green, AND]', 'Expected only comma-separated field names inside `IN[..]` but instead found `AND]`.\n25:29'],
  ['colour IN [blue, green', 'Expected matching `]` after the list of field names given to `IN[`\n23:23'],
  ["colour IN ['blue, green", "Expression `\\'blue, green` is missing the following closing delimiter: `'`.\n12:24"],
  ['x = EXISTS', `${KEYWORD('EXISTS')}\n5:11`],
  ['NOT OR EXISTS AND EXISTS NOT EXISTS', `${KEYWORD('OR')}\n5:7`],
  [`${'('.repeat(50)}x = 1${')'.repeat(50)}`, 'The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains fewer nested conditions.\n51:106'],
  [`${'NOT '.repeat(199)}x = 1`, 'The filter exceeded the maximum depth limit. Try rewriting the filter so that it contains fewer nested conditions.\n797:802'],
  ['value IS NOT', `${OPERATION} at \`value IS NOT\`.\n1:13`],
  [String.raw`a = "\q"`, 'Malformed value: `\\\\q`.\n6:8'],
] // prettier-ignore

for (const [asked, message] of MESSAGES) {
  test(`the filter ${JSON.stringify(asked.slice(0, 50))} is answered as Meilisearch answers it`, () => {
    expect(() => parseFilter(asked, CODE)).toThrow(
      expect.objectContaining({ message: `${message} ${asked}` }),
    )
  })
}

test('as deep as Meilisearch goes is not too deep', () => {
  expect(() => parseFilter(`${'('.repeat(49)}x = 1${')'.repeat(49)}`, CODE)).not.toThrow()
  expect(() => parseFilter(`${'NOT '.repeat(197)}x = 1`, CODE)).not.toThrow()
})

const ESCAPED: [string, string][] = [
  [String.raw`'foo\\'`, 'foo\\'],
  [String.raw`'foo\\\\'`, 'foo\\\\'],
  [String.raw`'foo\x20\n\t\"\'"'`, 'foo \n\t"\'"'],
  [String.raw`"\u{1F43B}\u0915\101"`, '🐻कA'],
]

for (const [written, meant] of ESCAPED) {
  test(`${written} means ${JSON.stringify(meant)}`, () => {
    expect(parseFilter(`a = ${written}`, CODE)).toMatchObject({ value: meant })
  })
}
