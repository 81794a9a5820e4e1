import { type BrowserWindow } from 'happy-dom'
import { expect, test } from 'vitest'
import { aCourse, aQuiz } from '../export/a-course.ts'
import { aLearningSystem, play, type Store } from './a-page.ts'

const STANDARDS = ['scorm12', 'scorm2004_4th'] as const
type Standard = (typeof STANDARDS)[number]

const open = (target: Standard, system: ReturnType<typeof aLearningSystem> | null, course = aCourse()) =>
  play({ course, target, system })

test.each(STANDARDS)('the page reads the saved state before it writes anything (%s)', (standard) => {
  const system = aLearningSystem({})
  open(standard, system)

  const firstWrite = system.calls.findIndex((call) => call.startsWith('set'))
  const lastRead = system.calls.indexOf('get cmi.suspend_data')
  expect(system.calls[0]).toBe('initialize')
  expect(lastRead).toBeGreaterThan(0)
  expect(lastRead).toBeLessThan(firstWrite)
})

test('every step is committed, with suspend as the way to leave', () => {
  const store: Store = {}
  const system = aLearningSystem(store)
  const page = open('scorm2004_4th', system)
  const before = system.calls.filter((call) => call === 'commit').length

  page.press('#next')

  expect(system.calls.filter((call) => call === 'commit').length).toBe(before + 1)
  expect(store).toMatchObject({ 'cmi.exit': 'suspend', 'cmi.completion_status': 'incomplete' })
  expect(store['cmi.location']).toMatch(/^\w{3}$/)
})

test.each(STANDARDS)('a second visit opens the same screen with the same answers (%s)', (standard) => {
  const store: Store = {}
  const first = open(standard, aLearningSystem(store))
  first.press('#next')
  first.answer('q1', 1)

  const second = open(standard, aLearningSystem(store))

  expect(second.title()).toBe('Second screen')
  expect(second.text('[data-block-id="q1"] .question-feedback')).toContain('Too long.')
  expect(second.find('[data-block-id="q1"] input[value="1"]')?.checked).toBe(true)
  expect(second.find('[data-block-id="q1"] fieldset')?.disabled).toBe(true)
})

test('all right answers pass the course in SCORM 1.2', () => {
  const store: Store = {}
  const page = open('scorm12', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 0)
  expect(store['cmi.core.lesson_status']).toBe('incomplete')
  expect(store['cmi.core.score.raw']).toBeUndefined()
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({
    'cmi.core.lesson_status': 'passed',
    'cmi.core.score.raw': '100',
    'cmi.core.score.min': '0',
    'cmi.core.score.max': '100',
    'cmi.core.exit': 'suspend',
    'cmi.interactions.0.id': 'q1',
    'cmi.interactions.0.type': 'choice',
    'cmi.interactions.0.student_response': 'a',
    'cmi.interactions.0.result': 'correct',
    'cmi.interactions.0.weighting': '1',
    'cmi.interactions.1.correct_responses.0.pattern': 'a,b',
  })
  expect(store['cmi.interactions.0.latency']).toMatch(/^\d{4}:\d\d:\d\d$/)
  expect(store['cmi.core.session_time']).toMatch(/^\d{4}:\d\d:\d\d$/)
})

test('all right answers complete and pass the course in SCORM 2004', () => {
  const store: Store = {}
  const page = open('scorm2004_4th', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '1',
    'cmi.progress_measure': '1',
    'cmi.exit': 'suspend',
    'cmi.interactions.0.description': 'How many days?',
    'cmi.interactions.1.learner_response': 'a[,]b',
    'cmi.interactions.1.correct_responses.0.pattern': 'a[,]b',
  })
  expect(store['cmi.session_time']).toMatch(/^PT\d+H\d+M\d+S$/)
})

test('a learner below the pass mark may answer again, and a better result replaces the failure', () => {
  const store: Store = {}
  const page = open('scorm2004_4th', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 0, 1)
  expect(store).toMatchObject({
    'cmi.success_status': 'failed',
    'cmi.score.raw': '50',
    'cmi.exit': 'suspend',
  })

  page.press('#next')
  expect(page.text('#result')).toContain('Not passed yet')
  page.press('#result .button')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({ 'cmi.success_status': 'passed', 'cmi.score.raw': '100' })
  expect(store['cmi.interactions.3.learner_response']).toBe('a[,]b')
})

