import { buildCourseFiles } from '@karmashala/authoring/server'
import { Window, type BrowserWindow } from 'happy-dom'
import { afterEach, expect, test } from 'vitest'
import { aLesson } from './a-lesson.ts'

type Standard = 'scorm12' | 'scorm2004'
type Store = Record<string, string>

const open: Window[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((window) => window.happyDOM.close()))
})

/** A learning system that keeps what it is told and writes down every call. */
function aLearningSystem(store: Store, refuses = () => false) {
  const calls: string[] = []
  const get = (element: string) => {
    calls.push(`get ${element}`)
    if (element !== 'cmi.interactions._count') return store[element] ?? ''
    return String(new Set(Object.keys(store).map((key) => /^cmi\.interactions\.\d+/.exec(key)?.[0])).size - 1)
  }
  const set = (element: string, value: string) => {
    calls.push(`set ${element}`)
    if (refuses()) return 'false'
    store[element] = value
    return 'true'
  }
  const say = (word: string) => () => {
    calls.push(word)
    return 'true'
  }
  const verbs = {
    Initialize: say('initialize'),
    GetValue: get,
    SetValue: set,
    Commit: say('commit'),
    Terminate: say('terminate'),
  }
  const legacy = {
    LMSInitialize: verbs.Initialize,
    LMSGetValue: get,
    LMSSetValue: set,
    LMSCommit: verbs.Commit,
    LMSFinish: verbs.Terminate,
  }
  return { calls, scorm2004: verbs, scorm12: legacy }
}

function play(standard: Standard, system: ReturnType<typeof aLearningSystem> | null): Page {
  const document = aLesson((blocks) => blocks.filter(({ type }) => type !== 'image'))
  const { files } = buildCourseFiles({
    course: { title: 'Course', language: 'en', lessons: [{ title: 'One', document }], passMarkPercent: 60 },
    standard,
  })
  const text = (path: string) => String(files.find((file) => file.path === path)?.content)
  const window = new Window({
    url: 'http://content.localhost/index.html',
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  })
  open.push(window)
  const html = text('index.html').replace(/<script src[^>]*><\/script>|<link[^>]*>/g, '')
  window.document.write(html)
  if (system)
    Object.assign(
      window,
      standard === 'scorm12' ? { API: system.scorm12 } : { API_1484_11: system.scorm2004 },
    )
  window.eval(text('tracking.js'))
  window.eval(text('course.js'))
  return new Page(window)
}

class Page {
  constructor(readonly window: BrowserWindow) {}
  text = (selector: string) => this.window.document.querySelector(selector)?.textContent?.trim() ?? ''
  press = (selector: string) =>
    (this.window.document.querySelector(selector) as unknown as HTMLElement).click()
  title = () => this.text('.screen.is-current .screen-title')
  answer(question: string, ...options: number[]) {
    for (const option of options) this.press(`[data-block-id="${question}"] input[value="${option}"]`)
    this.press(`[data-block-id="${question}"] .button-check`)
  }
}

test.each(['scorm12', 'scorm2004'] as const)(
  'the page reads the saved state before it writes anything (%s)',
  (standard) => {
    const system = aLearningSystem({})
    play(standard, system)

    const firstWrite = system.calls.findIndex((call) => call.startsWith('set'))
    const lastRead = system.calls.indexOf('get cmi.suspend_data')
    expect(system.calls[0]).toBe('initialize')
    expect(lastRead).toBeGreaterThan(0)
    expect(lastRead).toBeLessThan(firstWrite)
  },
)

test('every step is committed, with suspend as the way to leave', () => {
  const store: Store = {}
  const system = aLearningSystem(store)
  const page = play('scorm2004', system)
  const before = system.calls.filter((call) => call === 'commit').length

  page.press('#next')

  expect(system.calls.filter((call) => call === 'commit').length).toBe(before + 1)
  expect(store).toMatchObject({
    'cmi.location': 'screen-2',
    'cmi.exit': 'suspend',
    'cmi.completion_status': 'incomplete',
  })
})

test.each(['scorm12', 'scorm2004'] as const)(
  'a second visit opens the same screen with the same answers (%s)',
  (standard) => {
    const store: Store = {}
    const first = play(standard, aLearningSystem(store))
    first.press('#next')
    first.answer('q1', 1)

    const second = play(standard, aLearningSystem(store))

    expect(second.title()).toBe('Second screen')
    expect(second.text('[data-block-id="q1"] .question-feedback')).toContain('Too long.')
    expect(
      second.window.document.querySelector<never>('[data-block-id="q1"] input[value="1"]'),
    ).toMatchObject({
      checked: true,
      disabled: true,
    })
  },
)

