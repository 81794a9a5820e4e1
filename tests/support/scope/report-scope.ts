import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { renderScope, type Scope } from '../../../packages/embedded/src/scope.ts'
import { type Used } from '../recorder.ts'
import { outsideScope, unusedScope } from './compare-scope.ts'

/** Writes what a whole run used, and what nobody uses, for people (md) and for programs (json). */
export function reportScope(folder: string, used: Used, scopes: Record<string, Scope>): void {
  mkdirSync(folder, { recursive: true })
  const unused = unusedScope(used, scopes)
  const outside = outsideScope(used, scopes)
  const json = JSON.stringify({ used, outside, unused }, null, 2)
  writeFileSync(path.join(folder, 'used-scope.json'), `${json}\n`)
  const parts = Object.entries(used)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([server, sections]) => [
      rendered(`${server}: what the tests of the app use`, sections),
      rendered(`${server}: written and not used`, unused[server] ?? {}),
    ])
  const problems = outside.length > 0 ? outside.map((line) => `- ${line}`).join('\n') : 'Nothing.'
  writeFileSync(
    path.join(folder, 'used-scope.md'),
    ['# Used and not written\n', problems, '', ...parts].join('\n'),
  )
}

const rendered = (title: string, sections: Record<string, string[]>): string =>
  renderScope({
    title,
    head: '',
    sections: Object.entries(sections)
      .filter(([, names]) => names.length > 0)
      .map(([heading, names]) => ({ title: heading, names })),
  })
