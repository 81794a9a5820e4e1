import { lessonContent, type Block } from '@karmashala/authoring'
import { type BrowserWindow } from 'happy-dom'
import { expect, test, vi } from 'vitest'
import { aCourse, aQuiz } from '../export/a-course.ts'
import { aShortAnswer, sampleInteractions } from '../interactions/sample-interactions.ts'
import { aLearningSystem, play, type Page, type Store } from './a-page.ts'

// How learning systems differ from each other and from the standard.

type Api = Record<string, (...args: string[]) => unknown>

/** Opens the course where `api` is all there is; `name` is where it stands. */
function openWith(api: Api, name: 'API' | 'API_1484_11' = 'API', course = aCourse()): Page {
  const target = name === 'API' ? 'scorm12' : 'scorm2004_4th'
  return play({ course, target, prepare: (window) => void Object.assign(window, { [name]: api }) })
}

const courseOf = (...blocks: Block[]) =>
  aCourse({
    languages: ['en'],
    lessons: [{ id: 'one', content: lessonContent('en', 'One', { type: 'doc', content: blocks }) }],
  })

test.each([
  ['true', true],
  ['one', 1],
  ['nothing, and no error', undefined],
])('a system that answers %s is believed', (_name, answer) => {
  const store: Store = {}
  const { scorm12 } = aLearningSystem(store)
  const says =
    (method: (...args: string[]) => unknown) =>
    (...args: string[]) =>
      method(...args) === 'true' ? answer : 'false'
  const page = openWith({
    ...scorm12,
    LMSInitialize: says(scorm12.LMSInitialize),
    LMSSetValue: says((...args) => scorm12.LMSSetValue(args[0] ?? '', args[1] ?? '')),
    LMSCommit: says(scorm12.LMSCommit),
    LMSGetLastError: () => '0',
  })

  expect(store['cmi.core.lesson_status']).toBe('incomplete')
  expect(page.text('#save-status')).toBe('Saved')
})

test('a session that is open already is taken up', () => {
  const store: Store = { 'cmi.completion_status': 'unknown' }
  const { scorm2004 } = aLearningSystem(store)
  openWith({ ...scorm2004, Initialize: () => 'false', GetLastError: () => '103' }, 'API_1484_11')

  expect(store['cmi.completion_status']).toBe('incomplete')
})

test('a system without what is optional in SCORM 1.2 keeps all the rest, and the learner is told so', () => {
  const store: Store = {}
  const { scorm12 } = aLearningSystem(store)
  const tried: string[] = []
  const page = openWith({
    ...scorm12,
    LMSGetValue: (element) =>
      element === 'cmi.interactions._count' ? '0' : scorm12.LMSGetValue(element ?? ''),
    LMSSetValue: (element = '', value = '') => {
      tried.push(element)
      return /interactions|score\.(min|max)/.test(element) ? 'false' : scorm12.LMSSetValue(element, value)
    },
  })
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '100' })
  expect(page.text('#save-status')).toBe('Saved')
  // A refused interaction is not filled in.
  expect(new Set(tried.filter((element) => element.startsWith('cmi.interactions')))).toEqual(
    new Set(['cmi.interactions.0.id']),
  )
})

const CHAIN: [string, (window: BrowserWindow, api: Api) => object][] = [
  ['seven frames up', (_window, api) => ({ parent: nested(7, { API: api }) })],
  ['beyond a frame of another origin', (_window, api) => ({ parent: foreign({ parent: { API: api } }) })],
  ['in the window that opened the page', (_window, api) => ({ opener: nested(2, { API: api }) })],
  [
    'in the window that opened the window with the frame of the page',
    (_window, api) => ({ parent: { opener: { opener: { API: api } } } }),
  ],
]
const nested = (levels: number, inner: object): object =>
  levels === 0 ? inner : { parent: nested(levels - 1, inner) }
const foreign = (known: object): object =>
  new Proxy(known, {
    get: (target, name) => {
      if (name === 'API') throw new DOMException('Blocked a frame', 'SecurityError')
      return Reflect.get(target, name) as unknown
    },
  })

test.each(CHAIN)('the run-time is found %s', (_where, around) => {
  const store: Store = {}
  const api = aLearningSystem(store).scorm12 as unknown as Api
  play({
    course: aCourse(),
    target: 'scorm12',
    prepare: (window) => {
      for (const [name, value] of Object.entries(around(window, api)))
        Object.defineProperty(window, name, { value, configurable: true })
    },
  })

  expect(store['cmi.core.lesson_status']).toBe('incomplete')
})

test('frames without end, or something else of the name, are no run-time', () => {
  const around: { parent?: object; API: object } = { API: { id: 'API' } }
  around.parent = { parent: around, API: {} }
  const page = play({
    course: aCourse(),
    target: 'scorm12',
    prepare: (window) => void Object.defineProperty(window, 'parent', { value: around }),
  })

  expect(page.text('#notice')).toContain('not connected')
})

test.each([
  ['scorm12', { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '90' }],
  [
    'scorm2004_4th',
    {
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.9',
      'cmi.progress_measure': '1',
    },
  ],
] as const)('%s: what was reached stays where the system has lost the answers', (target, earlier) => {
  const store: Store = { ...earlier }
  const page = play({ course: aCourse(), target, system: aLearningSystem(store) })
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 2)

  expect(store).toMatchObject(earlier)
})

test('a failure is told where a course had been completed before it was judged', () => {
  const store: Store = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'unknown' }
  const page = play({ course: aCourse(), target: 'scorm2004_4th', system: aLearningSystem(store) })
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 2)

  expect(store['cmi.success_status']).toBe('failed')
})

