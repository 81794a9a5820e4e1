import { notImplemented } from '../embedded-mongo-error.server.ts'
import { planSearch, type SearchPlan } from '../query/find-documents.server.ts'
import { type Doc, isDocument } from '../values/document.server.ts'
import { commandName, documentArgument } from './arguments.server.ts'
import { openCollection } from './collections-access.server.ts'
import { type Command } from './command-types.server.ts'

/** Tells which way a find would go: `IDHACK`, `IXSCAN` with the index's name, several of them below `OR`, `COLLSCAN` or `EOF`. */
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
    const fetch = searchStage(plan)
    return {
      queryPlanner: { namespace, winningPlan: plan.sorted ? fetch : { stage: 'SORT', inputStage: fetch } },
    }
  },
}

function searchStage({ kind, index, alternatives }: SearchPlan): Doc {
  if (kind === 'ids') return { stage: 'IDHACK' }
  if (kind === 'or') return { stage: 'OR', inputStages: (alternatives ?? []).map(searchStage) }
  if (!index) return { stage: 'COLLSCAN' }
  const { name, spec } = index.index
  return {
    stage: 'FETCH',
    inputStage: { stage: 'IXSCAN', indexName: name, keyPattern: isDocument(spec.key) ? spec.key : {} },
  }
}
