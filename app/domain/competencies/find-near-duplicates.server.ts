import { findSimilar, makeDictionary, type CompetencyType } from '@karmashala/frac'
import {
  currentDictionary,
  currentFramework,
  dictionaryFor,
} from '#app/domain/competencies/current-framework.server.ts'
import {
  FrameworkProposal,
  type FrameworkProposalRecord,
} from '#app/domain/competencies/framework-proposal.model.server.ts'
import { OPEN_STATUSES, type NodeKind } from '#app/domain/competencies/framework.schema.ts'
import { type NodeContent } from '#app/domain/competencies/node-content.schema.ts'
import { type NearDuplicate } from '#app/domain/competencies/proposal-views.ts'
import { type Actor } from '#app/domain/people/viewer.ts'

const SHOWN = 5
const PENDING_MAX = 500

type FindNearDuplicates = {
  actor: Actor
  nodeKind: NodeKind
  name: string
  nameHi?: string | undefined
  type?: CompetencyType | undefined
  /** Nodes and terms that are no duplicates of this: itself, when it is to change. */
  except?: readonly (string | null)[]
}

/** What a proposed name may be a duplicate of: in the framework, among one's own terms, and among open proposals. */
export async function findNearDuplicates({
  actor,
  nodeKind,
  name,
  nameHi = '',
  type,
  except = [],
}: FindNearDuplicates): Promise<NearDuplicate[]> {
  const rows = await namedRows(actor, nodeKind)
  const pending = await FrameworkProposal.find({
    nodeKind,
    action: 'create',
    status: { $in: OPEN_STATUSES },
  })
    .sort({ _id: -1 })
    .limit(PENDING_MAX)
    .lean<FrameworkProposalRecord[]>()
  const proposalOf = new Map<string, string>()
  const proposed = pending.flatMap(({ _id, nodeId, termCode, content }) => {
    const id = nodeId ?? String(_id)
    if (rows.some((row) => row.id === id) || except.includes(termCode ?? '')) return []
    proposalOf.set(id, String(_id))
    return { id, ...(content as NodeContent), isRetired: false }
  })
  const all = [...rows, ...proposed].filter(({ id }) => !except.includes(id))
  const retired = new Set(all.filter(({ isRetired }) => isRetired).map(({ id }) => id))
  const own = new Set(rows.filter(({ isOwn }) => isOwn).map(({ id }) => id))
  const dictionary = makeDictionary(withoutRepeats(all).map(asCompetency))
  return findSimilar(dictionary, { name, nameHi, ...(type && { type }) }, SHOWN).map(
    ({ competency, similarity, why }) => ({
      ...{ id: competency.code, name: competency.name, nameHi: competency.nameHi, similarity, why },
      proposalId: proposalOf.get(competency.code) ?? null,
      isRetired: retired.has(competency.code),
      isPrivate: !proposalOf.has(competency.code) && own.has(competency.code),
    }),
  )
}

type Named = {
  id: string
  name: string
  nameHi: string
  isRetired: boolean
  isOwn?: boolean
  type?: CompetencyType
}

async function namedRows(actor: Actor, kind: NodeKind): Promise<Named[]> {
  if (kind === 'competency') {
    const dictionary = await dictionaryFor(actor.acting.organisationId)
    const shared = await currentDictionary()
    return dictionary.list({ retired: true }).map(({ code, name, nameHi, type, retired }) => ({
      ...{ id: code, name, nameHi, type, isRetired: retired === true, isOwn: shared.find(code) === null },
    }))
  }
  const { framework } = await currentFramework()
  const nodes = kind === 'position' ? framework.positions : framework.knowledgeResources
  return nodes.map(({ id, name, nameHi }) => ({ id, name, nameHi, isRetired: false }))
}

const withoutRepeats = (rows: Named[]): Named[] => [...new Map(rows.map((row) => [row.id, row])).values()]

// The measure of likeness is made for the rows of a dictionary; of those it reads the names and the type.
const asCompetency = ({ id, name, nameHi, type = 'domain' }: Named) => ({
  ...{ code: id, type, area: '', theme: name, name, nameHi, description: '', parentCode: null },
  ...{ selectable: true, flags: [] },
})
