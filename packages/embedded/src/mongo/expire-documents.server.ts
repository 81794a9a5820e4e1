import { Collection } from './storage/collection.server.ts'
import { type CommandContext } from './commands/command-types.server.ts'
import { findDocuments } from './query/find-documents.server.ts'

/** Removes what the TTL indexes say has expired; answers how many documents that were. */
export function expireDocuments({ catalog, view, now }: CommandContext): number {
  let removed = 0
  for (const definition of catalog.all(view)) {
    for (const index of definition.indexes) {
      if (index.expireAfterSeconds === undefined) continue
      const collection = new Collection(definition, view)
      const field = Object.keys(index.key)[0] as string
      const expired = { [field]: { $lte: new Date(now.getTime() - index.expireAfterSeconds * 1000) } }
      const filter = index.partialFilterExpression
        ? { $and: [expired, index.partialFilterExpression] }
        : expired
      for (const doc of [...findDocuments(collection, { filter })]) {
        collection.remove(doc)
        removed++
      }
    }
  }
  return removed
}