test('all right answers pass the course in SCORM 1.2', () => {
  const store: Store = {}
  const page = play('scorm12', aLearningSystem(store))
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
    'cmi.core.exit': '',
    'cmi.interactions.0.student_response': 'a',
    'cmi.interactions.1.correct_responses.0.pattern': 'a,b',
  })
})

test('all right answers complete and pass the course in SCORM 2004', () => {
  const store: Store = {}
  const page = play('scorm2004', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)

  expect(store).toMatchObject({
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '1',
    'cmi.progress_measure': '1',
    'cmi.exit': 'normal',
    'cmi.interactions.1.learner_response': 'a[,]b',
  })
})

test('a learner below the pass mark may answer again, and a better result replaces the failure', () => {
  const store: Store = {}
  const page = play('scorm2004', aLearningSystem(store))
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
})

test('a completed course never goes back to incomplete or failed', () => {
  const store: Store = { 'cmi.core.lesson_status': 'passed' }
  const page = play('scorm12', aLearningSystem(store))
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 2)

  expect(store['cmi.core.lesson_status']).toBe('passed')
})

test('the state of another version of the content is not put under the wrong questions', () => {
  const store: Store = {
    'cmi.location': 'screen-2',
    'cmi.suspend_data': '{"v":1,"f":"00000000","s":"11","a":"Ka,Kb","b":100,"c":1}',
  }
  const page = play('scorm2004', aLearningSystem(store))

  expect(page.title()).toBe('First screen')
  expect(store['cmi.completion_status']).toBe('incomplete')
})

test('a refused save is told to the learner', () => {
  let refuses = false
  const page = play(
    'scorm2004',
    aLearningSystem({}, () => refuses),
  )
  expect(page.text('#save-status')).toBe('Saved')
  refuses = true
  page.press('#next')

  expect(page.text('#save-status')).toContain('Not saved')
})

test('a review changes nothing in the record', () => {
  const store: Store = { 'cmi.mode': 'review', 'cmi.completion_status': 'completed' }
  const page = play('scorm2004', aLearningSystem(store))
  page.press('#next')

  expect(store).toEqual({ 'cmi.mode': 'review', 'cmi.completion_status': 'completed' })
  expect(page.text('#notice')).toContain('Nothing you do here changes your record')
})

test('without a learning system the course can be read and says that nothing is saved', () => {
  const page = play('scorm12', null)
  page.press('#next')
  page.answer('q1', 0)

  expect(page.text('#notice')).toContain('not connected')
  expect(page.text('[data-block-id="q1"] .question-feedback')).toContain('That is right.')
})

test('leaving the page commits in both closing events and says goodbye once', () => {
  const system = aLearningSystem({})
  const page = play('scorm2004', system)
  const from = system.calls.length
  page.window.dispatchEvent(new page.window.Event('beforeunload'))
  page.window.dispatchEvent(new page.window.Event('pagehide'))
  page.window.dispatchEvent(new page.window.Event('pagehide'))

  const leaving = system.calls.slice(from).filter((call) => call === 'commit' || call === 'terminate')
  expect(leaving).toEqual(['commit', 'commit', 'terminate'])
})

test('the focus moves to the heading of the new screen', () => {
  const page = play('scorm2004', aLearningSystem({}))
  page.press('#next')

  expect(page.window.document.activeElement?.textContent).toBe('Second screen')
})

test('the end names what is left to do', () => {
  const page = play('scorm2004', aLearningSystem({}))
  page.press('#next')
  page.press('#next')

  expect(page.title()).toBe('Your result')
  expect(page.text('#result')).toContain('Second screen – questions to answer: 2')
})

test('the state of a long quiz stays below the 4096 characters of SCORM 1.2', () => {
  const store: Store = {}
  const question = aLesson().content.find(({ type }) => type === 'multipleChoice')
  const page = play('scorm12', aLearningSystem(store))
  page.press('#next')
  page.answer('q2', 0, 1)

  // The state grows by the chosen letters, one sign for "checked" and one comma a question.
  const perQuestion = (question?.type === 'multipleChoice' ? question.attrs.options.length : 0) + 2
  expect((store['cmi.suspend_data'] ?? '').length + 300 * perQuestion).toBeLessThan(4096)
})
