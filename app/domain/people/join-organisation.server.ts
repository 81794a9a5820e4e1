import { type Types } from 'mongoose'
import { type Role } from '#app/domain/access/roles.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'

type Joining = {
  name: string
  email: string
  employeeNumber?: string | null
  designation?: string | null
  department?: string | null
}

type JoinAll = { organisationId: string; roles: readonly Role[]; people: readonly Joining[] }
type JoinOrganisation = Joining & { organisationId: string; roles: readonly Role[] }

type Joined = { userId: string; isNewMember: boolean }

// One command with tens of thousands of writes keeps a server from answering anybody else meanwhile.
const BATCH = 1_000
const OFFICE_FIELDS = ['employeeNumber', 'designation', 'department'] as const

/**
 * Makes people members, or adds to what they are already: the same call twice writes nothing. A new membership
 * waits until the person follows its activation link, also when there is an account with that address already, since
 * whoever registered it need not be the person meant. A ministry has tens of thousands of people and a transaction has
 * a minute, so they are read together and written together. The answer is in the order of `people`, whose addresses
 * must differ.
 */
export async function joinAll({ organisationId, roles, people }: JoinAll): Promise<Joined[]> {
  const idOf = await saveUsers(people)
  const joining = people.map((person) => ({ ...person, userId: need(idOf.get(person.email)) }))
  const userIds = joining.map(({ userId }) => userId)
  const present = await Membership.find({ organisationId, userId: { $in: userIds }, ended: null }).lean()
  const before = new Map(present.map((membership) => [String(membership.userId), membership]))

  const changed = joining.flatMap((person) => {
    const { userId } = person
    const given = OFFICE_FIELDS.flatMap((name) =>
      person[name] === undefined ? [] : [[name, person[name]] as const],
    )
    const membership = before.get(String(userId))
    const isKnown =
      membership !== undefined &&
      roles.every((role) => membership.roles.includes(role)) &&
      given.every(([name, value]) => (membership[name] ?? null) === value)
    if (isKnown) return []
    return {
      updateOne: {
        filter: { userId, organisationId },
        update: {
          $addToSet: { roles: { $each: [...roles] } },
          $setOnInsert: { invitation: {} },
          $set: { ended: null, ...Object.fromEntries(given) },
        },
        upsert: true,
      },
    }
  })
  for (let start = 0; start < changed.length; start += BATCH) {
    await Membership.bulkWrite(changed.slice(start, start + BATCH))
  }
  return userIds.map((userId) => ({ userId: String(userId), isNewMember: !before.has(String(userId)) }))
}

/** The ids of the people by address; who is not known yet gets an account without a password. */
async function saveUsers(people: readonly Joining[]): Promise<Map<string, Types.ObjectId>> {
  const find = async () => {
    const users = await User.find({ email: { $in: people.map(({ email }) => email) } }, { email: 1 }).lean()
    return new Map(users.map(({ email, _id }) => [email, _id]))
  }
  const known = await find()
  const unknown = people.filter(({ email }) => !known.has(email))
  if (unknown.length === 0) return known
  for (let start = 0; start < unknown.length; start += BATCH) {
    await User.bulkWrite(
      unknown.slice(start, start + BATCH).map(({ name, email }) => ({
        updateOne: { filter: { email }, update: { $setOnInsert: { name, email } }, upsert: true },
      })),
    )
  }
  return await find()
}

function need<T>(saved: T | undefined): T {
  if (saved === undefined) throw new Error('A person was not saved.')
  return saved
}

/** The same for one person. */
export async function joinOrganisation({
  organisationId,
  roles,
  ...person
}: JoinOrganisation): Promise<Joined> {
  const [joined] = await joinAll({ organisationId, roles, people: [person] })
  return need(joined)
}
