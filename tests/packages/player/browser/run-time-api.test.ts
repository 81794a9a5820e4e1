import { emptyAttempt, launchState, type CmiElements, type SharedData } from '@karmashala/player'
import { Scorm12API, Scorm2004API, type IHttpService } from 'scorm-again'
import { expect, test } from 'vitest'
import { afterCommits, aLearner, anItem } from '../attempts.ts'
import { loadRunTime } from '../../../../packages/player/src/browser/load-run-time.ts'
import {
  createContentApi,
  type RunTimeSettings,
} from '../../../../packages/player/src/browser/run-time-api.ts'
import { contentElements, mergeElements } from '../../../../packages/player/src/cmi-elements.ts'
import { writtenSharedData } from '../../../../packages/player/src/shared-data.ts'

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
function aRunTime(
  standard: 'scorm12' | 'scorm2004',
  cmi: CmiElements = {},
  {
    sharedData = null,
    answer,
  }: { sharedData?: SharedData | null; answer?(element: string): string | null } = {},
) {
  const api =
    standard === 'scorm12' ? new Scorm12API(settings, alwaysSaved) : new Scorm2004API(settings, alwaysSaved)
  loadRunTime(api, cmi, sharedData)
  const writes: string[] = []
  const content = createContentApi(standard, api, {
    onInitialize: () => undefined,
    onWrite: (element) => writes.push(element),
    ...(answer && { answer }),
  })
  const call = (name: string, first?: unknown, second?: unknown) => {
    const member = content[name]
    return typeof member === 'function' ? member(first, second) : undefined
  }
  const saved = () => mergeElements({}, contentElements(standard, { ...api.renderCommitCMI(false) }))
  const shared = () =>
    writtenSharedData(contentElements(standard, { ...api.renderCommitCMI(false) }), new Set(writes))
  return { call, saved, shared, writes, content }
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

const three: SharedData = {
  maps: [
    { targetId: 'notes', readSharedData: true, writeSharedData: true },
    { targetId: 'secret', readSharedData: false, writeSharedData: true },
    { targetId: 'given', readSharedData: true, writeSharedData: false },
  ],
  stores: { notes: 'seen', secret: 'hidden', given: 'fixed', elsewhere: 'of another item' },
}

test('content finds the shared stores of its item in their order, and what others left in them', () => {
  const { call } = aRunTime('scorm2004', {}, { sharedData: three })
  call('Initialize', '')

  expect(call('GetValue', 'adl.data._count')).toBe('3')
  expect(call('GetValue', 'adl.data._children')).toBe('id,store')
  expect([0, 1, 2].map((index) => call('GetValue', `adl.data.${index}.id`))).toEqual([
    'notes',
    'secret',
    'given',
  ])
  expect(call('GetValue', 'adl.data.0.store')).toBe('seen')
  expect(call('GetValue', 'adl.data.2.store')).toBe('fixed')
})

test('stores are read and written only where the manifest allows it, and there are no others', () => {
  const { call, shared } = aRunTime('scorm2004', {}, { sharedData: three })
  call('Initialize', '')
  const failsWith = (answer: unknown) => [answer, call('GetLastError')]

  expect(failsWith(call('GetValue', 'adl.data.1.store'))).toEqual(['', '405'])
  expect(failsWith(call('SetValue', 'adl.data.2.store', 'mine'))).toEqual(['false', '404'])
  expect(failsWith(call('SetValue', 'adl.data.0.id', 'mine'))).toEqual(['false', '404'])
  expect(failsWith(call('GetValue', 'adl.data.3.store'))).toEqual(['', '301'])
  expect(failsWith(call('SetValue', 'adl.data.3.store', 'mine'))).toEqual(['false', '351'])
  expect(call('SetValue', 'adl.data.1.store', 'told')).toBe('true')
  expect(shared()).toEqual({ 'adl.data.1.store': 'told' })
})

test('a store that nobody has filled is not initialized; one may be emptied', () => {
  const { call, shared } = aRunTime('scorm2004', {}, { sharedData: { ...three, stores: { given: 'x' } } })
  call('Initialize', '')

  expect(call('GetValue', 'adl.data.0.store')).toBe('')
  expect(call('GetLastError')).toBe('403')
  expect(shared()).toEqual({})
  call('SetValue', 'adl.data.0.store', 'a')
  call('SetValue', 'adl.data.0.store', '')
  expect(shared()).toEqual({ 'adl.data.0.store': '' })
})

test('what the library does not know is answered for it, while the content may ask', () => {
  const { call } = aRunTime(
    'scorm2004',
    {},
    { answer: (element) => (element.endsWith('continue') ? 'true' : null) },
  )

  expect(call('GetValue', 'adl.nav.request_valid.continue')).toBe('')
  expect(call('GetLastError')).toBe('122')
  call('Initialize', '')
  expect(call('GetValue', 'adl.nav.request_valid.continue')).toBe('true')
  expect(call('GetLastError')).toBe('0')
  expect(call('GetValue', 'adl.nav.request_valid.previous')).toBe('unknown')
  expect(call('SetValue', 'adl.nav.request_valid.continue', 'true')).toBe('false')
})
