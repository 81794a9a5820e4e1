import { emptyAttempt, launchState, type CmiElements } from '@karmashala/player'
import { Scorm12API, Scorm2004API, type IHttpService } from 'scorm-again'
import { expect, test } from 'vitest'
import { afterCommits, aLearner, anItem } from '../attempts.ts'
import { nestElements } from '../../../../packages/player/src/browser/nest-elements.ts'
import {
  createContentApi,
  type RunTimeSettings,
} from '../../../../packages/player/src/browser/run-time-api.ts'
import { contentElements, mergeElements } from '../../../../packages/player/src/cmi-elements.ts'

const settings: RunTimeSettings = {
  lmsCommitUrl: 'commits',
  dataCommitFormat: 'flattened',
  autocommit: false,
  logLevel: 5,
  onLogMessage: () => undefined,
}
const alwaysSaved: IHttpService = {
  updateSettings: () => undefined,
  processHttpRequest: () => ({ result: 'true', errorCode: 0 }),
}

/** The run-time as content sees it, begun with the given elements. */
function aRunTime(standard: 'scorm12' | 'scorm2004', cmi: CmiElements = {}) {
  const api =
    standard === 'scorm12' ? new Scorm12API(settings, alwaysSaved) : new Scorm2004API(settings, alwaysSaved)
  api.loadFromJSON(nestElements(cmi))
  const writes: number[] = []
  const content = createContentApi(standard, api, {
    onInitialize: () => undefined,
    onWrite: () => writes.push(1),
  })
  const call = (name: string, first?: unknown, second?: unknown) => {
    const member = content[name]
    return typeof member === 'function' ? member(first, second) : undefined
  }
  const saved = () => mergeElements({}, contentElements(standard, { ...api.renderCommitCMI(false) }))
  return { call, saved, writes, content }
}

test.each(['scorm12', 'scorm2004'] as const)(
  '%s content finds its bookmark in its first statement',
  (standard) => {
    const core = standard === 'scorm12' ? 'cmi.core' : 'cmi'
    const prefix = standard === 'scorm12' ? 'LMS' : ''
    const place = standard === 'scorm12' ? 'cmi.core.lesson_location' : 'cmi.location'
    const left = {
      [`${core}.exit`]: 'suspend',
      [place]: 'page-3',
      'cmi.suspend_data': 'x=1&y=ü',
      [`${core}.score.raw`]: '0',
    }
    const state = afterCommits(emptyAttempt(standard), [{ cmi: left, elapsedInSeconds: 60 }])

    const { call } = aRunTime(standard, launchState(state, anItem(), aLearner, 'normal').cmi)

    expect(call(`${prefix}Initialize`, '')).toBe('true')
    expect(call(`${prefix}GetValue`, place)).toBe('page-3')
    expect(call(`${prefix}GetValue`, 'cmi.suspend_data')).toBe('x=1&y=ü')
    expect(call(`${prefix}GetValue`, `${core}.entry`)).toBe('resume')
    expect(call(`${prefix}GetValue`, `${core}.score.raw`)).toBe('0')
    expect(call(`${prefix}GetValue`, `${core}.total_time`)).toBe(
      standard === 'scorm12' ? '00:01:00' : 'PT1M0S',
    )
  },
)

test('long lists come back complete and in order', () => {
  const first = aRunTime('scorm2004')
  first.call('Initialize', '')
  for (let index = 0; index < 25; index++) {
    first.call('SetValue', `cmi.interactions.${index}.id`, `urn:q${index}`)
    first.call('SetValue', `cmi.interactions.${index}.type`, 'choice')
    for (let objective = 0; objective < 12; objective++) {
      first.call('SetValue', `cmi.interactions.${index}.objectives.${objective}.id`, `o${objective}`)
    }
    first.call('SetValue', `cmi.comments_from_learner.${index}.comment`, `note ${index}`)
    first.call('SetValue', `cmi.objectives.${index}.id`, `objective-${index}`)
    first.call('SetValue', `cmi.objectives.${index}.score.scaled`, '0.5')
  }
  const before = first.saved()

  const second = aRunTime('scorm2004', before)
  second.call('Initialize', '')

  expect(second.call('GetValue', 'cmi.interactions._count')).toBe('25')
  expect(second.call('GetValue', 'cmi.interactions.24.objectives._count')).toBe('12')
  expect(second.call('GetValue', 'cmi.comments_from_learner.11.comment')).toBe('note 11')
  expect(second.saved()).toEqual(before)
})

test('the content object has the functions of its standard and nothing else', () => {
  expect(Object.keys(aRunTime('scorm12').content).sort()).toEqual([
    'LMSCommit',
    'LMSFinish',
    'LMSGetDiagnostic',
    'LMSGetErrorString',
    'LMSGetLastError',
    'LMSGetValue',
    'LMSInitialize',
    'LMSSetValue',
  ])
  expect(aRunTime('scorm2004').content['version']).toBe('1.0')
})

test('reaching into the library gets an error and no function', () => {
  const { call } = aRunTime('scorm12')
  call('LMSInitialize', '')

  expect(call('LMSGetValue', 'cmi.toJSON')).toBe('')
  expect(call('LMSGetLastError')).toBe('401')
})

test('an error does not stick to the calls after it', () => {
  const { call } = aRunTime('scorm2004')
  call('Initialize', '')
  call('GetValue', 'cmi.location')
  expect(call('GetLastError')).toBe('403')

  expect(call('GetValue', 'cmi.completion_status')).toBe('unknown')
  expect(call('GetLastError')).toBe('0')
})

test('content may pass numbers, null or nothing where a string is asked for', () => {
  const { call, saved } = aRunTime('scorm12')

  expect(call('LMSInitialize')).toBe('true')
  expect(call('LMSSetValue', 'cmi.core.score.raw', 87.5)).toBe('true')
  expect(call('LMSCommit', null)).toBe('true')
  expect(saved()['cmi.core.score.raw']).toBe('87.5')
})

test('SCORM 1.2 content that finishes twice, or reads after it has finished, is told that the session is over', () => {
  const { call } = aRunTime('scorm12')
  call('LMSInitialize', '')
  call('LMSSetValue', 'cmi.core.lesson_location', 'page-3')
  expect(call('LMSFinish', '')).toBe('true')

  expect(call('LMSFinish', '')).toBe('false')
  expect(call('LMSGetLastError')).toBe('301')
  expect(call('LMSGetValue', 'cmi.core.lesson_location')).toBe('')
  expect(call('LMSGetLastError')).toBe('301')
})

test('SCORM 1.2 content that goes on after finishing is told that nothing is stored', () => {
  const { call, writes } = aRunTime('scorm12')
  call('LMSInitialize', '')
  call('LMSSetValue', 'cmi.core.lesson_status', 'completed')
  expect(call('LMSFinish', '')).toBe('true')

  expect(call('LMSSetValue', 'cmi.core.lesson_status', 'incomplete')).toBe('false')
  expect(call('LMSGetLastError')).toBe('301')
  expect(call('LMSCommit', '')).toBe('false')
  expect(writes).toHaveLength(1)
})
