export const NODE_KINDS = ['competency', 'position', 'knowledge_resource'] as const
export type NodeKind = (typeof NODE_KINDS)[number]

/** `draft`: a private term of its owner. A retired node stays, so that nothing that names it dangles. */
export const NODE_STATUSES = ['draft', 'verified', 'retired'] as const
export type NodeStatus = (typeof NODE_STATUSES)[number]

export const PROPOSAL_ACTIONS = ['create', 'change', 'merge', 'retire'] as const
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number]

export const PROPOSAL_STATUSES = ['proposed', 'first_verified', 'verified', 'rejected', 'withdrawn'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]
/** Those that still wait for somebody. */
export const OPEN_STATUSES = ['proposed', 'first_verified'] as const satisfies readonly ProposalStatus[]

export const REASON_MIN = 10
export const REASON_MAX = 2_000
/** The same limits as the interchange formats have: what can be read in can be proposed by hand and the reverse. */
export const NODE_NAME_MAX = 300
export const NODE_TEXT_MAX = 5_000
