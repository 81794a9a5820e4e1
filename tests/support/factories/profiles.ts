import { Types } from 'mongoose'
import { type Actor } from '#app/domain/people/viewer.ts'
import { CompetencyProfile } from '#app/domain/positions/competency-profile.model.server.ts'
import { EXPORT_COLUMNS } from '#app/domain/positions/position.schema.ts'

type Posting = Record<(typeof EXPORT_COLUMNS)[number], string>

let count = 0

/** A row of an export of an imagined office: the first employee, an assistant section officer, unless said otherwise. */
export const aPosting = (values: Partial<Posting> = {}): Posting => ({
  employee_number: 'E-1',
  name: 'Imagined Employee',
  email: 'employee1@example.org',
  designation: 'Assistant Section Officer',
  department: 'Ministry of Imagined Affairs',
  unit: 'Coordination',
  position_id: 'PID007',
  from: '2025-04-01',
  to: '',
  ...values,
})

/** Another employee each time. */
export const anotherPosting = (values: Partial<Posting> = {}): Posting => {
  const number = (count += 1)
  return aPosting({
    employee_number: `N-${number}`,
    name: `Imagined Colleague ${number}`,
    email: `colleague${number}@example.org`,
    ...values,
  })
}

/** Postings as the CSV file an office would export. */
export const anExport = (...rows: Posting[]): string =>
  [EXPORT_COLUMNS, ...rows.map((row) => EXPORT_COLUMNS.map((name) => row[name]))]
    .map((cells) => cells.join(','))
    .join('\n')

type ProfileOptions = {
  unit?: string | null
  positions?: { positionId: string; from?: Date; to?: Date | null }[]
  evidence?: { code: string; level: number; kind?: 'credential' | 'attested' | 'supervisor_confirmed' }[]
}

/** The profile of a saved person, written straight into the database: for tests that are not about how it came about. */
export async function aProfile(
  { id: userId, acting }: Actor,
  { unit = null, positions = [], evidence = [] }: ProfileOptions = {},
): Promise<string> {
  const profile = await CompetencyProfile.create({
    userId,
    ministryId: acting.organisationId,
    membershipId: acting.membershipId,
    unit,
    positions: positions.map(({ positionId, from = new Date('2025-04-01'), to = null }) => ({
      ...{ positionId, from, to },
      source: 'e_hrms',
    })),
    evidence: evidence.map(({ code, level, kind = 'attested' }) => ({
      ...{ code, level, kind },
      at: new Date('2025-06-01'),
      byId: kind === 'credential' ? null : new Types.ObjectId(),
    })),
  })
  return String(profile._id)
}
