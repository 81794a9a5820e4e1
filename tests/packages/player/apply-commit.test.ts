import { applyCommit, emptyAttempt } from '@karmashala/player'
import { expect, test } from 'vitest'
import { aCommit, afterCommits, anItem } from './attempts.ts'

const normal = { item: anItem(), mode: 'normal' as const }
const status = (value: string) => ({ 'cmi.core.lesson_status': value })

test('the first commit makes an attempt incomplete and keeps where the learner is', () => {
  const cmi = {
    'cmi.core.lesson_location': 'page-4',
    'cmi.suspend_data': 'नमस्ते',
    'cmi.core.entry': 'ab-initio',
  }

  const { state, accepted } = applyCommit(emptyAttempt('scorm12'), aCommit({ cmi }), normal)

  expect(accepted).toBe(true)
  expect(state).toMatchObject({
    completion: 'incomplete',
    success: 'unknown',
    location: 'page-4',
    suspendDataBytes: 18,
  })
  expect(state.cmi).toEqual({ 'cmi.core.lesson_location': 'page-4', 'cmi.suspend_data': 'नमस्ते' })
})

test('a commit that arrives twice counts once', () => {
  const commit = aCommit({ cmi: { 'cmi.core.session_time': '00:05:00' } })
  const once = applyCommit(emptyAttempt('scorm12'), commit, normal).state

  const twice = applyCommit(once, commit, normal)

  expect(twice).toEqual({ state: once, accepted: false, reason: 'old_sequence' })
})

test('a commit that was overtaken by a newer one is ignored', () => {
  const newer = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 3, cmi: { 'cmi.core.lesson_location': '9' } },
  ])

  const late = applyCommit(newer, aCommit({ sequence: 2, cmi: { 'cmi.core.lesson_location': '8' } }), normal)

  expect(late).toEqual({ state: newer, accepted: false, reason: 'old_sequence' })
})

test('nothing in the same launch counts after the content has finished', () => {
  const finished = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 2, terminated: true, cmi: status('failed') },
  ])

  const late = applyCommit(finished, aCommit({ sequence: 3, cmi: status('passed') }), normal)

  expect(late).toEqual({ state: finished, accepted: false, reason: 'terminated' })
})

test('content that saves once more after its page was closed is still heard', () => {
  const state = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 1, closing: true, cmi: status('incomplete') },
    { sequence: 2, terminated: true, cmi: status('completed') },
  ])

  expect(state.completion).toBe('completed')
  expect(state.launches[0]?.ended).toBe('terminated')
})

test('a delta is laid over the earlier commits of its launch, and an empty value clears an element', () => {
  const state = afterCommits(emptyAttempt('scorm12'), [
    {
      sequence: 1,
      cmi: { 'cmi.suspend_data': 'abc', 'cmi.core.lesson_location': '3', 'cmi.comments': 'hello' },
    },
    { sequence: 2, base: 1, cmi: { 'cmi.core.lesson_location': '4', 'cmi.comments': '' } },
  ])

  expect(state.cmi).toEqual({ 'cmi.suspend_data': 'abc', 'cmi.core.lesson_location': '4' })
})

test('a delta on a commit that never arrived is sent back for the whole', () => {
  const first = afterCommits(emptyAttempt('scorm12'), [{ sequence: 1, cmi: { 'cmi.suspend_data': 'a' } }])

  const delta = applyCommit(
    first,
    aCommit({ sequence: 4, base: 3, cmi: { 'cmi.suspend_data': 'b' } }),
    normal,
  )

  expect(delta).toEqual({ state: first, accepted: false, reason: 'needs_full' })
})

test('a first delta stands on what the launch began with', () => {
  const left = afterCommits(emptyAttempt('scorm12'), [
    { cmi: { 'cmi.suspend_data': 'large', 'cmi.core.exit': 'suspend', 'cmi.core.session_time': '00:10:00' } },
  ])

  const delta = { launchId: 'launch-b', launchedAt: 2000, base: 0, baseVersion: left.version }
  const state = afterCommits(left, [{ ...delta, cmi: { 'cmi.core.lesson_location': '5' } }])

  expect(state.cmi).toEqual({ 'cmi.suspend_data': 'large', 'cmi.core.lesson_location': '5' })
  expect(applyCommit(left, aCommit({ ...delta, baseVersion: 0 }), normal).reason).toBe('needs_full')
})