test('the pass mark of the system counts more than that of the course', () => {
  const store: Store = { 'cmi.scaled_passing_score': '0.4' }
  const page = open('scorm2004_4th', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({ 'cmi.success_status': 'passed', 'cmi.score.raw': '50' })
})

test('a completed course never goes back to incomplete or failed', () => {
  const store: Store = { 'cmi.core.lesson_status': 'passed' }
  const page = open('scorm12', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 2)

  expect(store['cmi.core.lesson_status']).toBe('passed')
})

test('an edited course keeps the answers to the questions that have not changed', () => {
  const store: Store = {}
  const first = open('scorm2004_4th', aLearningSystem(store))
  first.press('#next')
  first.answer('q1', 1)
  first.answer('q2', 0, 1)
  const edited = aQuiz((blocks) => [
    ...blocks.slice(0, 3),
    { type: 'paragraph', attrs: { id: 'new' }, content: [{ type: 'text', text: 'A new screen.' }] },
    { type: 'pageBreak', attrs: { id: 'b2' } },
    ...blocks
      .slice(3)
      .map((block) =>
        block.type === 'singleChoice'
          ? { ...block, attrs: { ...block.attrs, question: 'How many working days?' } }
          : block,
      ),
  ])

  const course = aCourse({ lessons: [{ id: 'one', content: edited }] })
  const page = open('scorm2004_4th', aLearningSystem(store), course)

  expect(page.title()).toBe('Second screen')
  expect(page.text('[data-block-id="q2"] .question-verdict')).toBe('That is right.')
  expect(page.text('[data-block-id="q1"] .question-feedback')).toBe('')
  expect(page.find('[data-block-id="q1"] fieldset')?.disabled).toBe(false)
})

test('a state that is none of ours is left alone, and the course begins', () => {
  const store: Store = { 'cmi.suspend_data': '{"v":1,"f":"00000000","s":"11","a":"Ka,Kb","b":100,"c":1}' }
  const page = open('scorm2004_4th', aLearningSystem(store))

  expect(page.title()).toBe('First screen')
  expect(store['cmi.completion_status']).toBe('incomplete')
})

test('a refused save is told to the learner', () => {
  let refuses = false
  const page = open(
    'scorm2004_4th',
    aLearningSystem({}, () => refuses),
  )
  expect(page.text('#save-status')).toBe('Saved')
  refuses = true
  page.press('#next')

  expect(page.text('#save-status')).toContain('Not saved')
})

test('a review changes nothing in the record', () => {
  const store: Store = { 'cmi.mode': 'review', 'cmi.completion_status': 'completed' }
  const page = open('scorm2004_4th', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 0)

  expect(store).toEqual({ 'cmi.mode': 'review', 'cmi.completion_status': 'completed' })
  expect(page.text('#notice')).toContain('Nothing you do here changes your record')
})

test('without a learning system the course can be read and says that nothing is saved', () => {
  const page = open('scorm12', null)
  page.press('#next')
  page.answer('q1', 0)

  expect(page.text('#notice')).toContain('not connected')
  expect(page.text('[data-block-id="q1"] .question-feedback')).toContain('That is right.')
})

test('leaving the page commits in both closing events and says goodbye once', () => {
  const system = aLearningSystem({})
  const page = open('scorm2004_4th', system)
  const from = system.calls.length
  page.leave()
  page.window.dispatchEvent(new page.window.Event('pagehide'))

  const leaving = system.calls.slice(from).filter((call) => call === 'commit' || call === 'terminate')
  expect(leaving).toEqual(['commit', 'commit', 'terminate'])
})

test('the focus moves to the heading of the new screen', () => {
  const page = open('scorm2004_4th', aLearningSystem({}))
  page.press('#next')

  expect(page.window.document.activeElement?.textContent).toBe('Second screen')
})

test('the end names what is left to do', () => {
  const page = open('scorm2004_4th', aLearningSystem({}))
  page.press('#next')
  page.press('#next')

  expect(page.title()).toBe('Your result')
  expect(page.text('#result')).toContain('Second screen – questions to answer: 2')
})

test('checking too early says so and checks nothing', () => {
  const store: Store = {}
  const page = open('scorm12', aLearningSystem(store))
  page.press('#next')
  page.press('[data-block-id="q1"] .button-check')

  expect(page.text('[data-block-id="q1"] .question-verdict')).toBe('Answer the question first.')
  expect(store['cmi.interactions.0.id']).toBeUndefined()
})

test('a change of language keeps the screen and the answers, and is remembered', () => {
  const store: Store = {}
  const page = open('scorm2004_4th', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 1)
  page.choose('q2', 2)
  page.speak('hi')

  expect(page.window.document.documentElement.lang).toBe('hi')
  expect(page.title()).toBe('दूसरी स्क्रीन')
  expect(page.text('#next')).toBe('अपना परिणाम देखें')
  expect(page.text('[data-block-id="q1"] legend')).toBe('कितने दिन?')
  expect(page.text('[data-block-id="q1"] .question-feedback')).toContain('बहुत अधिक।')
  expect(page.find('[data-block-id="q2"] input[value="2"]')?.checked).toBe(true)
  expect(page.find('[data-language="hi"]')?.getAttribute('aria-pressed')).toBe('true')

  const again = open('scorm2004_4th', aLearningSystem(store))
  expect(again.title()).toBe('दूसरी स्क्रीन')
  again.speak('en')
  expect(again.text('[data-block-id="q1"] legend')).toBe('How many days?')
  expect(again.find('[data-block-id="q1"] input[value="1"]')?.checked).toBe(true)
})

test('the course opens in the language the learning system asks for, when it has it', () => {
  const titleFor = (language: string) =>
    open('scorm2004_4th', aLearningSystem({ 'cmi.learner_preference.language': language })).title()

  expect(titleFor('hi-IN')).toBe('पहली स्क्रीन')
  expect(titleFor('HI_in')).toBe('पहली स्क्रीन')
  expect(titleFor('ta')).toBe('First screen')
})

test('SCORM 1.2 may ask for a language too; a word for it says nothing, and the browser is asked', () => {
  const titleFor = (language: string, ofBrowser: string) => {
    const system = aLearningSystem({ 'cmi.student_preference.language': language })
    const prepare = (window: BrowserWindow) => {
      Object.defineProperty(window.navigator, 'language', { value: ofBrowser })
    }
    return play({ course: aCourse(), target: 'scorm12', system, prepare }).title()
  }

  expect(titleFor('hi', 'en-IN')).toBe('पहली स्क्रीन')
  expect(titleFor('ta', 'hi-IN')).toBe('First screen')
  expect(titleFor('English', 'hi-IN')).toBe('पहली स्क्रीन')
  expect(titleFor('', 'hi-IN')).toBe('पहली स्क्रीन')
})

test('a course that was begun follows the language of the system until the learner chooses one in it', () => {
  const store: Store = { 'cmi.learner_preference.language': 'en' }
  const visit = () => open('scorm2004_4th', aLearningSystem(store))
  const first = visit()
  first.press('#next')
  first.answer('q1', 1)

  store['cmi.learner_preference.language'] = 'hi'
  const second = visit()
  expect(second.title()).toBe('दूसरी स्क्रीन')
  expect(second.find('[data-block-id="q1"] input[value="1"]')?.checked).toBe(true)
  second.speak('en')
  expect(second.title()).toBe('Second screen')

  expect(visit().title()).toBe('Second screen')
})

test('saving is heard when it begins to fail and when it is made up for, and not at every step', async () => {
  let refuses = false
  const system = aLearningSystem({}, () => refuses)
  const page = open('scorm12', system)
  expect(page.find('#save-status')?.closest('[role="status"], [aria-live]')).toBeNull()
  const heard: string[] = []
  const steps: [string, boolean][] = [
    ['#next', false],
    ['#next', true],
    ['#previous', false],
    ['#next', false],
  ]
  for (const [button, refusing] of steps) {
    refuses = refusing
    page.press(button)
    await new Promise((resolve) => setTimeout(resolve, 120))
    heard.push(page.text('#announcement'))
  }

  expect(heard).toEqual(['', expect.stringContaining('Not saved'), 'Saved', 'Saved'])
})

test('what is not translated says its own language, and names of languages are their own', () => {
  const course = aCourse({ languages: ['en', 'hi', 'ta'] })
  const page = open('scorm2004_4th', aLearningSystem({}), course)
  expect(page.text('[data-language="ta"]')).toBe('தமிழ்')
  page.speak('hi')
  page.press('#next')
  expect(page.find('[data-block-id="q2"]')?.getAttribute('lang')).toBe('en')
  expect(page.find('[data-block-id="q1"]')?.hasAttribute('lang')).toBe(false)
  expect(page.find('.screen.is-current .screen-title')?.hasAttribute('lang')).toBe(false)
  page.speak('ta')
  expect(page.find('.screen.is-current .screen-title')?.getAttribute('lang')).toBe('en')
})
