import { type Commit } from '@karmashala/player'
import { Agent, request } from 'node:http'
import { randomUUID } from 'node:crypto'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { enrol } from '#app/domain/learning/enrol.server.ts'
import { Attempt, fromStored } from '#app/domain/learning/attempt.model.server.ts'
import { aLearner, aLearningCourse, aSeat } from '#tests/support/factories/learning.ts'
import { type Product } from './product.ts'

const INTERACTIONS = 20
const SUSPEND_BYTES = 1_500

/** A learner in the middle of a course; `send` saves their next step. */
export type BenchLearner = {
  enrolmentId: string
  session: string
  /** The last step the server has acknowledged. */
  acknowledged: number
  sent: number
  token: string
  startedAt: number
}

/** Learners who have opened one course, with launch tokens such as their browsers hold. */
export async function openLearners(count: number): Promise<BenchLearner[]> {
  const course = await aLearningCourse()
  const learners: BenchLearner[] = []
  for (let n = 0; n < count; n += 1) {
    const learner = await aLearner()
    await aSeat(learner, course.courseId)
    const { enrolmentId } = await enrol({ actor: learner, courseId: course.courseId })
    const { launchUrl } = await launchItem({
      actor: learner,
      enrolmentId,
      moduleId: course.moduleIds[0] ?? '',
      itemId: 'lesson-1',
    })
    learners.push({
      ...{ enrolmentId, session: randomUUID(), acknowledged: 0, sent: 0, startedAt: Date.now() },
      token: new URL(launchUrl ?? '').pathname.split('/')[2] ?? '',
    })
  }
  return learners
}

/** What step `n` writes: the same text at every run, so that a stored record can be compared with it. */
export function stepElements(n: number): Record<string, string> {
  const written = `${n};`.padEnd(SUSPEND_BYTES, `step ${n} of an imagined course; `)
  return {
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.lesson_location': `page-${n}`,
    'cmi.core.score.raw': String(n % 100),
    'cmi.core.session_time': `00${String(Math.floor(n / 60) % 100).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00`,
    'cmi.core.exit': 'suspend',
    'cmi.suspend_data': written,
  }
}

function interactions(): Record<string, string> {
  const made: Record<string, string> = {}
  for (let i = 0; i < INTERACTIONS; i += 1) {
    made[`cmi.interactions.${i}.id`] = `question-${i}`
    made[`cmi.interactions.${i}.type`] = 'choice'
    made[`cmi.interactions.${i}.student_response`] = 'a'
    made[`cmi.interactions.${i}.result`] = 'correct'
  }
  return made
}

/** The first commit of a page is complete; then what changed since the last that was acknowledged. */
export function nextCommit(learner: BenchLearner): Commit {
  learner.sent += 1
  const isFirst = learner.acknowledged === 0
  return {
    session: learner.session,
    startedAt: learner.startedAt,
    sequence: learner.sent,
    base: isFirst ? null : learner.acknowledged,
    baseVersion: 0,
    cmi: { ...(isFirst && interactions()), ...stepElements(learner.sent) },
    elapsedInSeconds: learner.sent,
    terminated: false,
    closing: false,
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends the learner's next step and waits for the answer. Throws when it was not acknowledged. */
export async function commitStep({ port, contentHost }: Product, learner: BenchLearner): Promise<void> {
  const commit = nextCommit(learner)
  const { status, body } = await call(
    port,
    contentHost,
    `/launch/${learner.token}/commits`,
    JSON.stringify(commit),
  )
  const answer = status === 200 ? (JSON.parse(body) as { result: boolean; token?: string }) : null
  if (!answer?.result) throw new Error(`The commit was answered with ${status} ${body.slice(0, 200)}`)
  learner.acknowledged = commit.sequence
  if (answer.token) learner.token = answer.token
}

export async function call(
  port: number,
  host: string,
  path: string,
  body?: string,
): Promise<{ status: number; body: string }> {
  return await new Promise((resolve, reject) => {
    const headers = {
      Host: host,
      ...(body && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    }
    const asking = request(
      { host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers, agent },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }))
        response.on('error', reject)
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** What of the acknowledged steps is not in the record as it was sent; empty when nothing is lost. */
export async function findLosses(learners: BenchLearner[]): Promise<string[]> {
  const losses: string[] = []
  for (const { enrolmentId, session, acknowledged, sent } of learners) {
    const attempt = await Attempt.findOne({ enrolmentId }).lean()
    const state = attempt && fromStored(attempt.state)
    const launch = state?.launches.find(({ launchId }) => launchId === session)
    const stored = launch?.lastSequence ?? 0
    if (stored < acknowledged) losses.push(`acknowledged ${acknowledged}, stored ${stored}`)
    if (stored > sent) losses.push(`sent ${sent}, stored ${stored}`)
    if (!state || stored === 0) continue
    for (const [element, value] of Object.entries(stepElements(stored))) {
      if (state.cmi[element] !== value) losses.push(`step ${stored}: ${element} is of another step`)
    }
    if (
      Object.keys(state.cmi).filter((name) => name.startsWith('cmi.interactions.')).length !==
      INTERACTIONS * 4
    )
      losses.push(`step ${stored}: interactions are missing`)
  }
  return losses
}
