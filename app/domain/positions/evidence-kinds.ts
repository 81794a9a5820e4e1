export const EVIDENCE_KINDS = ['credential', 'attested', 'supervisor_confirmed'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
