import { applyCommit, emptyAttempt } from '@karmashala/player'
import { expect, test } from 'vitest'
import { aCommit, anItem } from './attempts.ts'

const A_WEEK_IN_SECONDS = 7 * 24 * 3600
const normal = { item: anItem(), mode: 'normal' as const }

test.each([
  ['the time of the page', 'scorm12', {}, Number('1e999')],
  ['a session time', 'scorm12', { 'cmi.core.session_time': '9999:59:59' }, 0],
  ['a duration', 'scorm2004', { 'cmi.session_time': 'P9999999999Y' }, 0],
  ['a duration of endless digits', 'scorm2004', { 'cmi.session_time': `PT${'9'.repeat(400)}H` }, 0],
] as const)(
  'no visit counts for longer than a launch can last, whatever %s says',
  (_what, standard, cmi, elapsedInSeconds) => {
    const { state } = applyCommit(emptyAttempt(standard), aCommit({ cmi, elapsedInSeconds }), normal)
    expect(state.totalTimeInSeconds).toBe(A_WEEK_IN_SECONDS)
  },
)

test('a scaled score and a progress beyond their ranges count as the ends of these', () => {
  const of = (cmi: Record<string, string>) =>
    applyCommit(emptyAttempt('scorm2004'), aCommit({ cmi }), normal).state
  expect(of({ 'cmi.score.scaled': '50', 'cmi.progress_measure': '7' })).toMatchObject({
    score: { scaled: 1 },
    progress: 1,
  })
  expect(of({ 'cmi.score.scaled': '-50', 'cmi.progress_measure': '-7' })).toMatchObject({
    score: { scaled: -1 },
    progress: 0,
  })
})
