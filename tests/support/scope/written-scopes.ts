import { readFileSync } from 'node:fs'
import { readScope, type Scope } from '../../../packages/embedded/src/scope.ts'

const SERVERS = ['mongo', 'meilisearch', 'stripe']

/** What is written in the SCOPE.md beside each embedded server. */
export const writtenScopes = (): Record<string, Scope> =>
  Object.fromEntries(
    SERVERS.map((server) => {
      const file = new URL(`../../../packages/embedded/src/${server}/SCOPE.md`, import.meta.url)
      return [server, readScope(readFileSync(file, 'utf8'))]
    }),
  )

export const routesOf = (scope: Scope | undefined): string[] =>
  scope?.sections.find(({ title }) => title === 'Routes')?.names ?? []
