import { applyCommit, emptyAttempt, launchState, sharedStores, type AttemptState } from '@karmashala/player'
import { expect, test } from 'vitest'
import { aCommit, aLearner, anItem } from './attempts.ts'

const item = anItem({
  sharedData: [
    { targetId: 'https://example.org/notes', readSharedData: true, writeSharedData: true },
    { targetId: 'given', readSharedData: true, writeSharedData: false },
  ],
})

const commit = (state: AttemptState, ...parts: Parameters<typeof aCommit>) =>
  applyCommit(state, aCommit(...parts), { item, mode: 'normal' }).state
const empty = () => emptyAttempt('scorm2004')

test('what content writes into a shared store is kept for the course, and not among its own elements', () => {
  const state = commit(empty(), {
    cmi: { 'cmi.location': '2', 'adl.data.0.store': 'note', 'adl.data.0.id': 'x' },
  })

  expect(sharedStores(state.sharedData)).toEqual({ 'https://example.org/notes': 'note' })
  expect(state.cmi).toEqual({ 'cmi.location': '2' })
  expect(launchState(state, item, aLearner, 'normal').cmi).not.toHaveProperty('adl.data.0.id')
})

test('stores the item may not write, or does not have, are left alone', () => {
  const forged = {
    'adl.data.1.store': 'mine',
    'adl.data.7.store': 'mine',
    'adl.data.__proto__.store': 'mine',
  }

  expect(commit(empty(), { cmi: forged }).sharedData).toEqual([])
})

test('the newest page of all items wins, whenever its commits arrive; a store may be emptied', () => {
  const older = commit(empty(), { launchedAt: 1, launchId: 'page-one', cmi: { 'adl.data.0.store': 'old' } })
  const newer = commit(empty(), { launchedAt: 2, launchId: 'page-two', cmi: { 'adl.data.0.store': '' } })

  for (const order of [
    [older, newer],
    [newer, older],
  ])
    expect(sharedStores(order.flatMap(({ sharedData }) => sharedData))).toEqual({
      'https://example.org/notes': '',
    })
})

test('what does not last beyond an attempt on the course is forgotten with it', () => {
  const state = commit(empty(), { launchedAt: 10, cmi: { 'adl.data.0.store': 'note' } })

  expect(sharedStores(state.sharedData, 11)).toEqual({})
})

test('looking through a finished course changes no store', () => {
  const { state } = applyCommit(empty(), aCommit({ cmi: { 'adl.data.0.store': 'note' } }), {
    item,
    mode: 'review',
  })

  expect(state.sharedData).toEqual([])
})
