import { type Role } from '#app/domain/access/roles.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'

export type JoinOrganisation = {
  organisationId: string
  name: string
  email: string
  roles: readonly Role[]
  employeeNumber?: string | null
  designation?: string | null
  department?: string | null
}

/**
 * Makes a person a member, or adds to what they are already: the same call twice changes nothing. A new membership
 * waits until the person follows its activation link, also when there is an account with that address already, since
 * whoever registered it need not be the person meant.
 */
export async function joinOrganisation(
  input: JoinOrganisation,
): Promise<{ userId: string; isNewMember: boolean }> {
  const { organisationId, name, email, roles, employeeNumber, designation, department } = input
  const user = await User.findOneAndUpdate(
    { email },
    { $setOnInsert: { name, email } },
    { upsert: true, returnDocument: 'after' },
  ).lean()
  if (!user) throw new Error('The person was not saved.')
  const before = await Membership.findOneAndUpdate(
    { userId: user._id, organisationId },
    {
      $addToSet: { roles: { $each: [...roles] } },
      $setOnInsert: { invitation: {} },
      $set: {
        ended: null,
        ...(employeeNumber === undefined ? {} : { employeeNumber }),
        ...(designation === undefined ? {} : { designation }),
        ...(department === undefined ? {} : { department }),
      },
    },
    { upsert: true, returnDocument: 'before' },
  ).lean()
  return { userId: String(user._id), isNewMember: before === null || before.ended !== null }
}
