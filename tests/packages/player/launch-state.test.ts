import {
  emptyAttempt,
  endSilentLaunches,
  launchState,
  type AttemptState,
  type PlayerStandard,
} from '@karmashala/player'
import { expect, test } from 'vitest'
import { withoutGivenLanguage } from '../../../packages/player/src/cmi-elements.ts'
import { afterCommits, aLearner, anItem } from './attempts.ts'

const relaunch = (standard: PlayerStandard, cmi: Record<string, string>) =>
  launchState(afterCommits(emptyAttempt(standard), [{ cmi, terminated: true }]), anItem(), aLearner, 'normal')
    .cmi

test('the first launch begins ab initio with the learner and what the manifest says', () => {
  const item = anItem({
    masteryScore: 80,
    maxTimeAllowed: '00:30:00',
    timeLimitAction: 'exit,message',
    dataFromLms: 'start=1',
  })

  const { cmi, baseVersion } = launchState(emptyAttempt('scorm12'), item, aLearner, 'normal')

  expect(baseVersion).toBe(0)
  expect(cmi).toEqual({
    'cmi.core.student_id': 'learner-7',
    'cmi.core.student_name': 'Example, Asha',
    'cmi.core.credit': 'credit',
    'cmi.core.lesson_mode': 'normal',
    'cmi.core.entry': 'ab-initio',
    'cmi.core.total_time': '00:00:00',
    'cmi.launch_data': 'start=1',
    'cmi.student_data.mastery_score': '80',
    'cmi.student_data.max_time_allowed': '00:30:00',
    'cmi.student_data.time_limit_action': 'exit,message',
    'cmi.student_preference.language': 'hi',
  })
})

test('SCORM 2004 content finds thresholds and the objectives of its manifest', () => {
  const item = anItem({ scaledPassingScore: 0.7, completionThreshold: 1, objectives: ['main', 'side'] })

  expect(launchState(emptyAttempt('scorm2004'), item, aLearner, 'normal').cmi).toMatchObject({
    'cmi.learner_id': 'learner-7',
    'cmi.mode': 'normal',
    'cmi.credit': 'credit',
    'cmi.entry': 'ab-initio',
    'cmi.total_time': 'PT0S',
    'cmi.scaled_passing_score': '0.7',
    'cmi.completion_threshold': '1',
    'cmi.objectives.0.id': 'main',
    'cmi.objectives.1.id': 'side',
  })
})

test('objectives the content has already are not added a second time', () => {
  const cmi = { 'cmi.exit': 'suspend', 'cmi.objectives.0.id': 'side', 'cmi.objectives.0.score.scaled': '0.4' }
  const state = afterCommits(emptyAttempt('scorm2004'), [{ cmi }])

  const next = launchState(state, anItem({ objectives: ['main', 'side'] }), aLearner, 'normal').cmi

  expect(next['cmi.objectives.0.id']).toBe('side')
  expect(next['cmi.objectives.1.id']).toBe('main')
  expect(next).not.toHaveProperty('cmi.objectives.2.id')
})

test.each(['scorm12', 'scorm2004'] as const)('%s content that suspended resumes where it was', (standard) => {
  const core = standard === 'scorm12' ? 'cmi.core' : 'cmi'
  const location = standard === 'scorm12' ? 'cmi.core.lesson_location' : 'cmi.location'
  const time = standard === 'scorm12' ? '00:15:00' : 'PT15M'

  const cmi = relaunch(standard, {
    [`${core}.exit`]: 'suspend',
    [`${core}.session_time`]: time,
    [location]: 'page-3',
    'cmi.suspend_data': 'state',
  })

  expect(cmi).toMatchObject({
    [`${core}.entry`]: 'resume',
    [location]: 'page-3',
    'cmi.suspend_data': 'state',
  })
  expect(cmi[`${core}.total_time`]).toBe(standard === 'scorm12' ? '00:15:00' : 'PT15M0S')
  expect(cmi).not.toHaveProperty([`${core}.exit`])
  expect(cmi).not.toHaveProperty([`${core}.session_time`])
})

test.each([
  ['scorm12', 'cmi.core.lesson_location'],
  ['scorm2004', 'cmi.location'],
] as const)('%s content whose browser was killed resumes where it was', (standard, location) => {
  const left = [{ cmi: { [location]: 'page-3' } }]
  for (const state of [
    afterCommits(emptyAttempt(standard), left),
    endSilentLaunches(afterCommits(emptyAttempt(standard), left), Infinity),
  ]) {
    const { cmi } = launchState(state, anItem(), aLearner, 'normal')

    expect(cmi).toMatchObject({
      [location]: 'page-3',
      [standard === 'scorm12' ? 'cmi.core.entry' : 'cmi.entry']: 'resume',
    })
  }
})

test('SCORM 2004 content that finished and left no exit begins anew', () => {
  expect(relaunch('scorm2004', { 'cmi.location': 'page-3' })).not.toHaveProperty(['cmi.location'])
})

