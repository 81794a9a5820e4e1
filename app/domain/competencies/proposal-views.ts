import { type FieldChange, type LikenessReason } from '@karmashala/frac'
import {
  type NodeKind,
  type NodeStatus,
  type ProposalAction,
  type ProposalStatus,
} from '#app/domain/competencies/framework.schema.ts'

export type Named = { name: string; nameHi: string }

/** Something that exists, or that somebody else has proposed, under a like name. */
export type NearDuplicate = {
  /** The code or id; of a proposal that has none yet, its own id. */
  id: string
  /** Set when it is not in the framework but proposed for it. */
  proposalId: string | null
  name: string
  nameHi: string
  isRetired: boolean
  /** A term of the reader's organisation, which has no public page. */
  isPrivate: boolean
  /** 0 to 1. */
  similarity: number
  why: LikenessReason[]
}

export type Choice = Named & { id: string }

/** What is offered to somebody who takes a node out of use. */
export type SuccessorPicker = {
  /** What goes out of use; null while it is looked for. */
  node: Choice | null
  successor: Choice | null
  /** What the search found; null when nobody searched. */
  found: Choice[] | null
  /** In use under names like that of the node. */
  alike: Choice[]
}

/** What forms offer to choose from. */
export type ProposalChoices = {
  themes: (Choice & { type: string })[]
  competencies: Choice[]
  resources: Choice[]
}

export type ProposalItem = Named & {
  id: string
  nodeKind: NodeKind
  action: ProposalAction
  /** null for a competency that gets its code at the end. */
  nodeId: string | null
  status: ProposalStatus
  proposedAt: string
  proposerName: string
  organisationName: string
  organisationNameHi: string | null
  isOwn: boolean
  /** The import it came with; null for one that was made by hand. */
  importId: string | null
  /** The node has changed since this was proposed, so it cannot be verified as it is. */
  isOutdated: boolean
}

export const PROPOSAL_LISTS = ['first', 'board', 'verified', 'rejected', 'mine'] as const
export type ProposalList = (typeof PROPOSAL_LISTS)[number]

export type ProposalsPage = {
  list: ProposalList
  items: ProposalItem[]
  counts: Record<ProposalList, number>
  page: number
  pageCount: number
  /** Whether the lists of everybody's proposals are the actor's to read. */
  mayReadAll: boolean
  /** Imports of which something waits for a decision; they are decided on their own pages. */
  waitingImports: number
}

type Decided = { byName: string; at: string; remarks: string | null }

export type ProposalView = ProposalItem & {
  reason: string
  changes: FieldChange[]
  /** What codes and ids in the changes are called. */
  names: Record<string, Named>
  successor: (Named & { id: string }) | null
  firstVerification: Decided | null
  boardVerification: Decided | null
  rejection: { byName: string; at: string; reason: string; stage: 'first' | 'board' } | null
  termCode: string | null
  /** When it was last carried over to a newer state of the node. */
  renewedAt: string | null
  /** Outdated, but the node still stands: its proposer can carry it over. */
  isRenewable: boolean
  /** What would feel it: positions that need the competency or use the resource, published courses that carry it. */
  usedBy: { positions: number; courses: number }
  /** Like names, for those who decide about a new node. */
  duplicates: NearDuplicate[]
  may: { verifyFirst: boolean; verifyBoard: boolean; reject: boolean; withdraw: boolean; renew: boolean }
  /** Set when the actor's office could decide but they have taken part already. */
  isInvolved: boolean
}

export type HistoryEntry = {
  version: number
  action: ProposalAction
  at: string
  /** null for what came with the product, and for readers who do not see who did what. */
  byName: string | null
  proposalId: string | null
  reason: string | null
  changes: FieldChange[]
}

export type NodeHistory = Named & {
  nodeKind: NodeKind
  nodeId: string
  status: NodeStatus
  /** A term of the reader's organisation, in use or dropped. */
  isPrivate: boolean
  version: number
  successor: (Named & { id: string }) | null
  names: Record<string, Named>
  /** The newest first. */
  entries: HistoryEntry[]
}
