import { signLaunchToken, verifyLaunchToken, type NewLaunch } from '@karmashala/player/server'
import { afterEach, expect, test, vi } from 'vitest'

const launch: NewLaunch = {
  launchId: 'launch-1',
  attemptId: 'attempt-1',
  learnerId: 'learner-1',
  packageId: 'package-1',
  itemId: 'item-1',
  mode: 'normal',
}

afterEach(() => {
  vi.useRealTimers()
})

test('a token carries its launch and nothing else', () => {
  vi.useFakeTimers({ now: 1_000_000 })

  const claims = verifyLaunchToken(signLaunchToken(launch, 'secret', 60), 'secret')

  expect(claims).toEqual({ ...launch, packageLabel: '', openedAt: 1_000_000, expiresAt: 1_060_000 })
})

test('a token is for the path of a URL as it is', () => {
  const token = signLaunchToken({ ...launch, itemId: 'विषय/१?#' }, 'secret', 60)

  expect(encodeURIComponent(token)).toBe(token)
  expect(verifyLaunchToken(token, 'secret').itemId).toBe('विषय/१?#')
})

test('a token ends when its time is up, unless a grace is allowed', () => {
  vi.useFakeTimers({ now: 0 })
  const token = signLaunchToken(launch, 'secret', 60)

  vi.setSystemTime(59_999)
  expect(verifyLaunchToken(token, 'secret').launchId).toBe('launch-1')
  vi.setSystemTime(60_000)
  expect(() => verifyLaunchToken(token, 'secret')).toThrow(expect.objectContaining({ code: 'expired' }))
  expect(verifyLaunchToken(token, 'secret', { graceInSeconds: 1 }).launchId).toBe('launch-1')
})

test('renewing a token cannot keep a launch alive for more than a week', () => {
  vi.useFakeTimers({ now: 0 })
  const first = verifyLaunchToken(signLaunchToken(launch, 'secret', 3600), 'secret')

  vi.setSystemTime(first.expiresAt - 1)
  const renewed = verifyLaunchToken(signLaunchToken(first, 'secret', 30 * 24 * 3600), 'secret')

  expect(renewed.expiresAt).toBe(7 * 24 * 3600 * 1000)
})

test('another secret, another claim, a cut or an empty token are forged', () => {
  const token = signLaunchToken(launch, 'secret', 60)
  const [payload = '', signature = ''] = token.split('.')
  const claims: object = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const promoted = Buffer.from(JSON.stringify({ ...claims, learnerId: 'learner-2' })).toString('base64url')
  const forgeries = [
    signLaunchToken(launch, 'other secret', 60),
    `${promoted}.${signature}`,
    `${payload}.`,
    payload,
    `${token}.more`,
    token.slice(0, -3),
    '',
    '.',
  ]

  for (const forgery of forgeries) {
    expect(() => verifyLaunchToken(forgery, 'secret'), forgery).toThrow(
      expect.objectContaining({ code: 'forged' }),
    )
  }
})

test('a forged token is called forged even when it has also expired', () => {
  vi.useFakeTimers({ now: 0 })
  const token = signLaunchToken(launch, 'other secret', 1)
  vi.setSystemTime(10_000)

  expect(() => verifyLaunchToken(token, 'secret')).toThrow(expect.objectContaining({ code: 'forged' }))
})
