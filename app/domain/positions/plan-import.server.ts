import mongoose, { type InferSchemaType, type Types } from 'mongoose'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { compareExport, type Comparison, type KnownPerson } from '#app/domain/positions/compare-export.ts'
import {
  CompetencyProfile,
  type CompetencyProfileRecord,
} from '#app/domain/positions/competency-profile.model.server.ts'
import { inSlices } from '#app/domain/positions/in-slices.ts'
import { inBatches, readAll } from '#app/domain/positions/read-all.server.ts'
import { indianDay } from '#app/domain/positions/holdings.ts'
import { type ExportFormat } from '#app/domain/positions/position.schema.ts'
import { type ExportRow } from '#app/domain/positions/export-row.ts'
import { readExport, type OnShare } from '#app/domain/positions/read-export.server.ts'
import { positionSuggester } from '#app/domain/positions/suggest-positions.ts'
import { toHoldings } from '#app/domain/positions/to-holdings.ts'

export type ImportPlan = Comparison & { rows: number }

type Planning = {
  ministryId: string
  file: string
  format: ExportFormat
  isComplete: boolean
  onShare?: OnShare
}

/** Reads a file and compares it with what is known of the ministry's people, changing nothing. */
export async function planImport({
  ministryId,
  file,
  format,
  isComplete,
  onShare = () => undefined,
}: Planning): Promise<ImportPlan> {
  const { rows, refused } = await readExport(file, format, async (share) => await onShare(share * READ_SHARE))
  const { framework } = await currentFramework()
  const positions = new Set(framework.positions.map(({ id }) => id))
  const people = await readPeople(ministryId, rows, isComplete)
  await onShare(KNOWN_SHARE)
  const comparison = await compareExport({
    rows,
    people,
    knowsPosition: (id) => positions.has(id),
    suggest: positionSuggester(framework.positions),
    isComplete: isComplete && refused.length === 0,
    today: indianDay(),
    onShare: async (share) => await onShare(KNOWN_SHARE + share * (1 - KNOWN_SHARE)),
  })
  return {
    ...comparison,
    rows: rows.length + new Set(refused.map(({ line }) => line)).size,
    refused: [...refused, ...comparison.refused].sort((a, b) => a.line - b.line),
  }
}

/** How much of the time has gone by when the file has been read, and when the people have been looked up. */
const READ_SHARE = 0.35
const KNOWN_SHARE = 0.85

type Person = { _id: Types.ObjectId; email: string; name: string }
type ProfileFields = Pick<CompetencyProfileRecord, '_id' | 'userId' | 'revision' | 'unit' | 'positions'>

type Member = Pick<
  InferSchemaType<typeof Membership.schema>,
  'userId' | 'employeeNumber' | 'designation' | 'department' | 'ended'
>

/** Beyond this it is quicker to read all of the ministry than to ask for each by name. */
const ASKED_BY_NAME_MAX = 1_000
/** Those the rows name, by number or by address; with a long or complete export everybody of the ministry too. */
async function readPeople(
  ministryId: string,
  rows: readonly ExportRow[],
  isComplete: boolean,
): Promise<KnownPerson[]> {
  const isAll = isComplete || rows.length > ASKED_BY_NAME_MAX
  const users = new Map<string, Person>()
  // Accounts are found by id at once, and by thousands of addresses slowly: first those of the ministry, then the rest.
  const known = isAll ? await readMinistry(ministryId) : { members: new Map(), profiles: new Map() }
  const { members, profiles }: Known = known
  await readUsers({ _id: { $in: toIds([...members.keys(), ...profiles.keys()]) } }, users)
  const found = new Set([...users.values()].map(({ email }) => email))
  const others = [...new Set(rows.map(({ email }) => email))].filter((email) => !found.has(email))
  await readUsers({ email: { $in: others } }, users)
  if (!isAll) {
    const numbers = [...new Set(rows.map(({ employeeNumber }) => employeeNumber))]
    await readMembers(ministryId, { employeeNumber: { $in: numbers } }, members)
    await readMembers(ministryId, { userId: { $in: toIds(users.keys()) } }, members)
    await readUsers({ _id: { $in: toIds([...members.keys()].filter((id) => !users.has(id))) } }, users)
    await readProfiles(ministryId, { userId: { $in: toIds(users.keys()) } }, profiles)
  }

  const people: KnownPerson[] = []
  await inSlices(users, ([userId, { email, name }]) => {
    const profile = toKnownProfile(profiles.get(userId))
    people.push({ ...{ userId, email, name }, ...toMembership(members.get(userId)), profile })
  })
  return people
}

type Known = { members: Map<string, Member>; profiles: Map<string, ProfileFields> }

async function readMinistry(ministryId: string): Promise<Known> {
  const known: Known = { members: new Map(), profiles: new Map() }
  await readMembers(ministryId, {}, known.members)
  await readProfiles(ministryId, {}, known.profiles)
  return known
}

const readUsers = async (filter: object, into: Map<string, Person>): Promise<void> =>
  await readAll(User.collection.find<Person>(filter, inBatches({ email: 1, name: 1 })), (user) => {
    into.set(user._id.toHexString(), user)
  })

async function readMembers(ministryId: string, filter: object, into: Known['members']): Promise<void> {
  const found = Membership.collection.find<Member>(
    { organisationId: new mongoose.Types.ObjectId(ministryId), ...filter },
    inBatches({ _id: 0, userId: 1, employeeNumber: 1, designation: 1, department: 1, ended: 1 }),
  )
  await readAll(found, (member) => void into.set(member.userId.toHexString(), member))
}

async function readProfiles(ministryId: string, filter: object, into: Known['profiles']): Promise<void> {
  const holding = { 'positions.positionId': 1, 'positions.from': 1, 'positions.to': 1, 'positions.source': 1 }
  const found = CompetencyProfile.collection.find<ProfileFields>(
    { ministryId: new mongoose.Types.ObjectId(ministryId), ...filter },
    inBatches({ userId: 1, revision: 1, unit: 1, ...holding }),
  )
  await readAll(found, (profile) => void into.set(profile.userId.toHexString(), profile))
}

const toIds = (ids: Iterable<string>): Types.ObjectId[] =>
  [...new Set(ids)].map((id) => new mongoose.Types.ObjectId(id))

const toMembership = (member: Member | undefined) => ({
  employeeNumber: member?.employeeNumber ?? null,
  designation: member?.designation ?? null,
  department: member?.department ?? null,
  isMember: member !== undefined && member.ended == null,
})

const toKnownProfile = (profile: ProfileFields | undefined): KnownPerson['profile'] =>
  profile
    ? {
        id: profile._id.toHexString(),
        revision: profile.revision,
        unit: profile.unit ?? null,
        holdings: toHoldings(profile.positions),
      }
    : null
