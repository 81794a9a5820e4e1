import { type CourseOutcome } from '@karmashala/player'
import { expect, test } from 'vitest'
import { betterOutcome } from '#app/domain/learning/better-outcome.ts'

const anOutcome = (values: Partial<CourseOutcome>): CourseOutcome => ({
  ...{ completion: 'incomplete', success: 'unknown', scaledScore: null },
  ...values,
})

test('a course that was gone through and failed is passed when its tests are made good', () => {
  const failed = anOutcome({ completion: 'completed', success: 'failed', scaledScore: 0.5 })
  const passed = anOutcome({ completion: 'completed', success: 'passed', scaledScore: 1 })

  expect(betterOutcome(failed, passed)).toEqual(passed)
})

test('a pass, a completion and the best score are not lost when the course is begun again', () => {
  const passed = anOutcome({ completion: 'completed', success: 'passed', scaledScore: 0.9 })

  expect(betterOutcome(passed, anOutcome({ success: 'failed', scaledScore: 0.2 }))).toEqual(passed)
})
