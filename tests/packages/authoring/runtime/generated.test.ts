import { readdirSync, readFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { buildAuthoringRuntime } from '../../../../scripts/build-authoring-runtime.ts'
import { ALL_ENHANCEMENTS } from '../../../../packages/authoring/src/runtime/all-enhancements.ts'

const src = path.resolve(import.meta.dirname, '../../../../packages/authoring/src')

test('the script and the style of exports are those of their sources', async () => {
  const kept = readFileSync(path.join(src, 'export/generated/course-runtime.ts'), 'utf8')

  expect(kept === (await buildAuthoringRuntime()), 'stale: run npm run authoring:runtime').toBe(true)
})

test('every kind of content that gains something from scripts is in the list', () => {
  const blocks = path.join(src, 'blocks')
  const folders = readdirSync(blocks).filter((name) => existsSync(path.join(blocks, name, 'enhance.ts')))
  const kebab = (type: string) => type.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)

  expect(ALL_ENHANCEMENTS.map(({ type }) => kebab(type)).sort()).toEqual(folders.sort())
})
