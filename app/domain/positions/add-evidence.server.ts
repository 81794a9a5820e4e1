import { Types } from 'mongoose'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { dictionaryFor } from '#app/domain/competencies/current-framework.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { openProfile, type PersonHere } from '#app/domain/positions/own-profile.server.ts'
import { type EvidenceInput } from '#app/domain/positions/position.schema.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type AddEvidence = EvidenceInput & {
  actor: Actor
  person: PersonHere
  kind: 'attested' | 'supervisor_confirmed'
}

const AUDITED = {
  attested: { action: 'competency.attested' },
  supervisor_confirmed: { action: 'competency.confirmed' },
} as const

/** Writes into a person's profile what somebody vouches for. Nobody says the same twice, and nobody of themselves. */
export async function addEvidence({
  actor,
  person,
  kind,
  code,
  level,
  note,
}: AddEvidence): Promise<{ evidenceId: string }> {
  const { ministryId, userId } = person
  if (userId === actor.id) throw new DomainError('forbidden', 'positions:refusals.notYourself')
  const competency = (await dictionaryFor(ministryId)).resolve(code)
  if (!competency || competency.retired || !competency.selectable)
    throw new DomainError('invalid', 'positions:refusals.unknownCompetency')

  await openProfile(person)
  const said = { code: competency.code, level, kind, byId: new Types.ObjectId(actor.id) }
  const evidence = { _id: new Types.ObjectId(), ...said, at: new Date(), note }
  await inTransaction(async () => {
    const written = await CompetencyProfile.updateOne(
      { ministryId, userId, evidence: { $not: { $elemMatch: { ...said, withdrawn: null } } } },
      { $push: { evidence }, $inc: { revision: 1 } },
    )
    if (written.matchedCount === 0) throw new DomainError('conflict', 'positions:refusals.saidAlready')
    await recordAudit({
      organisationId: ministryId,
      actorId: actor.id,
      ...AUDITED[kind],
      subject: { kind: 'user', id: userId },
      details: { competency: competency.code, level },
    })
  })
  return { evidenceId: String(evidence._id) }
}
