import { type InferSchemaType, type Types } from 'mongoose'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { compareExport, type Comparison, type KnownPerson } from '#app/domain/positions/compare-export.ts'
import {
  CompetencyProfile,
  type CompetencyProfileRecord,
} from '#app/domain/positions/competency-profile.model.server.ts'
import { indianDay } from '#app/domain/positions/holdings.ts'
import { type ExportFormat } from '#app/domain/positions/position.schema.ts'
import { readExport, type ExportRow } from '#app/domain/positions/read-export.ts'
import { toHoldings } from '#app/domain/positions/to-holdings.ts'

export type ImportPlan = Comparison & { rows: number }

type Planning = { ministryId: string; file: string; format: ExportFormat; isComplete: boolean }

/** Reads a file and compares it with what is known of the ministry's people, changing nothing. */
export async function planImport({ ministryId, file, format, isComplete }: Planning): Promise<ImportPlan> {
  const { rows, refused } = readExport(file, format)
  const { framework } = await currentFramework()
  const positions = new Set(framework.positions.map(({ id }) => id))
  const people = await readPeople(ministryId, rows, isComplete)
  const comparison = compareExport({
    rows,
    people,
    knowsPosition: (id) => positions.has(id),
    isComplete: isComplete && refused.length === 0,
    today: indianDay(),
  })
  return {
    ...comparison,
    rows: rows.length + new Set(refused.map(({ line }) => line)).size,
    refused: [...refused, ...comparison.refused].sort((a, b) => a.line - b.line),
  }
}

type Person = { _id: Types.ObjectId; email: string; name: string }
type ProfileFields = Pick<CompetencyProfileRecord, '_id' | 'userId' | 'revision' | 'unit' | 'positions'>

type Member = Pick<
  InferSchemaType<typeof Membership.schema>,
  'userId' | 'employeeNumber' | 'designation' | 'department' | 'ended'
>

/** Beyond this it is quicker to read all of the ministry than to ask for each by name. */
const ASKED_BY_NAME_MAX = 1_000
const MEMBER_FIELDS = { userId: 1, employeeNumber: 1, designation: 1, department: 1, ended: 1 }
const PERSON_FIELDS = { email: 1, name: 1 }

/** Those the rows name, by number or by address; with a complete export everybody who holds something too. */
async function readPeople(
  organisationId: string,
  rows: readonly ExportRow[],
  isComplete: boolean,
): Promise<KnownPerson[]> {
  const emails = [...new Set(rows.map(({ email }) => email))]
  const named = await User.find({ email: { $in: emails } }, PERSON_FIELDS).lean<Person[]>()
  const users = new Map(named.map((user) => [String(user._id), user]))
  const isAll = isComplete || rows.length > ASKED_BY_NAME_MAX
  const memberships = await readMembers(organisationId, isAll ? null : rows, named)
  const membershipOf = new Map(memberships.map((one) => [String(one.userId), one]))

  const ids = [...users.values(), ...memberships.map(({ userId }) => ({ _id: userId }))].map(({ _id }) => _id)
  const profiles = await CompetencyProfile.find(
    { ministryId: organisationId, ...(isAll ? {} : { userId: { $in: ids } }) },
    { userId: 1, revision: 1, unit: 1, positions: 1 },
  ).lean<ProfileFields[]>()
  const missing = [...memberships, ...profiles]
    .map(({ userId }) => userId)
    .filter((id) => !users.has(String(id)))
  for (const user of await User.find({ _id: { $in: missing } }, PERSON_FIELDS).lean<Person[]>())
    users.set(String(user._id), user)

  const profileOf = new Map(profiles.map((one) => [String(one.userId), one]))
  return [...users.values()].map(({ _id, email, name }) => {
    const userId = String(_id)
    const membership = membershipOf.get(userId)
    const profile = profileOf.get(userId)
    return {
      ...{ userId, email, name },
      employeeNumber: membership?.employeeNumber ?? null,
      designation: membership?.designation ?? null,
      department: membership?.department ?? null,
      isMember: membership !== undefined && membership.ended == null,
      profile: profile
        ? {
            id: String(profile._id),
            revision: profile.revision,
            unit: profile.unit ?? null,
            holdings: toHoldings(profile.positions),
          }
        : null,
    }
  })
}

/** All of them, or those with the numbers and accounts of the rows. */
async function readMembers(
  organisationId: string,
  rows: readonly ExportRow[] | null,
  named: readonly Person[],
): Promise<Member[]> {
  const find = async (filter: object) =>
    await Membership.find({ organisationId, ...filter }, MEMBER_FIELDS).lean<Member[]>()
  if (!rows) return await find({})
  const numbers = [...new Set(rows.map(({ employeeNumber }) => employeeNumber))]
  return [
    ...(await find({ employeeNumber: { $in: numbers } })),
    ...(await find({ userId: { $in: named.map(({ _id }) => _id) } })),
  ]
}
