import {
  ALL_BLOCKS,
  definitions,
  newId,
  renderBlock,
  renderContext,
  validateLesson,
  type AnyBlock,
} from '@karmashala/authoring'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../../packages/authoring/src/blocks')
const folders = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory())
const kebab = (type: string) => type.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)
const all = ALL_BLOCKS.map(({ type }) => definitions.get(type) ?? never(type))
function never(type: string): never {
  throw new Error(`${type} is not among the definitions`)
}

test('every folder of a block is in the list, and every block of the list has a folder', () => {
  expect(all.map(({ type }) => kebab(type)).sort()).toEqual(folders.sort())
})

test.each(all)('a new $type can be stored and shown', ({ type, blank }) => {
  const block = blank(newId)

  const checked = validateLesson({ type: 'doc', content: [block] })

  expect(checked.status, JSON.stringify(checked)).toBe('valid')
  expect(block.type).toBe(type)
  for (const audience of ['learner', 'reviewer', 'paper'] as const)
    expect(() => renderBlock(readBack(checked), renderContext({ audience, media: () => null }))).not.toThrow()
})

function readBack(checked: ReturnType<typeof validateLesson>): AnyBlock {
  if (checked.status === 'invalid' || !checked.document.content[0]) throw new Error('The block is not valid.')
  return checked.document.content[0]
}

test.each(all)('$type has the same words in English and Hindi', ({ words, remarks, fields = [] }) => {
  expect(Object.keys(words.hi.fields ?? {})).toEqual(Object.keys(words.en.fields ?? {}))
  expect(Object.keys(remarks?.hi ?? {})).toEqual(Object.keys(remarks?.en ?? {}))
  for (const { name } of fields) expect(words.en.fields?.[name], name).toBeTruthy()
  expect(words.hi.name).toMatch(/[\u0900-\u097f]/)
})

test.each(all)(
  'the editor of $type offers every attribute that holds words or files',
  ({ fields, texts = [], media = [] }) => {
    const offered = new Set(fields?.map(({ name }) => name))
    for (const place of [...texts, ...media]) expect(offered, place).toContain(place.split('.')[0])
  },
)