test('a first delta also stands on the objectives the manifest gave', () => {
  const cmi = { 'cmi.objectives.0.score.scaled': '0.9', 'cmi.exit': 'suspend' }

  const state = afterCommits(emptyAttempt('scorm2004'), [{ base: 0, cmi }], {
    item: anItem({ objectives: ['main'] }),
  })

  expect(state.cmi['cmi.objectives.0.id']).toBe('main')
  expect(state.score).toMatchObject({ scaled: 0.9, source: 'objective' })
})

test('completed never goes back, in the same launch or a later one', () => {
  const state = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 1, cmi: status('completed') },
    { sequence: 2, cmi: status('incomplete') },
    { launchId: 'launch-b', launchedAt: 2000, cmi: status('not attempted') },
  ])

  expect(state.completion).toBe('completed')
})

test('a pass survives a later failure, and a failure is overcome by a later pass', () => {
  const launches = (first: string, second: string) =>
    afterCommits(emptyAttempt('scorm12'), [
      { cmi: status(first) },
      { launchId: 'launch-b', launchedAt: 2000, cmi: status(second) },
    ]).success

  expect(launches('passed', 'failed')).toBe('passed')
  expect(launches('failed', 'passed')).toBe('passed')
})

test('the best score is kept', () => {
  const score = (raw: string) => ({ 'cmi.core.score.raw': raw, 'cmi.core.score.max': '50' })
  const state = afterCommits(emptyAttempt('scorm12'), [
    { cmi: score('20') },
    { launchId: 'launch-b', launchedAt: 2000, cmi: score('40') },
    { launchId: 'launch-c', launchedAt: 3000, cmi: score('10') },
  ])

  expect(state.score).toEqual({ scaled: 0.8, raw: 40, min: 0, max: 50, source: 'raw' })
})

test('time is the sum of the launches, however often each of them reports', () => {
  const time = (value: string) => ({ 'cmi.core.session_time': value })
  const state = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 1, cmi: time('00:05:00') },
    { sequence: 2, cmi: time('00:15:00') },
    { launchId: 'launch-b', launchedAt: 2000, sequence: 1, cmi: time('00:05:00') },
    { launchId: 'launch-b', launchedAt: 2000, sequence: 2, terminated: true, cmi: time('00:05:00') },
  ])

  expect(state.totalTimeInSeconds).toBe(20 * 60)
})

test('a tab that was killed before the content wrote its time loses none of it', () => {
  const state = afterCommits(emptyAttempt('scorm2004'), [
    { sequence: 1, elapsedInSeconds: 10, cmi: { 'cmi.session_time': 'PT0H0M0S' } },
    { sequence: 2, base: 1, elapsedInSeconds: 95, cmi: {} },
  ])

  expect(state.totalTimeInSeconds).toBe(95)
})

test("the content's own session time replaces the measured one", () => {
  const state = afterCommits(emptyAttempt('scorm2004'), [
    { sequence: 1, elapsedInSeconds: 95 },
    { sequence: 2, base: 1, elapsedInSeconds: 100, cmi: { 'cmi.session_time': 'PT1M' } },
  ])

  expect(state.totalTimeInSeconds).toBe(60)
})

test('time of the earliest launches is not forgotten after many of them', () => {
  const launches = Array.from({ length: 50 }, (_, index) => ({
    launchId: `launch-${index}`,
    launchedAt: 1000 + index,
    elapsedInSeconds: 10,
  }))

  const state = afterCommits(emptyAttempt('scorm12'), launches)

  expect(state.totalTimeInSeconds).toBe(500)
  expect(state.launches.length).toBeLessThanOrEqual(20)
  expect(applyCommit(state, aCommit({ ...launches[0], sequence: 2 }), normal)).toMatchObject({
    state,
    accepted: false,
  })
})

