import { type HeldCompetency, type PersonInUnit } from '@karmashala/frac'
import mongoose, { type Types } from 'mongoose'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { currentPositionIds, indianDay } from '#app/domain/positions/holdings.ts'

/** Just what comparing needs: a ministry's profiles are read whole, and notes and dates would be most of their bytes. */
export const PROFILE_FIELDS = {
  unit: 1,
  membershipId: 1,
  userId: 1,
  'positions.positionId': 1,
  'positions.from': 1,
  'positions.to': 1,
  'evidence.code': 1,
  'evidence.level': 1,
  'evidence.withdrawn.at': 1,
} as const

export type LeanProfile = {
  _id: Types.ObjectId
  userId: Types.ObjectId
  membershipId: Types.ObjectId
  unit?: string | null
  positions?: { positionId: string; from: Date; to?: Date | null }[]
  evidence?: { code: string; level: number; withdrawn?: object | null }[]
}

export type PersonRead = PersonInUnit & { profile: LeanProfile }

/** Everybody of a ministry, or of one of its units, who holds a position today. `unit: null` is those without a unit;
 * `holding` leaves out whoever never held one of these positions. */
export async function eachPerson(
  { ministryId, unit, holding }: { ministryId: string; unit?: string | null; holding?: readonly string[] },
  visit: (person: PersonRead) => void,
): Promise<void> {
  // Not through mongoose: making its cursor's documents one at a time takes longer than comparing them. Choosing or
  // counting evidence in the database costs it more than is saved here (bench/gaps.ts --compare).
  const profiles = CompetencyProfile.collection.find<LeanProfile>(
    {
      ministryId: new mongoose.Types.ObjectId(ministryId),
      ...(unit !== undefined && { unit }),
      ...(holding && { 'positions.positionId': { $in: [...holding] } }),
    },
    { projection: PROFILE_FIELDS },
  )
  const today = indianDay()
  for await (const profile of profiles) {
    const person = toPerson(profile, today)
    if (person.positionIds.length > 0) visit({ ...person, profile })
  }
}

/** What a person is on a day, and what there is of evidence that has not been withdrawn. */
export function toPerson(profile: LeanProfile, day: Date = indianDay()): PersonInUnit {
  const held: HeldCompetency[] = []
  for (const { code, level, withdrawn } of profile.evidence ?? []) if (!withdrawn) held.push({ code, level })
  const holdings = (profile.positions ?? []).map(({ positionId, from, to }) => ({
    ...{ positionId, from, to: to ?? null },
  }))
  return { unit: profile.unit ?? null, positionIds: currentPositionIds(holdings, day), held }
}
