import { expect, test } from 'vitest'
import { deliverUnsaved } from '../../../../packages/player/src/browser/deliver-unsaved.ts'
import { type Delivery, type Transport } from '../../../../packages/player/src/browser/transport.ts'
import { createUnsavedStore } from '../../../../packages/player/src/browser/unsaved-store.ts'
import { aCommit } from '../attempts.ts'

const DAY_IN_MS = 24 * 3600 * 1000

/** The storage of a browser, with room for so many characters. */
function aStorage(room = Infinity): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => {
      if (value.length > room) throw new Error('QuotaExceededError')
      items.set(name, value)
    },
    removeItem: (name) => void items.delete(name),
    clear: () => items.clear(),
  }
}

const own = (attempt = 'attempt-1') => ({ isIsolated: true, attempt })
const commit = aCommit({ cmi: { 'cmi.core.lesson_location': '7' } })

/** A network that gives these answers, one after the other. */
function aNetwork(...answers: Delivery[]) {
  const sent: string[] = []
  const tokens: string[] = []
  const transport: Transport = {
    sendNow: () => ({ kind: 'lost' }),
    sendLater: (body) => {
      sent.push(body)
      return Promise.resolve(answers.shift() ?? { kind: 'lost' })
    },
    useToken: (token) => tokens.push(token),
    sendLog: () => undefined,
    isOnline: () => true,
  }
  return { transport, sent, tokens }
}

const stored: Delivery = { kind: 'answered', answer: { result: true, token: 'renewed' } }

function delivery(answers: Delivery[]) {
  const store = createUnsavedStore(own(), aStorage())
  store.keep(commit)
  const network = aNetwork(...answers)
  const heard: string[] = []
  const waits: number[] = []
  const done = deliverUnsaved({
    ...{ store, transport: network.transport },
    onRetry: () => heard.push('retrying'),
    onExpired: () => heard.push('expired'),
    wait: (ms) => Promise.resolve(void waits.push(ms)),
  })
  return { store, ...network, heard, waits, done }
}

test('what a page could not save is found by the next page of the same attempt, and of no other', () => {
  const storage = aStorage()
  createUnsavedStore(own(), storage).keep(commit)

  expect(createUnsavedStore(own(), storage).read()).toEqual(commit)
  expect(createUnsavedStore(own('attempt-2'), storage).read()).toBeNull()
})

test('nothing is kept where packages share a host', () => {
  const store = createUnsavedStore({ isIsolated: false, attempt: 'attempt-1' })

  expect(store.keep(commit)).toBe(false)
  expect(store.read()).toBeNull()
})

test('nothing is kept where there is no room, not even what was there before', () => {
  const store = createUnsavedStore(own(), aStorage(1000))
  store.keep(commit)

  expect(store.keep(aCommit({ cmi: { 'cmi.suspend_data': 'x'.repeat(2000) } }))).toBe(false)
  expect(store.read()).toBeNull()
})

test('what nobody came back for is dropped after a week', () => {
  const storage = aStorage()
  createUnsavedStore(own(), storage, () => 0).keep(commit)

  createUnsavedStore(own('attempt-2'), storage, () => 8 * DAY_IN_MS)

  expect(storage.length).toBe(0)
})

test('it is sent until the server has it, and then the state of the page is out of date', async () => {
  const { done, heard, waits, sent, store, tokens } = delivery([
    { kind: 'lost' },
    { kind: 'expired' },
    { kind: 'lost' },
    stored,
  ])

  expect(await done).toBe(true)
  expect(heard).toEqual(['retrying', 'expired', 'retrying'])
  expect(waits).toEqual([2000, 4000, 8000])
  expect(new Set(sent)).toEqual(new Set([JSON.stringify(commit)]))
  expect(store.read()).toBeNull()
  expect(tokens).toEqual(['renewed'])
})

test.each<[string, Delivery]>([
  ['the server has it already', { kind: 'answered', answer: { result: true, reason: 'old_sequence' } }],
  ['a newer visit owns the state', { kind: 'answered', answer: { result: true, reason: 'superseded' } }],
  ['the server will never take it', { kind: 'refused' }],
])('when %s, the page goes on with what it has', async (_why, answer) => {
  const { done, store } = delivery([answer])

  expect(await done).toBe(false)
  expect(store.read()).toBeNull()
})