test('the older of two open tabs cannot overwrite the bookmark, but its completion counts', () => {
  const older = { launchId: 'launch-a', launchedAt: 1000 }
  const newer = { launchId: 'launch-b', launchedAt: 2000 }
  const both = afterCommits(emptyAttempt('scorm12'), [
    { ...older, sequence: 1, cmi: { 'cmi.core.lesson_location': '2' } },
    { ...newer, sequence: 1, elapsedInSeconds: 30, cmi: { 'cmi.core.lesson_location': '7' } },
  ])

  const late = applyCommit(
    both,
    aCommit({
      ...older,
      sequence: 2,
      base: 1,
      elapsedInSeconds: 60,
      cmi: { ...status('passed'), 'cmi.core.lesson_location': '3' },
    }),
    normal,
  )

  expect(late).toMatchObject({ accepted: true, reason: 'superseded' })
  expect(late.state).toMatchObject({
    location: '7',
    completion: 'completed',
    success: 'passed',
    totalTimeInSeconds: 90,
  })
})

test('a review saves the place and the time, and changes no result', () => {
  const passed = afterCommits(emptyAttempt('scorm12'), [
    { cmi: { ...status('failed'), 'cmi.core.score.raw': '40' } },
  ])

  const cmi = { ...status('passed'), 'cmi.core.score.raw': '90', 'cmi.core.lesson_location': '2' }
  const state = afterCommits(passed, [{ launchId: 'launch-b', launchedAt: 2000, cmi }], { mode: 'review' })

  expect(state).toMatchObject({ success: 'failed', location: '2', score: { raw: 40 } })
})

test('a preview stores nothing', () => {
  const before = emptyAttempt('scorm12')

  expect(applyCommit(before, aCommit({ cmi: status('passed') }), { item: anItem(), mode: 'browse' })).toEqual(
    {
      state: before,
      accepted: false,
      reason: 'preview',
    },
  )
})

test('opening an asset completes it', () => {
  const item = anItem({ scormType: 'asset' })

  expect(afterCommits(emptyAttempt('scorm2004'), [{ elapsedInSeconds: 4 }], { item })).toMatchObject({
    completion: 'completed',
    totalTimeInSeconds: 4,
  })
})

test('elements that belong to the run-time or to nobody are not stored', () => {
  const cmi = {
    'cmi.learner_id': 'somebody-else',
    'cmi.scaled_passing_score': '0.1',
    'cmi.total_time': 'PT99H',
    'adl.nav.request': 'exitAll',
    'cmi.__proto__.polluted': 'yes',
    'constructor.prototype': 'yes',
    'cmi.objectives.0.id': 'obj-1',
    'adl.data.0.store': 'shared',
  }

  const state = afterCommits(emptyAttempt('scorm2004'), [{ cmi }])

  expect(state.cmi).toEqual({ 'cmi.objectives.0.id': 'obj-1' })
})

test('applying a commit leaves the state it was given untouched', () => {
  const before = afterCommits(emptyAttempt('scorm12'), [{ cmi: status('incomplete') }])
  const copy = structuredClone(before)

  afterCommits(before, [{ sequence: 2, base: 1, cmi: status('passed') }])

  expect(before).toEqual(copy)
})

test('after a last commit that had no room for everything, the whole state may still follow, once', () => {
  const partial = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 1, partial: true, terminated: true, cmi: status('completed') },
  ])
  const whole = { sequence: 3, terminated: true, cmi: { ...status('completed'), 'cmi.suspend_data': 'all' } }

  const completed = afterCommits(partial, [whole])

  expect(completed).toMatchObject({ completion: 'completed', cmi: { 'cmi.suspend_data': 'all' } })
  expect(applyCommit(completed, aCommit({ ...whole, sequence: 4 }), normal).reason).toBe('terminated')
  expect(applyCommit(partial, aCommit({ ...whole, base: 1 }), normal).reason).toBe('terminated')
})
