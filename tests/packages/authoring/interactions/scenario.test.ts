// @vitest-environment happy-dom
import { definitions, type AnyBlock } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import {
  bestPath,
  endlessNodes,
  goesRound,
  shortestPaths,
} from '../../../../packages/authoring/src/blocks/scenario/scenario-paths.ts'
import {
  afterChoice,
  scenarioScoring,
  type ScenarioAttrs,
} from '../../../../packages/authoring/src/blocks/scenario/scoring.ts'
import { answerByKeyboard, pressNamed } from './by-keyboard.ts'
import { inThePage } from './in-the-page.ts'
import { sampleInteractions } from './sample-interactions.ts'

const story = () => {
  const block = sampleInteractions().find(({ type }) => type === 'scenario')
  if (!block) throw new Error('no scenario')
  return block as AnyBlock & { attrs: ScenarioAttrs }
}
const node = (id: string, ...to: string[]) => ({
  id,
  text: id,
  choices: to.map((next, index) => ({ id: `${id}${index}`, text: `to ${next}`, consequence: '', to: next })),
  points: id.startsWith('end') ? Number(id.slice(3)) : null,
})
const rules = (nodes: ReturnType<typeof node>[]) =>
  definitions
    .get('scenario')
    ?.check?.({ ...story(), attrs: { ...story().attrs, nodes } })
    .map(({ rule, severity, field }) => `${severity} ${rule} ${field}`)

test('the best path leads to the end with the most points by the fewest steps', () => {
  const nodes = [node('a', 'b', 'end1'), node('b', 'end9', 'a'), node('end1'), node('end9')]
  expect(bestPath(nodes)).toEqual([0, 0])
  expect([...shortestPaths(nodes).keys()]).toEqual(['a', 'b', 'end1', 'end9'])
})

test('a circle is seen, a node without an end, and a node nobody comes to', () => {
  const round = [node('a', 'b', 'end1'), node('b', 'a'), node('end1')]
  expect(goesRound(round)).toBe(true)
  expect(endlessNodes(round)).toEqual([])
  expect(goesRound([node('a', 'b', 'end1'), node('b', 'end1'), node('end1')])).toBe(false)
  expect(endlessNodes([node('a', 'b', 'end1'), node('b', 'c'), node('c', 'b'), node('end1')])).toEqual([
    'b',
    'c',
  ])
})

test('authors hear of circles and lost nodes, and must mend what has no end', () => {
  expect(rules([node('a', 'end1', 'end2'), node('end1'), node('end2')])).toEqual([])
  expect(rules([node('a', 'b', 'end1'), node('b', 'b'), node('end1')])).toEqual([
    'should goes-round nodes',
    'must endless nodes.1',
  ])
  expect(rules([node('a', 'end1', 'end2'), node('end1'), node('end2'), node('end3')])).toEqual([
    'should unreachable nodes.3',
  ])
  expect(rules([node('a', 'nowhere'), node('end1')])).toContain('must leads-nowhere nodes.0.choices.0.to')
})

test('the best end a learner came to counts, whichever way they go afterwards', () => {
  const { attrs } = story()
  const good = afterChoice(attrs, scenarioScoring.empty(attrs), 1)
  const worse = afterChoice(attrs, { ...good, path: [] }, 0)
  expect(worse.path).toEqual([0])
  expect(scenarioScoring.grade(attrs, worse)).toEqual({ score: 2, maxScore: 2 })
})

test('a path may go round, but not for ever', () => {
  const { attrs } = story()
  let response = scenarioScoring.empty(attrs)
  for (let step = 0; step < 100; step += 1) response = afterChoice(attrs, response, 2)
  expect(response.path).toHaveLength(60)
  expect(response.best).toBe(null)
  expect(scenarioScoring.unpack(attrs, scenarioScoring.pack(attrs, response))).toEqual(response)
})

test('choices that are not there lead nowhere', () => {
  const { attrs } = story()
  expect(afterChoice(attrs, scenarioScoring.empty(attrs), 9)).toEqual({ path: [], best: null })
  for (const packed of ['z', 'b', 'ba!', 'a.', '!', 'c!'])
    expect(scenarioScoring.unpack(attrs, packed), packed).toBe(null)
})

test('choosing tells what comes of it and puts the focus on what happens next', () => {
  const { element, attrs, read, state } = inThePage(story())

  answerByKeyboard('scenario', element, { path: [2, 0] })

  expect(element.querySelector('.kl-story')?.textContent).toContain('You chose: Wait')
  expect(element.querySelector('.kl-story')?.textContent).toContain('Nothing happens.')
  const here = element.querySelector('.is-here')
  expect(document.activeElement).toBe(here)
  expect(here?.textContent).toContain('An inquiry begins.')
  expect(here?.textContent).toContain('This way brought 0 of 2 points.')
  expect(state.changes).toBe(2)
  expect(scenarioScoring.grade(attrs as never, read() as never)).toEqual({ score: 0, maxScore: 2 })

  pressNamed(element, 'Start again')
  answerByKeyboard('scenario', element, { path: [1] })
  expect(scenarioScoring.grade(attrs as never, read() as never).score).toBe(2)
})

test('a written response is told from the beginning, and written again it leaves the focus alone', () => {
  const { element, write } = inThePage(story())
  write({ path: [2], best: null })
  const button = element.querySelector<HTMLButtonElement>('.kl-choice')
  button?.focus()
  write({ path: [2], best: null })
  expect(document.activeElement).toBe(button)
  expect(element.querySelectorAll('.kl-step')).toHaveLength(2)
})
