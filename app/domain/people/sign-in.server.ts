import { type SignInInput } from '#app/domain/people/person.schema.ts'
import { isPasswordOf } from '#app/domain/people/password.server.ts'
import { countSignInTry, forgiveSignInTries } from '#app/domain/people/sign-in-limit.server.ts'
import { openSession } from '#app/domain/people/session.server.ts'
import { User } from '#app/domain/people/user.model.server.ts'
import { DomainError } from '#app/lib/errors.ts'

type SignIn = SignInInput & { address: string; userAgent: string }

/** The session token for the cookie. The refusal does not say whether the address or the password was wrong. */
export async function signIn({ email, password, address, userAgent }: SignIn): Promise<string> {
  await countSignInTry(email, address)
  const user = await User.findOne({ email }).lean()
  if (!(await isPasswordOf(user?.passwordHash, password)) || !user) {
    throw new DomainError('invalid', 'account:refusals.wrongCredentials')
  }
  await forgiveSignInTries(email, address)
  return await openSession({ userId: String(user._id), userAgent })
}
