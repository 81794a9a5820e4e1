import { lessonContent, type Block } from '@karmashala/authoring'
import { type CourseForExport, type CourseMedia, type ExportTarget } from '@karmashala/authoring/server'
import { expect, test } from 'vitest'
import { ALL_BEHAVIOURS } from '../../../../packages/authoring/src/interactions/all-behaviours.ts'
import { ALL_SCORINGS } from '../../../../packages/authoring/src/interactions/all-scorings.ts'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { aLearningSystem, type Page, play, type Store } from '../runtime/a-page.ts'
import { aCourse, aQuiz } from './a-course.ts'

const media: CourseMedia = new Map(
  ['assets/flow.png', 'assets/film.mp4', 'assets/film.vtt'].map((path) => [
    path,
    { path, content: Buffer.from(path), mimeType: 'image/png' },
  ]),
)

const choices = aQuiz().document.content.filter(
  ({ type }) => type === 'singleChoice' || type === 'multipleChoice',
)
const samples = [...choices, ...sampleInteractions()].filter(({ type }) => type in ALL_SCORINGS)
const cases = samples.flatMap((block) =>
  (['scorm12', 'scorm2004_3rd', 'scorm2004_4th', 'html'] as const).map((target) => ({
    type: block.type,
    target,
    block,
  })),
)

const courseOf = (block: Block): CourseForExport =>
  aCourse({
    languages: ['en'],
    lessons: [{ id: 'one', content: lessonContent('en', 'One question', { type: 'doc', content: [block] }) }],
  })

/** A page of one question, begun before, with the right answer in its controls and not yet checked. */
function begun(block: Block, target: ExportTarget, store: Store, state: string) {
  const key = 'karmashala:urn:karmashala:time-limits'
  const isScorm = target.startsWith('scorm')
  const page = play({
    course: courseOf(block),
    target,
    media,
    system: isScorm ? aLearningSystem(Object.assign(store, { 'cmi.suspend_data': state })) : null,
    prepare: (window) => {
      if (target === 'html') window.localStorage.setItem(key, state)
    },
  })
  return {
    page,
    stateNow: () => (isScorm ? store['cmi.suspend_data'] : page.window.localStorage.getItem(key)) ?? '',
  }
}

const questionKey = (page: Page): string =>
  (JSON.parse(page.text('#course-data')) as { questions: { key: string }[] }).questions[0]?.key ?? ''

test.each(cases)(
  '$type in $target: the right answer gets all points, is reported, and resumes',
  ({ block, target }) => {
    const scoring = ALL_SCORINGS[block.type]!
    const solution = scoring.solution(block.attrs)
    const { maxScore } = scoring.grade(block.attrs, solution)
    const checksItself = ALL_BEHAVIOURS[block.type]?.checksItself === true
    const key = questionKey(play({ course: courseOf(block), target: 'preview', media }))
    const packed = scoring.pack(block.attrs, solution)
    const state = `2;seed01;;;en;;;${key}${checksItself ? '1' : '0'}${packed}`
    const store: Store = {}

    const { page, stateNow } = begun(block, target, store, state)
    if (!checksItself) page.press('.button-check')

    expect(stateNow()).toContain(`${key}1${packed}`)
    page.press('#next')
    if (maxScore > 0) expect(page.text('#result')).toContain('Passed')
    const scored = maxScore > 0
    if (target === 'scorm12') {
      expect(store['cmi.core.lesson_status']).toBe(scored ? 'passed' : 'completed')
      expect(store['cmi.core.score.raw']).toBe(scored ? '100' : undefined)
      if (scored && !checksItself) expect(store['cmi.interactions.0.result']).toBe('correct')
      expect((store['cmi.interactions.0.student_response'] ?? '').length).toBeLessThan(256)
    }
    if (target.startsWith('scorm2004')) {
      expect(store['cmi.completion_status']).toBe('completed')
      expect(store['cmi.success_status']).toBe(scored ? 'passed' : undefined)
      expect(store['cmi.score.scaled']).toBe(scored ? '1' : undefined)
      if (!checksItself) {
        // The pattern of a right answer and the answer itself are written in the same syntax.
        const type = store['cmi.interactions.0.type']
        const patterns = Object.keys(store).flatMap((name) =>
          /^cmi\.interactions\.0\.correct_responses\.\d+\.pattern$/.test(name) ? [store[name]] : [],
        )
        if (type === 'numeric') expect(patterns[0]).toContain('[:]')
        else if (type !== 'other') expect(patterns).toContain(store['cmi.interactions.0.learner_response'])
      }
    }

    const again = begun(block, target, { ...store }, stateNow())
    again.page.press('#next')
    if (scored) expect(again.page.text('#result')).toContain('100 per cent')
  },
)

test('there is a sample of every kind of interaction', () => {
  expect([...new Set(samples.map(({ type }) => type))].sort()).toEqual(Object.keys(ALL_SCORINGS).sort())
})
