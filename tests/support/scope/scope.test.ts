import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { implementedScopes } from '../../../packages/embedded/src/implemented-scopes.server.ts'
import { readScope, renderScope } from '../../../packages/embedded/src/scope.ts'
import { outsideScope, unusedScope } from './compare-scope.ts'
import { reportScope } from './report-scope.ts'

const implemented = await implementedScopes()
const servers = Object.keys(implemented)

test.for(servers)('SCOPE.md says what the embedded %s implements, no more and no less', (server) => {
  const file = new URL(`../../../packages/embedded/src/${server}/SCOPE.md`, import.meta.url)
  const written = readFileSync(file, 'utf8')

  expect(written, 'run `npx tsx scripts/write-scope.ts` to write it again').toBe(
    renderScope(implemented[server]!),
  )
})

test.for(servers)('what is written about the embedded %s is read back name by name', (server) => {
  const { sections } = implemented[server]!
  const names = (all: typeof sections) => all.map(({ title, names }) => [title, [...new Set(names)].sort()])

  expect(names(readScope(renderScope(implemented[server]!)).sections)).toEqual(names(sections))
  for (const section of sections) expect(section.names, section.title).not.toEqual([])
})

const SCOPES = {
  mongo: {
    title: '',
    sections: [
      { title: 'Stages', names: ['$match', '$sort'] },
      { title: 'Fields of commands', names: ['*.lsid', 'find.filter'] },
    ],
  },
  stripe: { title: '', sections: [{ title: 'Parameters', names: ['POST /v1/prices currency=inr|usd'] }] },
}

test('what is used and not written is named with its server and section', () => {
  const used = {
    mongo: {
      Stages: ['$match', '$densify'],
      'Fields of commands': ['find.lsid', 'find.filter', 'find.awaitData'],
      Spells: ['abracadabra'],
    },
    stripe: { Parameters: ['POST /v1/prices currency', 'POST /v1/prices tiers[][up_to]'] },
  }

  expect(outsideScope(used, SCOPES)).toEqual([
    'mongo: Stages: $densify',
    'mongo: Fields of commands: find.awaitData',
    'mongo: Spells: abracadabra',
    'stripe: Parameters: POST /v1/prices tiers[][up_to]',
  ])
})

test('what is written and not used is known after a whole run', () => {
  const used = { mongo: { Stages: ['$sort'], 'Fields of commands': ['insert.lsid'] } }

  expect(unusedScope(used, SCOPES)).toEqual({
    mongo: { Stages: ['$match'], 'Fields of commands': ['find.filter'] },
    stripe: { Parameters: ['POST /v1/prices currency'] },
  })
})

test('a whole run leaves a report of what is used, of what should not be and of what nobody needs', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'report-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  reportScope(path.join(folder, 'artifacts'), { mongo: { Stages: ['$sort', '$densify'] } }, SCOPES)

  const read = (file: string) => readFileSync(path.join(folder, 'artifacts', file), 'utf8')
  expect(read('used-scope.md')).toContain('# Used and not written\n\n- mongo: Stages: $densify\n')
  expect(read('used-scope.md')).toContain('## Stages\n\n`$densify` `$sort`\n')
  expect(JSON.parse(read('used-scope.json'))).toMatchObject({
    used: { mongo: { Stages: ['$sort', '$densify'] } },
    outside: ['mongo: Stages: $densify'],
    unused: { mongo: { Stages: ['$match'] } },
  })
})
