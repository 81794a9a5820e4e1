import { createHash } from 'node:crypto'
import { AuditEntry, AuditHead, type AuditEntryRecord } from '#app/domain/audit/audit.model.server.ts'

export type AuditEvent = {
  /** Organisation whose chain this goes into, or `platform`. */
  organisationId: string
  actorId: string | null
  action: string
  subject: { kind: string; id: string }
  details?: Record<string, string | number | boolean | null>
}

type Hashed = Pick<
  AuditEntryRecord,
  | 'chain'
  | 'sequence'
  | 'at'
  | 'actorId'
  | 'action'
  | 'subjectKind'
  | 'subjectId'
  | 'details'
  | 'previousHash'
>

/** Every field in a fixed order, so the same entry always gives the same hash. */
function hashOf(entry: Hashed): string {
  const { chain, sequence, at, actorId, action, subjectKind, subjectId, details, previousHash } = entry
  const sorted = Object.entries((details ?? {}) as object).sort(([a], [b]) => (a < b ? -1 : 1))
  const fields = [
    chain,
    sequence,
    at.toISOString(),
    actorId,
    action,
    subjectKind,
    subjectId,
    sorted,
    previousHash,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

/** Appends to the organisation's chain. Call it inside the transaction of the change it tells of. */
export async function recordAudit({
  organisationId,
  actorId,
  action,
  subject,
  details = {},
}: AuditEvent): Promise<void> {
  const head = await AuditHead.findOneAndUpdate(
    { _id: organisationId },
    { $inc: { sequence: 1 } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  if (!head) throw new Error('The audit chain has no head.')
  const entry = {
    chain: organisationId,
    sequence: head.sequence,
    at: new Date(),
    actorId,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    details,
    previousHash: head.hash ?? '',
  }
  const hash = hashOf(entry)
  await AuditEntry.create([{ ...entry, hash }])
  await AuditHead.updateOne({ _id: organisationId }, { $set: { hash } })
}

/** Recomputes a chain; null when it holds, else the first sequence that does not. */
export async function findBrokenAuditEntry(chain: string): Promise<number | null> {
  let previousHash = ''
  let expected = 1
  for await (const entry of AuditEntry.find({ chain }).sort({ sequence: 1 }).lean().cursor()) {
    if (entry.sequence !== expected || entry.previousHash !== previousHash || entry.hash !== hashOf(entry))
      return expected
    previousHash = entry.hash
    expected += 1
  }
  const head = await AuditHead.findById(chain).lean()
  return (head?.sequence ?? 0) === expected - 1 && (head?.hash ?? '') === previousHash ? null : expected
}
