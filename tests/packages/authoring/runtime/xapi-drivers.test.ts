import { type BrowserWindow } from 'happy-dom'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aCourse, aQuiz } from '../export/a-course.ts'
import { play, type Page } from './a-page.ts'

type Json = Record<string, unknown>
type Statement = {
  id: string
  verb: { id: string }
  object: { id: string; definition?: Json }
  result?: Json
  context: { registration?: string; contextActivities?: { category?: { id: string }[] }; extensions?: Json }
  timestamp: string
}

const CMI5 = 'https://w3id.org/xapi/cmi5/context'
const SESSION = `${CMI5}/extensions/sessionid`

/** A learning record store that keeps what it is sent; `launch` is what the LMS wrote down for cmi5. */
async function aStore({
  launch,
  refuses = () => false,
  dislikes = () => false,
}: {
  launch?: Json
  /** Fails on this path, for now. */
  refuses?: (path: string) => boolean
  /** Takes no batch with such a statement in it. */
  dislikes?: (statement: Statement) => boolean
} = {}) {
  const statements: Statement[] = []
  const states = new Map<string, string>()
  const requests: { method: string; path: string; authorization: string | undefined; version: unknown }[] = []
  if (launch) states.set('LMS.LaunchData', JSON.stringify(launch))
  const answer = async (request: IncomingMessage): Promise<[number, string]> => {
    const url = new URL(request.url ?? '/', 'http://store')
    const { authorization } = request.headers
    const version = request.headers['x-experience-api-version']
    if (request.method !== 'OPTIONS')
      requests.push({ method: request.method ?? '', path: url.pathname, authorization, version })
    const body = await text(request)
    if (request.method === 'OPTIONS') return [204, '']
    if (url.pathname === '/fetch') return [200, '{"auth-token":"dG9rZW4="}']
    if (refuses(url.pathname + url.search)) return [500, '']
    if (url.pathname === '/xapi/statements') {
      if ((JSON.parse(body) as Statement[]).some(dislikes)) return [400, '']
      for (const statement of JSON.parse(body) as Statement[])
        if (!statements.some(({ id }) => id === statement.id)) statements.push(statement)
      return [200, '[]']
    }
    const stateId = url.searchParams.get('stateId') ?? url.searchParams.get('profileId') ?? ''
    if (request.method === 'PUT') {
      states.set(stateId, body)
      return [204, '']
    }
    const found = states.get(stateId)
    return found === undefined ? [404, ''] : [200, found]
  }
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Access-Control-Allow-Headers', '*, authorization')
    response.setHeader('Access-Control-Allow-Methods', '*')
    void answer(request).then(([status, body]) => response.writeHead(status).end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const verbs = () => statements.map(({ verb }) => verb.id.split('/').at(-1))
  return { origin, statements, states, requests, verbs }
}

const ACTOR = { account: { homePage: 'https://lms.example', name: 'learner-7' } }
const ACTIVITY = 'https://lms.example/units/7'
const LAUNCH = {
  contextTemplate: {
    extensions: { [SESSION]: 'session-1' },
    contextActivities: { grouping: [{ id: 'urn:karmashala:time-limits' }] },
  },
  launchMode: 'Normal',
  moveOn: 'CompletedAndPassed',
  masteryScore: 0.6,
}

async function launch(
  target: 'cmi5' | 'xapi',
  origin: string,
  prepare: (window: BrowserWindow) => void = () => {},
  course = aCourse(),
): Promise<Page> {
  const parameters = new URLSearchParams({
    endpoint: `${origin}/xapi`,
    actor: JSON.stringify(ACTOR),
    registration: 'r-1',
  })
  if (target === 'cmi5') {
    parameters.set('fetch', `${origin}/fetch`)
    parameters.set('activityId', ACTIVITY)
  } else {
    parameters.set('auth', 'Basic dG9rZW4=')
    parameters.set('activity_id', ACTIVITY)
  }
  const url = `http://127.0.0.1:1/index.html?${parameters.toString()}`
  const page = play({ course, target, url, prepare })
  await vi.waitFor(() => expect(page.find('html.is-interactive')).not.toBeNull(), 10_000)
  return page
}
const settled = async (page: Page) =>
  await vi.waitFor(() => expect(page.text('#save-status')).toBe('Saved'), 10_000)

test.each(['cmi5', 'xapi'] as const)('%s: statements come in the order of the standard', async (target) => {
  const store = await aStore({ launch: LAUNCH })
  const page = await launch(target, store.origin)
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)
  await settled(page)
  page.leave()
  await vi.waitFor(() => expect(store.verbs()).toContain('terminated'), 10_000)

  expect(store.verbs()).toEqual(['initialized', 'answered', 'answered', 'completed', 'passed', 'terminated'])
  for (const { context, timestamp } of store.statements) {
    expect(context.registration).toBe('r-1')
    expect(timestamp).toMatch(/Z$/)
  }
  expect(
    store.requests.every(
      ({ path, authorization }) => path === '/fetch' || authorization === 'Basic dG9rZW4=',
    ),
  ).toBe(true)
  expect(
    store.requests.filter(({ path }) => path !== '/fetch').every(({ version }) => version === '1.0.3'),
  ).toBe(true)
})

