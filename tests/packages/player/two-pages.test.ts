import {
  applyCommit,
  emptyAttempt,
  type AttemptState,
  type CmiElements,
  type Commit,
} from '@karmashala/player'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCommitLog, type CommitFlags } from '../../../packages/player/src/browser/commit-log.ts'
import { aCommit, anItem } from './attempts.ts'

const OPEN: CommitFlags = { terminated: false, closing: false }
const END: CommitFlags = { terminated: true, closing: false }

/** A page of the player whose content goes forward: it scores more and completes, and never takes anything back. */
class Page {
  cmi: CmiElements = {}
  readonly sent: Commit[] = []
  readonly #log
  readonly #name: string
  readonly #launchedAt: number
  #wantsFull = true
  #steps = 0

  constructor(name: string, launchedAt: number) {
    this.#name = name
    this.#launchedAt = launchedAt
    this.#log = createCommitLog({ session: name, startedAt: launchedAt, baseVersion: 0, cmi: {} })
  }

  write(points: number): void {
    this.#steps += 1
    const raw = Math.min(50, Number(this.cmi['cmi.core.score.raw'] ?? 0) + points)
    this.cmi = {
      'cmi.core.score.max': '50',
      'cmi.core.score.raw': String(raw),
      'cmi.core.lesson_status': raw > 40 ? 'completed' : 'incomplete',
      'cmi.core.lesson_location': `${this.#name} ${this.#steps}`,
      'cmi.core.session_time': `00:00:${String(Math.min(59, this.#steps)).padStart(2, '0')}`,
    }
  }

  send(flags = OPEN): void {
    const draft = this.#log.draft(this.cmi, this.#wantsFull ? 'full' : 'since_acknowledged', flags, 0)
    this.#log.markSent(draft, { isOnItsWay: false })
    this.sent.push(draft.commit)
  }

  /** One of the commits it has sent arrives, perhaps again; the answer may be lost. */
  deliver(state: AttemptState, which: number, isAnswered: boolean): AttemptState {
    const commit = this.sent[which % Math.max(1, this.sent.length)]
    if (!commit) return state
    const launch = { launchId: this.#name, launchedAt: this.#launchedAt }
    const applied = applyCommit(state, aCommit({ ...commit, ...launch }), { item: anItem(), mode: 'normal' })
    if (isAnswered && applied.reason === 'needs_full') this.#wantsFull = true
    else if (isAnswered) {
      this.#log.acknowledge(commit.sequence)
      this.#wantsFull = !this.#log.hasBase()
    }
    return applied.state
  }

  /** What the content finishes with is sent until it is stored. */
  finish(state: AttemptState): AttemptState {
    this.send(END)
    const after = this.deliver(state, this.sent.length - 1, true)
    if (!this.#wantsFull) return after
    this.send(END)
    return this.deliver(after, this.sent.length - 1, true)
  }
}

const step = fc.record({
  page: fc.boolean(),
  act: fc.oneof(
    fc.record({ kind: fc.constant('write' as const), points: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ kind: fc.constant('send' as const) }),
    fc.record({ kind: fc.constant('deliver' as const), which: fc.nat(20), isAnswered: fc.boolean() }),
  ),
})

test('however the commits of two pages cross, repeat and overtake each other, the record is that of the orderly way', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.boolean(), (steps, olderEndsFirst) => {
      const pages = [new Page('older-page', 1000), new Page('newer-page', 2000)] as const
      const [older, newer] = pages
      let state = emptyAttempt('scorm12')
      for (const page of pages) page.write(1)
      for (const { page, act } of steps) {
        const acting = page ? newer : older
        if (act.kind === 'write') acting.write(act.points)
        if (act.kind === 'send') acting.send()
        if (act.kind === 'deliver') state = acting.deliver(state, act.which, act.isAnswered)
      }
      for (const page of olderEndsFirst ? pages : [newer, older]) state = page.finish(state)
      const settled = state
      for (const page of pages) for (const index of page.sent.keys()) state = page.deliver(state, index, true)

      expect(state).toEqual(settled)
      expect(resultOf(state)).toEqual(resultOf(orderly(older.cmi, newer.cmi)))
      expect(state.launches.map(({ ended }) => ended)).toEqual(['terminated', 'terminated'])
    }),
    { numRuns: 400 },
  )
})

/** One page after the other, each with one commit. */
function orderly(older: CmiElements, newer: CmiElements): AttemptState {
  const first = new Page('older-page', 1000)
  const second = new Page('newer-page', 2000)
  first.cmi = older
  second.cmi = newer
  return second.finish(first.finish(emptyAttempt('scorm12')))
}

const resultOf = ({
  cmi,
  completion,
  success,
  score,
  location,
  totalTimeInSeconds,
  isDone,
}: AttemptState) => ({
  ...{ cmi, completion, success, location, totalTimeInSeconds, isDone },
  score: score && { raw: score.raw, max: score.max, scaled: score.scaled },
})

test('content that takes its word back crosses pages too: completed, passed and the best score stay', () => {
  const status = fc.constantFrom(
    'incomplete',
    'completed',
    'passed',
    'failed',
    'not attempted',
    'browsed',
    '',
  )
  const commit = fc.record({
    page: fc.constantFrom(1, 2),
    sequence: fc.integer({ min: 1, max: 6 }),
    status,
    raw: fc.integer({ min: 0, max: 100 }),
    terminated: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(commit, { maxLength: 12 }), (commits) => {
      let state = emptyAttempt('scorm12')
      for (const { page, sequence, status: said, raw, terminated } of commits) {
        const cmi = { 'cmi.core.lesson_status': said, 'cmi.core.score.raw': String(raw) }
        const next = applyCommit(
          state,
          aCommit({ launchId: `page-${page}`, launchedAt: page, sequence, cmi, terminated }),
          { item: anItem(), mode: 'normal' },
        ).state
        if (state.completion === 'completed') expect(next.completion).toBe('completed')
        if (state.success === 'passed') expect(next.success).toBe('passed')
        expect(next.score?.scaled ?? 0).toBeGreaterThanOrEqual(state.score?.scaled ?? 0)
        expect(next.totalTimeInSeconds).toBeGreaterThanOrEqual(state.totalTimeInSeconds)
        state = next
      }
    }),
    { numRuns: 300 },
  )
})

test('an older page that reports only what changed keeps the range of its score', () => {
  const item = anItem()
  const older = { launchId: 'older-page', launchedAt: 1 }
  const commits = [
    aCommit({ ...older, cmi: { 'cmi.core.score.raw': '10', 'cmi.core.score.max': '50' } }),
    aCommit({ launchId: 'newer-page', launchedAt: 2, cmi: { 'cmi.core.lesson_location': 'mine' } }),
    aCommit({ ...older, sequence: 2, base: 1, cmi: { 'cmi.core.score.raw': '40' } }),
  ]

  const state = commits.reduce(
    (before, commit) => applyCommit(before, commit, { item, mode: 'normal' }).state,
    emptyAttempt('scorm12'),
  )

  expect(state.score).toMatchObject({ raw: 40, max: 50, scaled: 0.8 })
  expect(state.location).toBe('mine')
})
