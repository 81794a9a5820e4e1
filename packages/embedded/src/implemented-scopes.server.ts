import { meilisearchScope } from './meilisearch/scope.server.ts'
import { mongoScope } from './mongo/scope.server.ts'
import { type Scope } from './scope.ts'
import { stripeScope } from './stripe/scope.server.ts'

/** What each embedded server implements, by the name of its folder: what its SCOPE.md has to say. */
export async function implementedScopes(): Promise<Record<string, Scope>> {
  return { mongo: mongoScope(), meilisearch: await meilisearchScope(), stripe: stripeScope() }
}
