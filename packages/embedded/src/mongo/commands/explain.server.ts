import { notImplemented } from '../embedded-mongo-error.server.ts'
import { planSearch } from '../query/find-documents.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { commandName, documentArgument } from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'

/** Tells which way a find would go: `IDHACK`, `IXSCAN` with the index's name, `COLLSCAN` or `EOF`. */
export const explain: Command = {
  writes: false,
  allowedInTransaction: false,
  fields: ['explain', 'verbosity'],
  run(context) {
    const inner = documentArgument(context.body, 'explain')
    if (commandName(inner) !== 'find')
      throw notImplemented(`explain of '${commandName(inner)}' is not implemented`)
    const namespace = `${context.database}.${String(inner.find)}`
    const collection = openCollection(context, namespace)
    if (!collection) return { queryPlanner: { namespace, winningPlan: { stage: 'EOF' } } }
    const plan = planSearch(collection, documentArgument(inner, 'filter'), documentArgument(inner, 'sort'))
    const fetch = searchStage(plan.kind, plan.index?.index.name, plan.index?.index.spec.key)
    return {
      queryPlanner: { namespace, winningPlan: plan.sorted ? fetch : { stage: 'SORT', inputStage: fetch } },
    }
  },
}

function searchStage(kind: string, indexName: string | undefined, key: unknown): Doc {
  if (kind === 'ids') return { stage: 'IDHACK' }
  if (kind !== 'index') return { stage: 'COLLSCAN' }
  return {
    stage: 'FETCH',
    inputStage: { stage: 'IXSCAN', indexName, keyPattern: isDocument(key) ? key : {} },
  }
}
