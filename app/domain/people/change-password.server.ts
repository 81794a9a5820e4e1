import { type ChangePasswordInput } from '#app/domain/people/person.schema.ts'
import { hashPassword, isPasswordOf } from '#app/domain/people/password.server.ts'
import { revokeOtherSessions } from '#app/domain/people/session.server.ts'
import { countSignInTry } from '#app/domain/people/sign-in-limit.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { recordAudit } from '#app/domain/audit/record-audit.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type ChangePassword = ChangePasswordInput & { userId: string; token: string; address: string }

/** Changes the password and ends every other session: somebody else may have known the old one. */
export async function changePassword({
  userId,
  token,
  address,
  currentPassword,
  newPassword,
}: ChangePassword): Promise<void> {
  const user = await User.findById(userId).lean()
  if (!user) throw new DomainError('not_found', 'errors:notFound')
  await countSignInTry(user.email, address)
  if (!(await isPasswordOf(user.passwordHash, currentPassword))) {
    throw new DomainError('invalid', 'account:refusals.wrongPassword')
  }
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(async () => {
    await User.updateOne({ _id: userId }, { $set: { passwordHash } })
    await revokeOtherSessions({ token, userId })
    await recordAudit({
      organisationId: 'platform',
      actorId: userId,
      action: 'password.changed',
      subject: { kind: 'user', id: userId },
    })
  })
}
