import mongoose from 'mongoose'
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#app/lib/errors.ts'

const FIFTEEN_MINUTES = 15 * 60

const limiters = new Map<string, RateLimiterMongo>()

function limiter(keyPrefix: string, points: number): RateLimiterMongo {
  const known = limiters.get(keyPrefix)
  if (known) return known
  const made = new RateLimiterMongo({
    storeClient: mongoose.connection,
    tableName: 'rateLimits',
    keyPrefix,
    points,
    duration: FIFTEEN_MINUTES,
  })
  limiters.set(keyPrefix, made)
  return made
}

const perAccount = () => limiter('sign-in-account', 10)
const perAddress = () => limiter('sign-in-address', 100)

/** Counts a try before the password is looked at; the eleventh within a quarter of an hour is refused. */
export async function countSignInTry(email: string, address: string): Promise<void> {
  try {
    await perAddress().consume(address)
    await perAccount().consume(email)
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    throw new DomainError('too_many', 'account:refusals.tooManyTries', { minutes })
  }
}

export async function forgiveSignInTries(email: string): Promise<void> {
  await perAccount().delete(email)
}
