import { EmbeddedMongoError } from './embedded-mongo-error.server.ts'
import { type Doc } from './values/document.server.ts'
import { isNumeric, toNumber } from './values/numbers.server.ts'

const STEPS_BETWEEN_LOOKS = 64

// A command runs without a pause, so the limit of the one that is running can be kept here, where every loop finds it.
let deadline = Infinity
let steps = 0

/** When a command must be done by its `maxTimeMS`, in milliseconds since 1970; Infinity when it has no limit. */
export function deadlineOf(body: Doc): number {
  const { maxTimeMS } = body
  if (maxTimeMS === undefined || maxTimeMS === null) return Infinity
  if (!isNumeric(maxTimeMS)) throw new EmbeddedMongoError(2, 'maxTimeMS must be a number')
  const limit = toNumber(maxTimeMS)
  if (!Number.isInteger(limit)) throw new EmbeddedMongoError(2, 'maxTimeMS has non-integral value')
  if (limit < 0 || limit > 2 ** 31 - 1)
    throw new EmbeddedMongoError(2, `${limit} value for maxTimeMS is out of range [0, 2147483647]`)
  return limit === 0 ? Infinity : Date.now() + limit
}

/** Runs `action`, in which `step` throws once the deadline has passed. */
export function within<T>(until: number, action: () => T): T {
  const outer = deadline
  deadline = until
  try {
    return action()
  } finally {
    deadline = outer
  }
}

/** To be called for every document or entry a command looks at. Throws `EmbeddedMongoError` 50 when time is up. */
export function step(): void {
  if (deadline === Infinity || ++steps % STEPS_BETWEEN_LOOKS !== 0) return
  if (Date.now() > deadline) throw timeIsUp()
}

/** What is left to the running command, in milliseconds. */
export const timeLeft = (): number => deadline - Date.now()

export const timeIsUp = () => new EmbeddedMongoError(50, 'operation exceeded time limit')
