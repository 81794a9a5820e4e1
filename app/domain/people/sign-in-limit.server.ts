import { isIPv6 } from 'node:net'
import mongoose from 'mongoose'
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#app/lib/errors.ts'

const FIFTEEN_MINUTES = 15 * 60
const ONE_HOUR = 60 * 60

const limiters = new Map<string, RateLimiterMongo>()

function limiter(keyPrefix: string, points: number, duration: number): RateLimiterMongo {
  const known = limiters.get(keyPrefix)
  if (known) return known
  const made = new RateLimiterMongo({
    storeClient: mongoose.connection,
    tableName: 'rateLimits',
    keyPrefix,
    points,
    duration,
  })
  limiters.set(keyPrefix, made)
  return made
}

const perAccount = () => limiter('sign-in-account', 10, FIFTEEN_MINUTES)
const perAddress = () => limiter('sign-in-address', 100, FIFTEEN_MINUTES)
const registrations = () => limiter('registration-address', 20, ONE_HOUR)

/** Counts a try before the password is looked at; the eleventh within a quarter of an hour is refused. */
export async function countSignInTry(email: string, address: string): Promise<void> {
  await orTooMany(async () => {
    await perAddress().consume(networkOf(address))
    await perAccount().consume(email)
  })
}

/** A whole ministry may share one address, so those who know their password do not count against it. */
export async function forgiveSignInTries(email: string, address: string): Promise<void> {
  await perAccount().delete(email)
  await perAddress().reward(networkOf(address), 1)
}

/** Anybody may register, and each registration costs a password hash and a place in somebody's queue. */
export async function countRegistration(address: string): Promise<void> {
  await orTooMany(async () => await registrations().consume(networkOf(address)))
}

async function orTooMany(consume: () => Promise<unknown>): Promise<void> {
  try {
    await consume()
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const minutes = Math.max(1, Math.ceil(error.msBeforeNext / 60_000))
    throw new DomainError('too_many', 'account:refusals.tooManyTries', { minutes })
  }
}

/** One IPv6 customer has at least 2^64 addresses; those of one network count together. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped || !isIPv6(address)) return mapped ?? address
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const left = head.split(':').filter(Boolean)
  const right = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
