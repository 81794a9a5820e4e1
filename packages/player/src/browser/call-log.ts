import { type SessionHealth } from '../attempt.ts'
import { countCall, emptyHealth } from '../session-health.ts'
import { cutForLog, MOST_LOGGED_CALLS, type LoggedCall, type LogPart } from '../session-log.ts'

/** A call as it was made: whole values, and the times of the page's clock. */
export type MadeCall = Pick<LoggedCall, 'call' | 'element' | 'value' | 'answer' | 'error'> & {
  startedAt: number
  endedAt: number
}

/** Counts what the content calls and, in a preview, remembers the calls until they have been sent. */
export function createCallLog({ keepsCalls }: { keepsCalls: boolean }) {
  const health: SessionHealth = emptyHealth()
  let waiting: LoggedCall[] = []
  let sent = 0

  return {
    health,
    note({ startedAt, endedAt, value, ...made }: MadeCall): void {
      const call: LoggedCall = {
        ...made,
        value: cutForLog(value),
        answer: cutForLog(made.answer),
        at: Math.round(startedAt),
        took: Math.round(endedAt - startedAt),
      }
      countCall(health, call, value.length)
      if (!keepsCalls) return
      waiting.push(call)
      if (waiting.length <= MOST_LOGGED_CALLS) return
      waiting.shift()
      sent += 1
    },
    /** The calls nobody was told of yet; they count as told from now on. */
    take(session: string, startedAt: number): (LogPart & { health: SessionHealth }) | null {
      if (waiting.length === 0) return null
      const part = { session, startedAt, from: sent, calls: waiting, health }
      sent += waiting.length
      waiting = []
      return part
    },
  }
}