test('cmi5: every statement carries the context of the LMS, and those that count are marked so', async () => {
  const store = await aStore({ launch: LAUNCH })
  const page = await launch('cmi5', store.origin)
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)
  await settled(page)

  const categories = (verb: string) =>
    store.statements
      .find((statement) => statement.verb.id.endsWith(`/${verb}`))
      ?.context.contextActivities?.category?.map(({ id }) => id.split('/').at(-1)) ?? []
  expect(categories('initialized')).toEqual(['cmi5'])
  expect(categories('completed')).toEqual(['cmi5', 'moveon'])
  expect(categories('passed')).toEqual(['cmi5', 'moveon'])
  expect(categories('answered')).toEqual([])
  for (const { context } of store.statements) expect(context.extensions?.[SESSION]).toBe('session-1')
  const passed = store.statements.find(({ verb }) => verb.id.endsWith('/passed'))
  expect(passed?.context.extensions?.[`${CMI5}/extensions/masteryscore`]).toBe(0.6)
  expect(passed?.result).toMatchObject({ success: true, score: { scaled: 1 } })
  const answered = store.statements.find(({ verb }) => verb.id.endsWith('/answered'))
  expect(answered?.object).toMatchObject({
    id: `${ACTIVITY}/questions/q1`,
    definition: {
      interactionType: 'choice',
      correctResponsesPattern: ['a'],
      choices: [{ id: 'a', description: { en: 'Thirty' } }, { id: 'b' }],
    },
  })
  expect(answered?.result).toMatchObject({ response: 'a', success: true })
})

test('cmi5: a second session resumes, and completes and passes nothing again', async () => {
  const store = await aStore({ launch: LAUNCH })
  const first = await launch('cmi5', store.origin)
  first.press('#next')
  first.answer('q1', 0)
  first.answer('q2', 0, 1)
  await settled(first)
  const second = await launch('cmi5', store.origin)
  await settled(second)

  expect(second.title()).toBe('Second screen')
  expect(second.text('[data-block-id="q1"] .question-feedback')).toContain('That is right.')
  expect(store.verbs().filter((verb) => verb === 'completed' || verb === 'passed')).toEqual([
    'completed',
    'passed',
  ])
})

test('cmi5: a failure is told on leaving, unless the same session has passed after all', async () => {
  const store = await aStore({ launch: LAUNCH })
  const page = await launch('cmi5', store.origin)
  page.press('#next')
  page.answer('q1', 1)
  page.answer('q2', 0, 1)
  await settled(page)
  expect(store.verbs()).not.toContain('failed')
  page.leave()
  await vi.waitFor(() => expect(store.verbs()).toContain('terminated'), 10_000)

  expect(store.verbs().slice(-3)).toEqual(['completed', 'failed', 'terminated'])
})

test.each(['Browse', 'Review'])(
  'cmi5: launched to %s, only the beginning and the end are told',
  async (launchMode) => {
    const store = await aStore({ launch: { ...LAUNCH, launchMode } })
    const page = await launch('cmi5', store.origin)
    page.press('#next')
    page.answer('q1', 0)
    page.answer('q2', 0, 1)
    page.leave()
    await vi.waitFor(() => expect(store.verbs()).toContain('terminated'), 10_000)

    expect(store.verbs()).toEqual(['initialized', 'terminated'])
    expect([...store.states.keys()]).toEqual(['LMS.LaunchData'])
    expect(page.text('#notice')).toContain('Nothing you do here changes your record')
  },
)

