import { writeFileSync } from 'node:fs'
import { implementedScopes } from '../packages/embedded/src/implemented-scopes.server.ts'
import { renderScope } from '../packages/embedded/src/scope.ts'

// Writes the SCOPE.md of each embedded server from what the server itself says it takes.
for (const [server, scope] of Object.entries(await implementedScopes())) {
  const file = new URL(`../packages/embedded/src/${server}/SCOPE.md`, import.meta.url)
  writeFileSync(file, renderScope(scope))
  console.log(`Wrote packages/embedded/src/${server}/SCOPE.md`)
}
