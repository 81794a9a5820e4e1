// @vitest-environment happy-dom
import { isInteraction, renderBlock, renderContext } from '@karmashala/authoring'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL_SCORINGS } from '../../../../packages/authoring/src/interactions/all-scorings.ts'
import { aLesson } from '../a-lesson.ts'
import { arbitraryResponse } from './arbitrary-responses.ts'
import { answerByKeyboard, BY_KEYBOARD } from './by-keyboard.ts'
import { aPage, inThePage } from './in-the-page.ts'

const kinds = aLesson()
  .content.filter(({ type }) => isInteraction(type))
  .map((block) => ({ type: block.type, block }))
const scoringOf = (type: string) => {
  const scoring = ALL_SCORINGS[type]
  if (!scoring) throw new Error(type)
  return scoring
}

test.each(kinds)(
  'what is written into $type is read from it, with and without its extras',
  ({ type, block }) => {
    // An attempt of long ago is handed in as soon as it is opened; that has a test of its own.
    const untimed = type === 'assessment' ? { ...block, attrs: { ...block.attrs, minutes: null } } : block
    for (const mounted of [true, false]) {
      const { attrs, read, write } = inThePage(untimed, aPage(), { mounted })
      expect(read()).toEqual(scoringOf(type).empty(attrs))
      fc.assert(
        fc.property(arbitraryResponse(type, attrs), (response) => {
          write(response)
          expect(read()).toEqual(response)
        }),
        { numRuns: 25 },
      )
      write(scoringOf(type).empty(attrs))
      expect(read()).toEqual(scoringOf(type).empty(attrs))
    }
  },
)

const alone = kinds.filter(({ type }) => type in BY_KEYBOARD)

test('every kind that holds no other questions is answered by keyboard in this test', () => {
  expect(kinds.map(({ type }) => type).filter((type) => !(type in BY_KEYBOARD))).toEqual([
    'inVideoQuestion',
    'assessment',
  ])
})

test.each(alone)('$type is answered with native controls alone', ({ type, block }) => {
  const { attrs, element, read } = inThePage(block)
  const scoring = scoringOf(type)

  answerByKeyboard(type, element, scoring.solution(attrs))

  expect(scoring.isComplete(attrs, read())).toBe(true)
  const { score, maxScore } = scoring.grade(attrs, read())
  expect(score).toBe(maxScore)
})

test.each(alone)('the marks of $type go away without a trace', ({ type, block }) => {
  const { attrs, element, write, mark } = inThePage(block)
  const scoring = scoringOf(type)
  write(scoring.solution(attrs))
  const before = element.outerHTML.replace(/ class=""/g, '')
  mark(scoring.solution(attrs))
  mark(null)
  expect(element.outerHTML.replace(/ class=""/g, '')).toBe(before)
})

test.each(alone.filter(({ type }) => !['scenario', 'reflection'].includes(type)))(
  'after checking, $type says in words what was right',
  ({ type, block }) => {
    const { attrs, element, write, mark } = inThePage(block)
    write(scoringOf(type).solution(attrs))
    mark(scoringOf(type).solution(attrs))
    expect(element.querySelector('.kl-verdict, .option-badge')?.textContent).toMatch(/^Correct/)
  },
)

test.each(kinds)('$type has nothing to press on paper, and all its answers before reviewers', ({ block }) => {
  const paper = renderBlock(block, renderContext({ audience: 'paper' })).text
  expect(paper).not.toMatch(/<select|type="text"/)
  const reviewed = renderBlock(block, renderContext({ audience: 'reviewer' })).text
  expect(reviewed).not.toMatch(/<(?:input|select|textarea)(?![^>]*disabled)/)
})

test.each(kinds)('every control of $type has a name', ({ block }) => {
  for (const language of ['en', 'hi']) {
    const { element } = inThePage(block, aPage(language))
    for (const control of element.querySelectorAll<HTMLElement>('input, select, textarea, button')) {
      const labels = [...document.querySelectorAll(`label[for="${control.id}"]`)].map(
        ({ textContent }) => textContent ?? '',
      )
      const name =
        control.getAttribute('aria-label') ??
        (control.matches('button')
          ? control.textContent
          : labels.join('') || control.closest('label')?.textContent)
      expect(name?.trim(), control.outerHTML).toBeTruthy()
    }
  }
})

test.each(kinds)('the markup of $type tells learners no answer by a class or an attribute', ({ block }) => {
  const learner = renderBlock(block, renderContext()).text
  expect(learner).not.toMatch(/is-correct|checked|selected|The rule behind it\.(?!<\/p><\/details>)/)
})