test('a store that fails is told to the learner, and gets everything at the next step', async () => {
  let refuses = false
  const store = await aStore({ launch: LAUNCH, refuses: () => refuses })
  const page = await launch('cmi5', store.origin)
  await settled(page)
  refuses = true
  page.press('#next')
  page.answer('q1', 0)
  await vi.waitFor(() => expect(page.text('#save-status')).toContain('Not saved'), 10_000)
  expect(store.verbs()).toEqual(['initialized'])
  refuses = false
  page.answer('q2', 0, 1)
  await settled(page)

  expect(store.verbs()).toEqual(['initialized', 'answered', 'answered', 'completed', 'passed'])
})

test.each(['cmi5', 'xapi'] as const)(
  '%s: without a launch the course says that nothing is saved',
  async (target) => {
    const page = play({ course: aCourse(), target })
    await vi.waitFor(() => expect(page.find('html.is-interactive')).not.toBeNull(), 10_000)

    expect(page.text('#notice')).toContain('not connected')
  },
)

test('a record that cannot be read is not begun anew', async () => {
  const state = '2;seed01;c;100;en;;;'
  const store = await aStore({ launch: LAUNCH, refuses: (path) => path.includes('karmashala.attempt') })
  store.states.set('karmashala.attempt', JSON.stringify({ attempt: state, completed: true, passed: true }))
  const page = await launch('cmi5', store.origin)
  page.press('#next')

  expect(page.text('#notice')).toContain('not connected')
  expect(store.states.get('karmashala.attempt')).toContain(state)
  expect(store.verbs()).toEqual([])
})

test('one statement that a store will not have keeps none of the others from it', async () => {
  const store = await aStore({ launch: LAUNCH, dislikes: ({ verb }) => verb.id.endsWith('/answered') })
  const page = await launch('cmi5', store.origin)
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 0, 1)
  await settled(page)

  expect(store.verbs()).toEqual(['initialized', 'completed', 'passed'])
})

test('cmi5: the token is fetched once, and a page that is loaded again after its end says nothing more', async () => {
  const store = await aStore({ launch: LAUNCH })
  const kept = new Map<string, string>()
  const prepare = (window: BrowserWindow) =>
    void Object.defineProperty(window, 'sessionStorage', {
      value: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      },
    })
  const fetched = () => store.requests.filter(({ path }) => path === '/fetch').length
  await settled(await launch('cmi5', store.origin, prepare))
  // A reload that came before the page could say goodbye.
  const again = await launch('cmi5', store.origin, prepare)
  await settled(again)
  expect(fetched()).toBe(1)
  again.leave()
  await vi.waitFor(() => expect(store.verbs()).toContain('terminated'), 10_000)
  const last = await launch('cmi5', store.origin, prepare)

  expect(store.verbs().at(-1)).toBe('terminated')
  expect(fetched()).toBe(1)
  expect(last.text('#notice')).toContain('open the course there again')
})

test('cmi5: the course opens in the first language of the learner that it has', async () => {
  const store = await aStore({ launch: LAUNCH })
  store.states.set('cmi5LearnerPreferences', JSON.stringify({ languagePreference: 'ta,hi-IN,en' }))
  const page = await launch('cmi5', store.origin)
  await vi.waitFor(() => expect(page.text('#save-status')).toBe('सहेजा गया'), 10_000)

  expect(page.title()).toBe('पहली स्क्रीन')
})

test('cmi5: a raw score is a whole number or none', async () => {
  const store = await aStore({ launch: { ...LAUNCH, masteryScore: 0.3 } })
  const quiz = aQuiz((blocks) =>
    blocks.map((block) =>
      block.type === 'multipleChoice' ? { ...block, attrs: { ...block.attrs, points: 2 } } : block,
    ),
  )
  const course = aCourse({ lessons: [{ id: 'one', content: quiz }] })
  const page = await launch('cmi5', store.origin, () => {}, course)
  page.press('#next')
  page.answer('q1', 0)
  page.answer('q2', 2)
  await settled(page)

  const passed = store.statements.find(({ verb }) => verb.id.endsWith('/passed'))
  expect(passed?.result?.['score']).toEqual({ scaled: 0.3333 })
})

test('cmi5: who has not finished finds the way back, too', async () => {
  const store = await aStore({ launch: { ...LAUNCH, returnURL: 'https://lms.example/back' } })
  const page = await launch('cmi5', store.origin)
  page.press('#next')
  page.press('#next')
  await settled(page)

  expect(page.text('#result')).toContain('Back to the learning system')
})
