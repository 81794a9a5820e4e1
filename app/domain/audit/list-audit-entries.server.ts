import { requirePermission } from '#app/domain/access/require-permission.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { Organisation } from '#app/domain/organisations/organisation.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { isValidObjectId } from 'mongoose'

const PAGE_SIZE = 50

export type AuditEntryView = {
  id: string
  sequence: number
  at: string
  action: string
  actorName: string | null
  organisationName: string | null
  details: { name: string; value: string }[]
}

export type AuditPage = {
  entries: AuditEntryView[]
  total: number
  pageSize: number
  brokenAt: number | null
}

/**
 * The newest entries first. An auditor of a ministry reads its own chain; the platform's auditors read every chain.
 * `brokenAt` is the first entry of the actor's own chain that was altered, or null when the chain holds.
 */
export async function listAuditEntries({ actor, page }: { actor: Actor; page: number }): Promise<AuditPage> {
  const { organisationId, organisationKind } = actor.acting
  requirePermission(actor, 'audit.read', { organisationId })
  const filter = organisationKind === 'platform' ? {} : { chain: organisationId }
  const [entries, total, brokenAt] = await Promise.all([
    AuditEntry.find(filter)
      .sort({ _id: -1 })
      .skip((page - 1) * PAGE_SIZE)
      .limit(PAGE_SIZE)
      .lean(),
    AuditEntry.countDocuments(filter),
    findBrokenAuditEntry(organisationKind === 'platform' ? 'platform' : organisationId),
  ])
  const [people, organisations] = await Promise.all([
    User.find({ _id: { $in: knownIds(entries.map(({ actorId }) => actorId)) } }, { name: 1 })
      .lean()
      .then(byId),
    Organisation.find({ _id: { $in: knownIds(entries.map(({ chain }) => chain)) } }, { name: 1 })
      .lean()
      .then(byId),
  ])
  return {
    entries: entries.map((entry) => ({
      id: String(entry._id),
      sequence: entry.sequence,
      at: entry.at.toISOString(),
      action: entry.action,
      actorName: people.get(entry.actorId ?? '') ?? null,
      organisationName: organisations.get(entry.chain) ?? null,
      details: Object.entries((entry.details ?? {}) as Record<string, unknown>).map(([name, value]) => ({
        name,
        value: String(value),
      })),
    })),
    total,
    pageSize: PAGE_SIZE,
    brokenAt,
  }
}

const knownIds = (ids: (string | null | undefined)[]): string[] =>
  [...new Set(ids)].filter((id): id is string => typeof id === 'string' && isValidObjectId(id))

const byId = (named: { _id: unknown; name: string }[]): Map<string, string> =>
  new Map(named.map(({ _id, name }) => [String(_id), name]))