test('content that left no exit but suspend data resumes too', () => {
  expect(relaunch('scorm12', { 'cmi.suspend_data': 'x' })).toMatchObject({ 'cmi.core.entry': 'resume' })
  expect(relaunch('scorm2004', { 'cmi.suspend_data': 'x' })).toMatchObject({
    'cmi.entry': 'resume',
    'cmi.suspend_data': 'x',
  })
})

test('SCORM 2004 content that ended normally starts fresh, neither new nor resumed', () => {
  const cmi = relaunch('scorm2004', { 'cmi.exit': 'normal', 'cmi.suspend_data': 'x', 'cmi.location': '4' })

  expect(cmi).not.toHaveProperty(['cmi.entry'])
  expect(cmi).not.toHaveProperty(['cmi.suspend_data'])
  expect(cmi).not.toHaveProperty(['cmi.location'])
})

test('SCORM 1.2 content that ended normally keeps its bookmark', () => {
  const cmi = relaunch('scorm12', { 'cmi.core.exit': 'logout', 'cmi.core.lesson_location': '4' })

  expect(cmi).not.toHaveProperty(['cmi.core.entry'])
  expect(cmi['cmi.core.lesson_location']).toBe('4')
})

test('loading and finishing again and again does not multiply the time', () => {
  const session = { 'cmi.core.session_time': '00:05:00', 'cmi.core.exit': 'suspend' }
  let state = emptyAttempt('scorm12')
  for (const round of [1, 2, 3]) {
    const { cmi } = launchState(state, anItem(), aLearner, 'normal')
    state = afterCommits(state, [
      { launchId: `launch-${round}`, launchedAt: round, cmi: { ...cmi, ...session } },
    ])
  }

  expect(launchState(state, anItem(), aLearner, 'normal').cmi['cmi.core.total_time']).toBe('00:15:00')
})

test('a finished module is not greeted as unfinished', () => {
  const state = afterCommits(emptyAttempt('scorm12'), [
    { sequence: 1, cmi: { 'cmi.core.lesson_status': 'completed' } },
    { sequence: 2, cmi: { 'cmi.core.lesson_status': 'incomplete' } },
  ])

  expect(launchState(state, anItem(), aLearner, 'normal').cmi['cmi.core.lesson_status']).toBe('completed')
})

test('a review shows what was done and takes no credit', () => {
  const cmi = { 'cmi.exit': 'normal', 'cmi.completion_status': 'completed', 'cmi.interactions.0.id': 'q1' }
  const state = afterCommits(emptyAttempt('scorm2004'), [{ cmi, terminated: true }])

  expect(launchState(state, anItem(), aLearner, 'review').cmi).toMatchObject({
    'cmi.mode': 'review',
    'cmi.credit': 'no-credit',
    'cmi.completion_status': 'completed',
    'cmi.interactions.0.id': 'q1',
  })
})

test('time limits the run-time would refuse are left out', () => {
  const item = anItem({ maxTimeAllowed: 'half an hour', timeLimitAction: 'explode' })

  const { cmi } = launchState(emptyAttempt('scorm12'), item, aLearner, 'normal')

  expect(Object.keys(cmi).filter((element) => element.startsWith('cmi.student_data'))).toEqual([])
})

test.each([
  ['scorm12', 'cmi.student_preference.language'],
  ['scorm2004', 'cmi.learner_preference.language'],
] as const)(
  'content finds the language of the person until it chooses one itself (%s)',
  (standard, element) => {
    const begin = (state: AttemptState, language: string) =>
      launchState(state, anItem(), { ...aLearner, language }, 'normal')
    const visit = (cmi: Record<string, string>, base: number | null = null) =>
      afterCommits(emptyAttempt(standard), [{ base, cmi: { [exitOf(standard)]: 'suspend', ...cmi } }])

    // Records of earlier days may hold an empty one.
    const emptied = { ...visit({}), cmi: { ...visit({}).cmi, [element]: '' } }
    for (const state of [
      emptyAttempt(standard),
      visit({}),
      visit({}, 0),
      visit({ [element]: '' }),
      emptied,
    ]) {
      expect(begin(state, 'hi').cmi[element]).toBe('hi')
      expect(begin(state, 'en')).toMatchObject({ hasOwnLanguage: false, cmi: { [element]: 'en' } })
    }
    const chosen = begin(visit({ [element]: 'ta' }), 'hi')
    expect(chosen).toMatchObject({ hasOwnLanguage: true, cmi: { [element]: 'ta' } })
  },
)

test('a language the content was given is not put into the record as if it had chosen it', () => {
  const { cmi } = launchState(emptyAttempt('scorm2004'), anItem(), aLearner, 'normal')
  const language = 'cmi.learner_preference.language'

  expect(withoutGivenLanguage('scorm2004', cmi, new Set())).not.toHaveProperty([language])
  expect(withoutGivenLanguage('scorm2004', cmi, new Set(['cmi.exit']))).toHaveProperty(['cmi.mode'], 'normal')
  expect(withoutGivenLanguage('scorm2004', cmi, new Set([language]))).toHaveProperty([language], 'hi')
})

const exitOf = (standard: PlayerStandard) => (standard === 'scorm12' ? 'cmi.core.exit' : 'cmi.exit')
