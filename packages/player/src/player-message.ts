import { type Completion, type Success } from './attempt.ts'

/** `type` of every message between the app's page and the wrapper page. */
export const PLAYER_MESSAGE = 'karmashala:player'

/**
 * What the wrapper page tells the page around it. Hints for the interface, never a record: the truth is what the
 * commits stored. `finished` comes once, when the content called Terminate; `closed` answers the command `close`.
 */
export type PlayerMessage = { type: typeof PLAYER_MESSAGE } & (
  | { event: 'ready' | 'saving' | 'saved' | 'retrying' | 'expired' | 'closed' }
  | {
      event: 'status'
      completion: Completion
      success: Success
      scaledScore: number | null
      progress: number | null
    }
  | { event: 'finished'; exit: string; navigation: string }
)

/**
 * What the page around it may ask. `close`: take the content away, save, answer `closed`. `renew`: go on with this
 * fresh token of the same launch, after `expired`. `greet`: say again what is true now, to a page that listens only now.
 */
export type PlayerCommand = { type: typeof PLAYER_MESSAGE } & (
  { command: 'close' | 'greet' } | { command: 'renew'; token: string }
)

const PLAIN_EVENTS = ['ready', 'saving', 'saved', 'retrying', 'expired', 'closed'] as const
const COMPLETIONS: readonly unknown[] = ['not_attempted', 'incomplete', 'completed']
const SUCCESSES: readonly unknown[] = ['unknown', 'passed', 'failed']

/**
 * Reads `event.data` of a message event; null when it is not from a player. The caller must first compare
 * `event.origin` with the content origin and `event.source` with its frame: any page can send a message.
 */
export function parsePlayerMessage(data: unknown): PlayerMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const message: Record<string, unknown> = { ...data }
  if (message.type !== PLAYER_MESSAGE) return null

  const plain = PLAIN_EVENTS.find((event) => event === message.event)
  if (plain) return { type: PLAYER_MESSAGE, event: plain }
  if (message.event === 'finished') {
    return {
      type: PLAYER_MESSAGE,
      event: 'finished',
      exit: text(message.exit),
      navigation: text(message.navigation),
    }
  }
  if (message.event !== 'status' || !isCompletion(message.completion) || !isSuccess(message.success))
    return null
  const { completion, success } = message
  const scaledScore = numberOrNull(message.scaledScore)
  return {
    type: PLAYER_MESSAGE,
    event: 'status',
    completion,
    success,
    scaledScore,
    progress: numberOrNull(message.progress),
  }
}

const isCompletion = (value: unknown): value is Completion => COMPLETIONS.includes(value)
const isSuccess = (value: unknown): value is Success => SUCCESSES.includes(value)
const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 1000) : '')
const numberOrNull = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null)
