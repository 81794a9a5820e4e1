import { emptyAttempt, type LaunchItem, type PlayerStandard } from '@karmashala/player'
import { expect, test } from 'vitest'
import { afterCommits, anItem } from './attempts.ts'

type Case = { cmi: Record<string, string>; item?: Partial<LaunchItem>; terminated?: boolean }

function outcome(standard: PlayerStandard, { cmi, item, terminated = false }: Case) {
  const { completion, success, score } = afterCommits(emptyAttempt(standard), [{ cmi, terminated }], {
    item: anItem(item),
  })
  return { completion, success, scaled: score?.scaled ?? null, source: score?.source ?? null }
}

test.each([
  ['not attempted', 'incomplete', 'unknown'],
  ['browsed', 'incomplete', 'unknown'],
  ['incomplete', 'incomplete', 'unknown'],
  ['completed', 'completed', 'unknown'],
  ['passed', 'completed', 'passed'],
  ['failed', 'completed', 'failed'],
])('SCORM 1.2 lesson status %j is %s and %s', (status, completion, success) => {
  const cmi = { 'cmi.core.lesson_status': status }

  expect(outcome('scorm12', { cmi })).toMatchObject({ completion, success })
})

test('the mastery score decides over what SCORM 1.2 content says of itself', () => {
  const cmi = { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '60' }

  expect(outcome('scorm12', { cmi, item: { masteryScore: 80 } })).toMatchObject({ success: 'failed' })
  expect(outcome('scorm12', { cmi, item: { masteryScore: 60 } })).toMatchObject({ success: 'passed' })
})

test('a low score half-way is not a failure', () => {
  const cmi = { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '20' }

  expect(outcome('scorm12', { cmi, item: { masteryScore: 80 }, terminated: true })).toMatchObject({
    completion: 'incomplete',
    success: 'unknown',
  })
})

test('a mastered score at the end passes although the content never said so', () => {
  const cmi = { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '90' }
  const item = { masteryScore: 80 }

  expect(outcome('scorm12', { cmi, item })).toMatchObject({ completion: 'incomplete' })
  expect(outcome('scorm12', { cmi, item, terminated: true })).toMatchObject({
    completion: 'completed',
    success: 'passed',
  })
  expect(
    outcome('scorm12', { cmi: { ...cmi, 'cmi.core.exit': 'suspend' }, item, terminated: true }),
  ).toMatchObject({ completion: 'incomplete' })
})

test('a SCORM 2004 completion threshold is measured on the server', () => {
  const cmi = (measure: string) => ({ 'cmi.completion_status': 'unknown', 'cmi.progress_measure': measure })
  const item = { completionThreshold: 0.75 }

  expect(outcome('scorm2004', { cmi: cmi('0.7'), item }).completion).toBe('incomplete')
  expect(outcome('scorm2004', { cmi: cmi('0.75'), item }).completion).toBe('completed')
})

test('a SCORM 2004 passing score is measured on the server', () => {
  const cmi = (scaled: string) => ({ 'cmi.success_status': 'unknown', 'cmi.score.scaled': scaled })
  const item = { scaledPassingScore: 0.8 }

  expect(outcome('scorm2004', { cmi: cmi('0.79'), item }).success).toBe('failed')
  expect(outcome('scorm2004', { cmi: cmi('0.8'), item }).success).toBe('passed')
})

test('without measures the content has the word, and a bare pass completes', () => {
  const said = { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'passed' }

  expect(outcome('scorm2004', { cmi: said })).toMatchObject({ completion: 'incomplete', success: 'passed' })
  expect(outcome('scorm2004', { cmi: { 'cmi.success_status': 'passed' } }).completion).toBe('completed')
})

test('a score comes from the scaled value, else the raw value in its range, else the primary objective', () => {
  const raw = { 'cmi.score.raw': '30', 'cmi.score.min': '20', 'cmi.score.max': '40' }
  const objective = { 'cmi.objectives.1.id': 'primary', 'cmi.objectives.1.score.scaled': '0.9' }
  const item = { objectives: ['primary', 'other'] }

  expect(outcome('scorm2004', { cmi: { ...raw, 'cmi.score.scaled': '0.1' } })).toMatchObject({
    scaled: 0.1,
    source: 'scaled',
  })
  expect(outcome('scorm2004', { cmi: { ...raw, ...objective }, item })).toMatchObject({
    scaled: 0.5,
    source: 'raw',
  })
  expect(outcome('scorm2004', { cmi: objective, item })).toMatchObject({ scaled: 0.9, source: 'objective' })
})

test('a raw score without a range has no scaled value', () => {
  expect(outcome('scorm2004', { cmi: { 'cmi.score.raw': '30' } })).toMatchObject({
    scaled: null,
    source: 'raw',
  })
})