test.each(['scorm12', 'scorm2004_4th'] as const)(
  '%s: a visit that passed is suspended too, so that the next one is no new attempt',
  (target) => {
    const store: Store = {}
    const page = play({ course: aCourse(), target, system: aLearningSystem(store) })
    page.press('#next')
    page.answer('q1', 0)
    page.answer('q2', 0, 1)
    page.press('#next')
    expect(store[target === 'scorm12' ? 'cmi.core.exit' : 'cmi.exit']).toBe('suspend')

    const again = play({ course: aCourse(), target, system: aLearningSystem(store) })
    expect(again.title()).toBe('Your result')
    expect(again.text('#result')).toContain('Passed')
  },
)

test('a visit without credit says so', () => {
  const store: Store = { 'cmi.core.credit': 'no-credit' }
  const page = play({ course: aCourse(), target: 'scorm12', system: aLearningSystem(store) })

  expect(page.text('#notice')).toContain('does not count')
})

test('a result just below the pass mark does not pass', () => {
  const store: Store = { 'cmi.scaled_passing_score': '0.67' }
  const asked = aQuiz().document.content.find(({ type }) => type === 'singleChoice') as Block
  const three = ['a1', 'a2', 'a3'].map((id) => ({ ...asked, attrs: { ...asked.attrs, id } }) as Block)
  const page = play({ course: courseOf(...three), target: 'scorm2004_4th', system: aLearningSystem(store) })
  page.answer('a1', 0)
  page.answer('a2', 0)
  page.answer('a3', 1)

  expect(store).toMatchObject({ 'cmi.score.scaled': '0.6667', 'cmi.success_status': 'failed' })
})

test('words are written with their language, without line ends, and the time with its zone', () => {
  const store: Store = {}
  const course = aCourse({
    languages: ['hi'],
    sourceLanguage: 'hi',
    lessons: [
      {
        id: 'one',
        content: lessonContent('hi', 'एक', {
          type: 'doc',
          content: [
            {
              ...aShortAnswer('short'),
              attrs: { ...aShortAnswer('short').attrs, question: 'कौन?\nएक शब्द में।', matchCase: true },
            } as Block,
          ],
        }),
      },
    ],
  })
  const page = play({ course, target: 'scorm2004_4th', system: aLearningSystem(store) })
  const field = page.find('[data-typed]')
  if (field) field.value = 'लोकपाल[,] {x'
  page.press('.button-check')

  expect(store).toMatchObject({
    'cmi.interactions.0.description': '{lang=hi}कौन? एक शब्द में।',
    'cmi.interactions.0.learner_response': '{lang=hi}लोकपाल, {x',
    'cmi.interactions.0.correct_responses.0.pattern': '{case_matters=true}{lang=hi}Lokpal',
  })
  expect(store['cmi.interactions.0.timestamp']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/)
})

test('a save that failed is made up for without a step of the learner', () => {
  vi.useFakeTimers()
  try {
    let refuses = true
    const system = aLearningSystem({}, () => refuses)
    const page = play({
      course: aCourse(),
      target: 'scorm12',
      system,
      prepare: (window) => void Object.assign(window, { setTimeout, clearTimeout }),
    })
    expect(page.text('#save-status')).toContain('Not saved')
    refuses = false
    vi.advanceTimersByTime(20_000)

    expect(page.text('#save-status')).toBe('Saved')
  } finally {
    vi.useRealTimers()
  }
})

test('answering again keeps what somebody wrote for themselves, and attempts that were used stay used', () => {
  const store: Store = {}
  const [reflection, assessment] = ['reflection', 'assessment'].map(
    (kind) => sampleInteractions().find(({ type }) => type === kind) as Block,
  )
  const quiz = aQuiz().document.content.filter(({ type }) => type === 'singleChoice')
  const limited = { ...assessment, attrs: { ...assessment?.attrs, attempts: 1, feedback: 'never' } } as Block
  const page = play({
    course: courseOf(...quiz, reflection as Block, limited),
    target: 'scorm12',
    system: aLearningSystem(store),
  })
  const written = page.find('textarea')
  if (written) written.value = 'My own words.'
  written?.dispatchEvent(new page.window.Event('change', { bubbles: true }) as unknown as Event)
  page.answer('q1', 1)
  page.press('.kl-assessment-panel .button')
  page.press('.kl-assessment-foot .button')
  page.press('.kl-assessment-foot .button')
  page.press('#next')
  expect(page.text('#result')).toContain('Not passed yet')
  page.press('#result .button')

  expect(page.find('textarea')?.value).toBe('My own words.')
  expect(page.find('[data-block-id="q1"] fieldset')?.disabled).toBe(false)
  expect(page.text('.kl-assessment-panel')).toContain('You have used all your attempts.')
  expect(page.find('.kl-assessment-panel .button')).toBeNull()
})

test('where no attempt is left the end invites to none', () => {
  const store: Store = {}
  const assessment = sampleInteractions().find(({ type }) => type === 'assessment')
  const limited = { ...assessment, attrs: { ...assessment?.attrs, attempts: 1 } } as Block
  const page = play({ course: courseOf(limited), target: 'scorm12', system: aLearningSystem(store) })
  page.press('.kl-assessment-panel .button')
  page.press('.kl-assessment-foot .button')
  page.press('.kl-assessment-foot .button')
  page.press('#next')

  expect(page.text('#result')).toContain('You have used all your attempts.')
  expect(page.find('#result button')).toBeNull()
})
