import { joinAll } from '#app/domain/people/join-organisation.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { type Change } from '#app/domain/positions/compare-export.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { isDuplicateKey } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

/**
 * Writes what an export changes about people. Part of a transaction of few enough people. Whoever changed one of these
 * profiles since it was read wins: nothing is written then, and the comparison has to be made again.
 */
export async function writeChanges(ministryId: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  const coming = changes.filter(({ isInFile }) => isInFile)
  const leaving = changes.filter(({ isInFile }) => !isInFile)
  const joined = await joinAll({
    organisationId: ministryId,
    roles: ['learner'],
    people: coming.map(({ name, email, employeeNumber, designation, department }) => ({
      ...{ name, email, employeeNumber },
      ...(designation === undefined ? {} : { designation: designation || null }),
      ...(department === undefined ? {} : { department: department || null }),
    })),
  })
  const people = [
    ...coming.map((change, index) => ({ change, userId: joined[index]?.userId ?? '' })),
    ...leaving.map((change) => ({ change, userId: change.userId ?? '' })),
  ]
  const memberships = await Membership.find(
    { organisationId: ministryId, userId: { $in: people.map(({ userId }) => userId) } },
    { userId: 1 },
  ).lean()
  const membershipOf = new Map(memberships.map(({ userId, _id }) => [String(userId), _id]))

  const writes = people.map(({ change: { profile, holdings, unit }, userId }) => {
    const content = { unit, positions: holdings }
    if (profile) {
      const filter = { _id: profile.id, ministryId, revision: profile.revision }
      return { updateOne: { filter, update: { $set: content, $inc: { revision: 1 } } } }
    }
    const membershipId = membershipOf.get(userId)
    return { insertOne: { document: { userId, ministryId, membershipId, revision: 1, ...content } } }
  })
  try {
    const { matchedCount, insertedCount } = await CompetencyProfile.bulkWrite(writes)
    if (matchedCount + insertedCount !== writes.length) throw changedMeanwhile()
  } catch (error) {
    throw isDuplicateKey(error) ? changedMeanwhile(error) : error
  }
}

const changedMeanwhile = (cause?: unknown): DomainError =>
  new DomainError('conflict', 'positions:refusals.changedMeanwhile', undefined, { cause })
