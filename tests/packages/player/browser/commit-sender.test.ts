import { applyCommit, emptyAttempt, parseCommit, type AttemptState, type Commit } from '@karmashala/player'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { anItem } from '../attempts.ts'
import { createCommitLog } from '../../../../packages/player/src/browser/commit-log.ts'
import { createCommitSender } from '../../../../packages/player/src/browser/commit-sender.ts'
import { type Delivery, type Transport } from '../../../../packages/player/src/browser/transport.ts'

const NOTHING = { terminated: false, closing: false }
const LAUNCH = { session: 'session-1', startedAt: 1000, baseVersion: 0 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A player on a network that can be cut, in front of a server that applies what arrives. */
function aPlayer(start: Record<string, string> = {}) {
  const network = { now: true, later: true, isExpired: false }
  const server: { state: AttemptState; received: Commit[] } = { state: emptyAttempt('scorm12'), received: [] }
  const cmi: Record<string, string> = { ...start }
  const heard: string[] = []
  const tokens: string[] = []
  const kept: { commit: Commit | null } = { commit: null }

  const receive = (body: string): Delivery => {
    if (network.isExpired) return { kind: 'expired' }
    const commit = parseCommit(JSON.parse(body))
    server.received.push(commit)
    const launch = { launchId: commit.session, launchedAt: commit.startedAt, receivedAt: 5000 }
    const { state, reason } = applyCommit(
      server.state,
      { ...commit, ...launch },
      { item: anItem(), mode: 'normal' },
    )
    server.state = state
    return {
      kind: 'answered',
      answer: { result: reason !== 'needs_full', ...(reason && { reason }), token: 'renewed' },
    }
  }
  const transport: Transport = {
    sendNow: (body) => (network.now ? receive(body) : { kind: 'lost' }),
    sendLater: async (body) => await Promise.resolve(network.later ? receive(body) : { kind: 'lost' }),
    useToken: (token) => tokens.push(token),
    sendLog: () => undefined,
    isOnline: () => network.later,
  }
  const sender = createCommitSender({
    log: createCommitLog({ ...LAUNCH, cmi: { ...start } }),
    transport,
    readCmi: () => ({ ...cmi }),
    elapsedInSeconds: () => 5,
    events: {
      saving: () => heard.push('saving'),
      saved: () => heard.push('saved'),
      retrying: () => heard.push('retrying'),
      expired: () => heard.push('expired'),
      unsaved: (commit) => (kept.commit = commit),
    },
  })
  return { sender, cmi, server, network, heard, tokens, kept, receive }
}

test('the first commit carries everything, the next only what changed', () => {
  const { sender, cmi, server } = aPlayer()
  Object.assign(cmi, { 'cmi.suspend_data': 'large', 'cmi.core.lesson_location': '1' })
  expect(sender.saveNow(NOTHING)).toBe(true)

  cmi['cmi.core.lesson_location'] = '2'
  expect(sender.saveNow(NOTHING)).toBe(true)

  expect(server.received.map(({ sequence, base, cmi: sent }) => [sequence, base, sent])).toEqual([
    [1, null, { 'cmi.suspend_data': 'large', 'cmi.core.lesson_location': '1' }],
    [2, 1, { 'cmi.core.lesson_location': '2' }],
  ])
  expect(server.state.cmi).toEqual(cmi)
})

test('an element that was cleared is cleared on the server', () => {
  const { sender, cmi, server } = aPlayer()
  cmi['cmi.comments'] = 'draft'
  sender.saveNow(NOTHING)

  delete cmi['cmi.comments']
  sender.saveNow(NOTHING)

  expect(server.state.cmi).toEqual({})
})

test('content that commits without having written anything costs no request', () => {
  const { sender, cmi, server } = aPlayer()
  cmi['cmi.core.lesson_location'] = '1'
  sender.saveNow(NOTHING)

  expect(sender.saveNow(NOTHING)).toBe(true)
  expect(server.received).toHaveLength(1)
})

test('a failed save is told to the content and made good as soon as the network is back', async () => {
  const { sender, cmi, server, network, heard } = aPlayer()
  network.now = network.later = false
  cmi['cmi.core.lesson_location'] = '3'
  expect(sender.saveNow(NOTHING)).toBe(false)

  await vi.advanceTimersByTimeAsync(10_000)
  expect(server.received).toEqual([])
  network.later = true
  await vi.advanceTimersByTimeAsync(60_000)

  expect(server.state.location).toBe('3')
  expect(heard).toEqual(expect.arrayContaining(['retrying', 'saved']))
  expect(heard.at(-1)).toBe('saved')
})

test('what was sent without an answer is sent again with the next commit, even if it was changed back', () => {
  const { sender, cmi, server, network } = aPlayer()
  cmi['cmi.core.lesson_location'] = '1'
  sender.saveNow(NOTHING)
  network.now = false
  cmi['cmi.core.lesson_location'] = '2'
  sender.saveNow(NOTHING)

  network.now = true
  Object.assign(cmi, { 'cmi.core.lesson_location': '1', 'cmi.suspend_data': 'x' })
  sender.saveNow(NOTHING)

  expect(server.received.at(-1)?.cmi).toEqual({ 'cmi.core.lesson_location': '1', 'cmi.suspend_data': 'x' })
})

test('when finishing fails, the repetition still says that the content has finished', async () => {
  const { sender, cmi, server, network } = aPlayer()
  network.now = false
  cmi['cmi.core.lesson_status'] = 'completed'

  expect(sender.saveNow({ ...NOTHING, terminated: true })).toBe(false)
  await vi.advanceTimersByTimeAsync(5000)

  expect(server.state).toMatchObject({ completion: 'completed', launches: [{ ended: 'terminated' }] })
})

test('a server that lost what it had gets everything at once', () => {
  const { sender, cmi, server } = aPlayer()
  cmi['cmi.suspend_data'] = 'all of it'
  sender.saveNow(NOTHING)
  server.state = emptyAttempt('scorm12')

  cmi['cmi.core.lesson_location'] = '2'
  expect(sender.saveNow(NOTHING)).toBe(true)

  expect(server.state.cmi).toEqual({ 'cmi.suspend_data': 'all of it', 'cmi.core.lesson_location': '2' })
})

test('a page that goes away sends little after a large state was saved before', async () => {
  const { sender, cmi, server, network } = aPlayer()
  cmi['cmi.suspend_data'] = 'x'.repeat(64_000)
  sender.saveNow(NOTHING)
  network.now = false

  cmi['cmi.core.lesson_status'] = 'completed'
  sender.saveBeyondPage({ ...NOTHING, terminated: true })
  await vi.advanceTimersByTimeAsync(0)

  expect(Object.keys(server.received.at(-1)?.cmi ?? {})).toEqual(['cmi.core.lesson_status'])
  expect(server.state).toMatchObject({ completion: 'completed', suspendDataBytes: 64_000 })
})

test('a large state that was loaded and not changed is not sent when the page goes away', async () => {
  const large = { 'cmi.suspend_data': 'x'.repeat(64_000), 'cmi.core.exit': 'suspend' }
  const { sender, server } = aPlayer({ 'cmi.suspend_data': large['cmi.suspend_data'] })
  server.state = { ...emptyAttempt('scorm12'), cmi: large, lastLaunchId: 'before', suspendDataBytes: 64_000 }

  sender.saveBeyondPage({ ...NOTHING, closing: true })
  await vi.advanceTimersByTimeAsync(0)

  expect(server.state.suspendDataBytes).toBe(64_000)
  expect(server.received[0]).toMatchObject({ base: 0, cmi: {} })
})

test('if even the changes are too large to outlive the page, the result arrives without the bookmark', async () => {
  const { sender, cmi, server } = aPlayer()
  Object.assign(cmi, {
    'cmi.suspend_data': 'x'.repeat(64_000),
    'cmi.core.lesson_location': '9',
    'cmi.core.lesson_status': 'passed',
  })

  sender.saveBeyondPage({ ...NOTHING, closing: true })
  sender.saveBeyondPage({ ...NOTHING, terminated: true })
  await vi.advanceTimersByTimeAsync(0)

  expect(server.state).toMatchObject({ success: 'passed', location: '', launches: [{ ended: 'terminated' }] })
})

test('two saves in the last moment share the little room there is', async () => {
  const { sender, cmi, server } = aPlayer()
  cmi['cmi.suspend_data'] = 'x'.repeat(40_000)
  sender.saveBeyondPage({ ...NOTHING, closing: true })
  cmi['cmi.core.lesson_status'] = 'completed'
  sender.saveBeyondPage({ ...NOTHING, terminated: true })
  await vi.advanceTimersByTimeAsync(0)

  const sent = server.received.map((commit) => JSON.stringify(commit).length)
  expect(sent.reduce((total, bytes) => total + bytes, 0)).toBeLessThan(60_000)
  expect(server.state).toMatchObject({ completion: 'completed', suspendDataBytes: 40_000 })
})

test('an expired token is reported, and saving goes on with a fresh one', async () => {
  const { sender, cmi, server, network, heard, tokens } = aPlayer()
  network.isExpired = true
  cmi['cmi.core.lesson_location'] = '4'
  expect(sender.saveNow(NOTHING)).toBe(false)
  expect(heard).toEqual(['saving', 'expired'])

  network.isExpired = false
  sender.renew('fresh')
  await vi.advanceTimersByTimeAsync(0)

  expect(tokens).toEqual(['fresh', 'renewed'])
  expect(server.state.location).toBe('4')
})

test('what could not be sent is kept whole, and comes after all that was sent', async () => {
  const { sender, cmi, network, kept, server, receive } = aPlayer()
  cmi['cmi.suspend_data'] = 'first'
  await sender.saveLater()
  network.later = false
  cmi['cmi.core.lesson_location'] = '7'
  await sender.saveLater()

  expect(kept.commit).toMatchObject({
    ...{ sequence: 3, base: null, closing: true },
    cmi: { 'cmi.suspend_data': 'first', 'cmi.core.lesson_location': '7' },
  })
  receive(JSON.stringify(kept.commit))
  expect(server.state).toMatchObject({ location: '7', launches: [{ ended: 'window' }] })
})

test('nothing is kept any more once it is stored', async () => {
  const { sender, cmi, network, kept } = aPlayer()
  network.later = false
  cmi['cmi.core.lesson_location'] = '7'
  await sender.saveLater()
  network.later = true
  await sender.saveLater()

  expect(kept.commit).toBeNull()
})

test('what is too large to outlive the page is kept for the next visit', async () => {
  const { sender, cmi, kept } = aPlayer()
  cmi['cmi.core.lesson_status'] = 'passed'
  cmi['cmi.suspend_data'] = 'x'.repeat(70_000)

  sender.saveBeyondPage({ terminated: false, closing: true })
  const { commit } = kept
  await vi.advanceTimersByTimeAsync(0)

  expect(commit?.cmi['cmi.suspend_data']).toHaveLength(70_000)
  expect(kept.commit).not.toBeNull()
})
