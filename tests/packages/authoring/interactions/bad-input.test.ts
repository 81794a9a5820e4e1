import { textsOf, validateLesson } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aSingleChoice, sampleInteractions } from './sample-interactions.ts'

type Attrs = Record<string, unknown>
const withAttrs = (type: string, attrs: Attrs) => {
  const block = sampleInteractions().find((one) => one.type === type)
  if (!block) throw new Error(type)
  return validateLesson({ type: 'doc', content: [{ type, attrs: { ...block.attrs, ...attrs } }] })
}
const area = { id: 'a', name: '', shape: 'rectangle', correct: false, feedback: '' }

test.each<[string, string, Attrs]>([
  ['fillBlanks', 'a text of a megabyte', { text: 'x'.repeat(1_000_000) }],
  ['fillBlanks', 'a text that is none', { text: { toString: 'x' } }],
  [
    'shortAnswer',
    'two forms with one id',
    {
      accepted: [
        { id: 'a', text: '1' },
        { id: 'a', text: '2' },
      ],
    },
  ],
  ['numeric', 'a number beyond measure', { value: 1e300 }],
  ['numeric', 'a number in words', { value: '12' }],
  ['numeric', 'a tolerance below nothing', { tolerance: -1 }],
  [
    'matching',
    'more pairs than letters',
    { pairs: Array.from({ length: 40 }, (_, id) => ({ id: `p${id}`, left: '', right: '' })) },
  ],
  ['ordering', 'a step without an id', { steps: [{ text: 'x' }] }],
  ['categorising', 'a category that is markup', { items: [{ id: 'i', text: '', category: '<b>' }] }],
  ['hotspot', 'a picture from elsewhere', { src: 'https://example.org/a.png' }],
  ['hotspot', 'a picture that is a script', { src: 'javascript:alert(1)' }],
  [
    'hotspot',
    'an area outside of everything',
    { areas: [{ ...area, area: { x: 500, y: 0, width: 1, height: 1 } }] },
  ],
  [
    'hotspot',
    'an area that is a style',
    { areas: [{ ...area, area: { x: '0;background:url(//x)', y: 0, width: 1, height: 1 } }] },
  ],
  [
    'scenario',
    'a choice that leads to markup',
    { nodes: [{ id: 'n', text: '', choices: [{ id: 'c', text: '', consequence: '', to: '"><x' }] }] },
  ],
  ['reflection', 'room for a book', { maxLength: 1_000_000 }],
  [
    'inVideoQuestion',
    'a film within a film',
    { stops: [{ id: 't', at: 1, questions: [{ type: 'inVideoQuestion', attrs: {} }] }] },
  ],
  ['inVideoQuestion', 'a stop before the beginning', { stops: [{ id: 't', at: -1, questions: [] }] }],
  [
    'inVideoQuestion',
    'the same question twice',
    { stops: ['t1', 't2'].map((id) => ({ id, at: 1, questions: [aSingleChoice('q')] })) },
  ],
  [
    'assessment',
    'an assessment in a pool',
    { pools: [{ id: 'p', name: '', draw: 1, questions: [{ type: 'assessment', attrs: {} }] }] },
  ],
  ['assessment', 'a pool that draws nothing', { pools: [{ id: 'p', name: '', draw: 0, questions: [] }] }],
  ['assessment', 'feedback at no known time', { feedback: 'tomorrow' }],
  ['assessment', 'a pass mark above all', { passPercent: 101 }],
])('%s with %s is refused', (type, _what, attrs) => {
  const checked = withAttrs(type, attrs)
  expect(checked.status).toBe('invalid')
  if (checked.status === 'invalid') expect(checked.problems[0]?.blockId).toMatch(/^k-/)
})

test('what a schema does not know is left out', () => {
  const checked = withAttrs('scenario', { onclick: 'alert(1)' })
  expect(JSON.stringify(checked)).not.toContain('alert')
})

test('the words of a question in a pool or a film are translated under its own id, wherever it stands', () => {
  const block = sampleInteractions().find(({ type }) => type === 'assessment')
  if (!block) throw new Error('no assessment')
  const keys = textsOf(block).map(({ key }) => key)
  expect(keys).toContain('attrs.pools.#b1.questions.#k-test-2.attrs.question')
  expect(keys).toContain('attrs.pools.#b1.questions.#k-test-2.attrs.options.#o1.text')
  expect(keys).toContain('attrs.pools.#b2.questions.#k-test-4.attrs.accepted.#f2.text')
  expect(new Set(keys).size).toBe(keys.length)
})
