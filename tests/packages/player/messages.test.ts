import { parseCommit, parsePlayerMessage } from '@karmashala/player'
import { expect, test } from 'vitest'
import { aCommit } from './attempts.ts'

const player = { type: 'karmashala:player' }

test('hints of the player are read, with nothing else that came along', () => {
  expect(parsePlayerMessage({ ...player, event: 'saved', html: '<b>' })).toEqual({
    ...player,
    event: 'saved',
  })
  expect(
    parsePlayerMessage({ ...player, event: 'finished', exit: 'suspend', navigation: 'continue' }),
  ).toEqual({
    ...player,
    event: 'finished',
    exit: 'suspend',
    navigation: 'continue',
  })
  const status = {
    ...player,
    event: 'status',
    completion: 'completed',
    success: 'passed',
    scaledScore: 0.8,
    progress: null,
  }
  expect(parsePlayerMessage(status)).toEqual(status)
})

test.each([
  ['nothing', null],
  ['a string', 'karmashala:player'],
  ['another sender', { type: 'advert', event: 'saved' }],
  ['an unknown event', { ...player, event: 'reboot' }],
  ['an unknown completion', { ...player, event: 'status', completion: 'done', success: 'passed' }],
])('%s is not a hint of the player', (_what, data) => {
  expect(parsePlayerMessage(data)).toBeNull()
})

test.each([
  ['no object', []],
  ['a sequence of zero', { ...aCommit(), sequence: 0 }],
  ['a base that is not earlier', { ...aCommit(), sequence: 2, base: 2 }],
  ['a number among the elements', { ...aCommit(), cmi: { 'cmi.location': 4 } }],
  ['negative time', { ...aCommit(), elapsedInSeconds: -1 }],
  ['time that is no number', { ...aCommit(), elapsedInSeconds: null }],
  ['a session with a path in it', { ...aCommit(), session: '../../other' }],
])('a commit with %s is malformed', (_what, body) => {
  expect(() => parseCommit(body)).toThrow(expect.objectContaining({ code: 'malformed' }))
})
