import {
  blockHash,
  definitions,
  isInteraction,
  mapTexts,
  renderBlock,
  renderContext,
  textsOf,
  validateLesson,
  type AnyBlock,
  type Block,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aLesson } from '../a-lesson.ts'
import { partsOf } from './content-blocks.ts'

const finished = aLesson()
  .content.filter(
    ({ type }, index, all) => !isInteraction(type) && all.findIndex((one) => one.type === type) === index,
  )
  .map((block) => ({ type: block.type, block }))
const written = finished.filter(({ block }) => textsOf(block).length > 0)

const stored = (block: unknown) => validateLesson({ type: 'doc', content: [block] })
const rules = (block: AnyBlock) => (definitions.get(block.type)?.check?.(block) ?? []).map(({ rule }) => rule)
const html = (block: AnyBlock, options: Parameters<typeof renderContext>[0] = {}) =>
  renderBlock(block, renderContext(options)).text

const HOSTILE = `<img src=x onerror="alert(1)">&"'<script>`
const withWords = (block: Block, text: string): Block =>
  mapTexts(block, (unit) => (unit.kind === 'inline' ? [{ type: 'text', text }] : text))

test('there is a finished block of every kind of content', () => {
  const kinds = [...definitions.keys()].filter((type) => !isInteraction(type))
  expect(finished.map(({ type }) => type).sort()).toEqual(kinds.sort())
})

test.each(finished)('a finished $type is stored as it is, and nothing is to be mended', ({ block }) => {
  expect(stored(block)).toEqual({ status: 'valid', document: { type: 'doc', content: [block] } })
  expect(rules(block)).toEqual([])
})

test.each(written)('words in $type are written, never run', ({ block }) => {
  for (const audience of ['learner', 'reviewer', 'paper'] as const) {
    const shown = html(withWords(block, HOSTILE), { audience })
    expect(shown).not.toContain('<img src=x')
    expect(shown).not.toContain('<script')
    expect(shown).not.toContain('onerror="')
    expect(shown).toContain('&lt;')
  }
})

test.each(written)('every word of $type can be translated, and shows in the markup', ({ block }) => {
  let count = 0
  const changed = mapTexts(block, ({ kind, text }) => {
    if (text.length === 0) return null
    count += 1
    return kind === 'inline' ? [{ type: 'text', text: `word-${count}.` }] : `word-${count}.`
  })
  const shown = html(changed, { audience: 'reviewer' })
  expect(stored(changed).status).toBe('valid')
  for (let number = 1; number <= count; number += 1)
    expect(shown, `word-${number}`).toContain(`word-${number}.`)
})

test.each(written)(
  'the words of $type have a key each, and putting them back changes nothing',
  ({ block }) => {
    const units = textsOf(block)
    const byKey = new Map(units.map((unit) => [unit.key, unit.text]))

    expect(byKey.size).toBe(units.length)
    expect(mapTexts(block, ({ key }) => byKey.get(key) ?? null)).toEqual(block)
  },
)

test.each(finished)('$type says what its files are, and shows where one is missing', async ({ block }) => {
  const paths = definitions.get(block.type)?.media ?? []
  const shown = html(block, { media: () => null })
  if (paths.length > 0) expect(shown).toContain('The file of this block is missing.')
  expect(shown).not.toContain('undefined')
  expect(shown).not.toContain('null')
  expect(await blockHash(block)).toMatch(/^[0-9a-f]{64}$/)
})

/** Every string of a block, one after the other, replaced. */
function* withEachString(value: unknown, put: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const changed of withEachString(item, put)) yield value.with(index, changed)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const changed of withEachString(item, put)) yield { ...value, [key]: changed }
  } else yield put
}

