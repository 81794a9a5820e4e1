import { type CourseRecord, type Session } from './session.ts'
import { isRecord, type XapiClient } from './xapi-client.ts'
import { type StatementWriter } from './xapi-statements.ts'

const STATE_ID = 'karmashala.attempt'
const STATE_MAX = 1_000_000

/** What is kept between sessions: the attempt, and which statements a registration may carry only once. */
type Kept = { attempt: string; completed: boolean; passed: boolean }

type XapiSession = Pick<Session, 'readOnly' | 'languages' | 'passMarkPercent' | 'returnUrl'> & {
  client: XapiClient
  write: StatementWriter
}

/**
 * A session of cmi5 or xAPI that has been launched. Statements leave in the order they were made: `initialized` first,
 * `terminated` last, no verb of the course twice, `completed` and `passed` once in a registration, and only one of
 * `passed` and `failed` in a session (cmi5 9.3). So `failed` waits until the learner leaves: the same visit may still pass.
 */
export async function openXapiSession({ client, write, ...rest }: XapiSession): Promise<Session | null> {
  const found = await client.readState(STATE_ID)
  if (found === undefined) return null
  // Without its first statement a session would tell of things that never began.
  if ((await client.sendStatements([write.initialized()])) !== 'kept') return null

  const kept = readKept(found)
  const pending: object[] = []
  let state: Kept = kept
  let unsaved = false
  let answered = false
  let latest: CourseRecord | null = null
  let open = true
  let running = Promise.resolve(true)

  const sendPending = async (): Promise<boolean> => {
    const batch = [...pending]
    const sent = batch.length === 0 ? 'kept' : await client.sendStatements(batch)
    if (sent === 'kept') pending.splice(0, batch.length)
    if (sent !== 'refused') return sent === 'kept'
    // One that a store will not have takes the whole batch with it; sent one by one, the others get through.
    for (const statement of batch) {
      if ((await client.sendStatements([statement])) === 'failed') return false
      pending.splice(0, 1)
    }
    return true
  }
  const flush = async (): Promise<boolean> => {
    if (!(await sendPending())) return false
    if (!unsaved) return true
    unsaved = false
    if (await client.writeState(STATE_ID, state)) return true
    unsaved = true
    return false
  }
  const inTurn = (): Promise<boolean> => (running = running.then(flush, flush))

  return {
    ...rest,
    counts: true,
    saved: kept.attempt,
    stateMax: STATE_MAX,
    keeper: 'system',
    save: (record) => {
      if (!open) return false
      latest = record
      const completes = record.completed && !state.completed
      const passes = record.passed === true && !state.passed
      if (completes) pending.push(write.completed())
      if (passes) pending.push(write.judged(record))
      const next = {
        attempt: record.state,
        completed: state.completed || completes,
        passed: state.passed || passes,
      }
      unsaved = unsaved || JSON.stringify(next) !== JSON.stringify(state)
      state = next
      return inTurn()
    },
    recordAnswer: (answer) => {
      if (!open || rest.readOnly) return
      answered = true
      pending.push(write.answered(answer))
    },
    leave: () => {
      if (!open) return
      open = false
      if (!rest.readOnly && answered && latest?.passed === false) pending.push(write.judged(latest))
      pending.push(write.terminated())
      // At once and not in turn: the page is going. What is under way already is sent again under the same ids.
      void client.sendStatements(pending)
      if (unsaved) void client.writeState(STATE_ID, state)
    },
  }
}

function readKept(document: unknown): Kept {
  if (!isRecord(document)) return { attempt: '', completed: false, passed: false }
  const { attempt, completed, passed } = document
  return {
    attempt: typeof attempt === 'string' ? attempt : '',
    completed: completed === true,
    passed: passed === true,
  }
}