test.each(finished)(
  '$type with something else than words in any place is refused or dropped',
  ({ block }) => {
    for (const put of [{ $gt: '' }, [[]], '7'.repeat(60_000), -1e9]) {
      for (const hostile of withEachString(block, put)) {
        const checked = stored(hostile)
        if (checked.status === 'invalid') continue
        expect(() => html(checked.document.content[0] as AnyBlock)).not.toThrow()
        expect(JSON.stringify(checked).length).toBeLessThan(60_000)
      }
    }
  },
)

test.each(finished)('a script as an address in $type never reaches the page', ({ block }) => {
  for (const address of [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '//evil.example/x',
  ]) {
    for (const hostile of withEachString(block, address)) {
      const checked = stored(hostile)
      if (checked.status === 'invalid') continue
      const shown = html(checked.document.content[0] as AnyBlock)
      expect(shown).not.toMatch(/(?:src|href|poster|srcset|style)="[^"]*(?:javascript:|data:|\/\/evil)/)
    }
  }
})

test.each(finished)('an attribute that $type does not know is dropped', ({ block }) => {
  const checked = stored({ ...block, attrs: { ...block.attrs, onclick: 'alert(1)' }, script: 'alert(1)' })
  expect(checked.status).toBe('valid')
  expect(JSON.stringify(checked)).not.toContain('alert')
})

test.each(finished)('$type with a hundred thousand parts is refused', ({ block }) => {
  const attrs: Record<string, unknown> = block.attrs
  const list = Object.entries(attrs).find(([, value]) => Array.isArray(value))
  const many = (parts: unknown) =>
    Array.from({ length: 100_000 }, (_, index) => ({
      ...(Array.isArray(parts) ? parts[0] : {}),
      id: `x${index}`,
    }))
  if (list) expect(stored({ ...block, attrs: { ...attrs, [list[0]]: many(list[1]) } }).status).toBe('invalid')
  if ('content' in block && block.type !== 'paragraph')
    expect(stored({ ...block, content: many(block.content) }).status).toBe('invalid')
})

test.each(finished)('two parts of $type with the same id are refused', ({ block }) => {
  const attrs: Record<string, unknown> = block.attrs
  for (const [name, value] of Object.entries(attrs))
    if (Array.isArray(value))
      expect(stored({ ...block, attrs: { ...attrs, [name]: [value[0], value[0]] } }).status).toBe('invalid')
})

test('lists that stand in each other without end are refused, those of a person are not', () => {
  const nested = (levels: number): object => ({
    type: 'bulletList',
    attrs: { id: `l${levels}` },
    content: [
      { type: 'listItem', content: [{ type: 'paragraph' }, ...(levels > 1 ? [nested(levels - 1)] : [])] },
    ],
  })
  const inCallout = (list: object) => ({ type: 'callout', attrs: { id: 'c', tone: 'note' }, content: [list] })

  expect(stored(nested(6)).status).toBe('valid')
  for (const deep of [nested(12), nested(2000), inCallout(nested(2000))])
    expect(stored(deep).status).toBe('invalid')
})

test('a day that no calendar has is refused, and one without a date is shown', () => {
  const quoted = (date: string) =>
    aLesson().content.flatMap((block) =>
      block.type === 'statuteQuotation' ? [{ ...block, attrs: { ...block.attrs, date } }] : [],
    )[0]

  expect(stored(quoted('2024-13-45')).status).toBe('invalid')
  expect(stored(quoted('')).status).toBe('valid')
  expect(html(quoted('2005-06-15') as AnyBlock, { language: 'hi-IN' })).toContain('15 जून 2005')
})

test('two blocks with the same id in one column, tab or part of an accordion are refused', () => {
  const twice = (block: AnyBlock) =>
    partsOf(block).map((part) => ({ ...part, content: [...part.content, part.content.at(-1)] }))
  for (const { block } of finished) {
    if (!['columns', 'tabs', 'accordion'].includes(block.type) || !('content' in block)) continue
    expect(stored({ ...block, content: twice(block) }).status, block.type).toBe('invalid')
  }
})
