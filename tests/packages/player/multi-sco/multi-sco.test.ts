import { expect, test } from 'vitest'
import {
  canStart,
  DEFAULT_ROLL_UP,
  explicitRollUp,
  itemToContinue,
  launchOrder,
  nextItem,
  rollUp,
  type CourseItem,
  type CourseOutcome,
  type ItemOutcome,
  type PrerequisiteExpression,
} from '@karmashala/player'

const item = (identifier: string, over: Partial<CourseItem> = {}): CourseItem => ({
  identifier,
  isVisible: true,
  launchable: true,
  prerequisites: null,
  children: [],
  ...over,
})
const folder = (identifier: string, children: CourseItem[], over: Partial<CourseItem> = {}) =>
  item(identifier, { launchable: false, children, ...over })
const after = (identifier: string): PrerequisiteExpression => ({ kind: 'activity', identifier })
const outcome = (over: Partial<ItemOutcome> = {}): ItemOutcome => ({
  completion: 'completed',
  success: 'unknown',
  score: null,
  ...over,
})
const scored = (raw: number, max = 100) => outcome({ score: { scaled: null, raw, max } })

const course = folder('course', [
  item('welcome'),
  folder('part', [item('one'), item('two', { prerequisites: after('one') })]),
  item('test', { prerequisites: after('part') }),
])

test('what can be launched comes in the order of the course, without its folders', () => {
  expect(launchOrder(course).map(({ identifier }) => identifier)).toEqual(['welcome', 'one', 'two', 'test'])
})

test('an item waits for its prerequisite to be completed or passed', () => {
  expect(canStart('two', course, {})).toBe(false)
  expect(canStart('two', course, { one: outcome({ completion: 'incomplete' }) })).toBe(false)
  expect(canStart('two', course, { one: outcome() })).toBe(true)
  expect(canStart('two', course, { one: outcome({ completion: 'incomplete', success: 'passed' }) })).toBe(
    true,
  )
})

test('a folder as a prerequisite asks for everything in it', () => {
  expect(canStart('test', course, { one: outcome() })).toBe(false)
  expect(canStart('test', course, { one: outcome(), two: outcome() })).toBe(true)
})

test('prerequisites of a folder hold for what lies in it', () => {
  const locked = folder('course', [
    item('first'),
    folder('rest', [item('last')], { prerequisites: after('first') }),
  ])

  expect(canStart('last', locked, {})).toBe(false)
  expect(canStart('last', locked, { first: outcome() })).toBe(true)
})

test('folders and unknown items cannot be started', () => {
  expect(canStart('part', course, {})).toBe(false)
  expect(canStart('nowhere', course, {})).toBe(false)
})

test('a prerequisite that is not in the course locks nobody out', () => {
  expect(canStart('a', folder('course', [item('a', { prerequisites: after('gone') })]), {})).toBe(true)
})

test('what was opened once stays open', () => {
  expect(canStart('two', course, { two: outcome({ completion: 'incomplete' }) })).toBe(true)
})

test('prerequisites may ask for a status, its opposite, alternatives and a number of items', () => {
  const opens = (prerequisites: PrerequisiteExpression, outcomes: Record<string, ItemOutcome>) =>
    canStart('x', folder('course', [item('a'), item('b'), item('c'), item('x', { prerequisites })]), outcomes)
  const failed = outcome({ success: 'failed' })
  const isFailed = { kind: 'status', identifier: 'a', status: 'failed', equal: true } as const

  expect(opens(isFailed, { a: failed })).toBe(true)
  expect(opens(isFailed, { a: outcome() })).toBe(false)
  expect(opens({ ...isFailed, equal: false }, { a: outcome() })).toBe(true)
  expect(opens({ kind: 'not', operand: after('a') }, {})).toBe(true)
  expect(opens({ kind: 'or', operands: [after('a'), after('b')] }, { b: outcome() })).toBe(true)
  expect(opens({ kind: 'and', operands: [after('a'), after('b')] }, { b: outcome() })).toBe(false)
  const two = { kind: 'at least', count: 2, operands: [after('a'), after('b'), after('c')] } as const
  expect(opens({ ...two, operands: [...two.operands] }, { a: outcome() })).toBe(false)
  expect(opens({ ...two, operands: [...two.operands] }, { a: outcome(), c: outcome() })).toBe(true)
})

test('next and previous pass over what may not be opened yet', () => {
  expect(nextItem(course, {}, { from: 'one' })).toBeNull()
  expect(nextItem(course, { one: outcome() }, { from: 'one' })).toBe('two')
  expect(nextItem(course, {}, { from: 'test', step: 'previous' })).toBe('one')
  expect(nextItem(course, {}, { from: 'welcome', step: 'previous' })).toBeNull()
  expect(nextItem(course, {}, { from: 'nowhere' })).toBeNull()
})

test('a learner goes on with what is begun, then with what is new, then at the front', () => {
  const begun = outcome({ completion: 'incomplete' })
  const all = { welcome: outcome(), one: outcome(), two: outcome(), test: outcome() }

  expect(itemToContinue(course, {})).toBe('welcome')
  expect(itemToContinue(course, { one: begun })).toBe('one')
  expect(itemToContinue(course, { welcome: outcome() })).toBe('one')
  expect(itemToContinue(course, all)).toBe('welcome')
})

test('by default a course is complete when every item is', () => {
  const mode = { completion: 'all', score: 'average' } as const

  expect(rollUp(mode, [undefined, undefined]).completion).toBe('not_attempted')
  expect(rollUp(mode, [outcome(), undefined]).completion).toBe('incomplete')
  expect(rollUp(mode, [outcome(), outcome({ completion: 'incomplete', success: 'passed' })]).completion).toBe(
    'completed',
  )
  expect(rollUp(mode, []).completion).toBe('not_attempted')
})

test('one item, or the last one, may decide instead', () => {
  const items = [outcome({ success: 'passed' }), outcome({ completion: 'incomplete', success: 'failed' })]

  expect(rollUp({ completion: 'any', score: 'average' }, items)).toMatchObject({
    completion: 'completed',
    success: 'passed',
  })
  expect(rollUp({ completion: 'last', score: 'average' }, items)).toMatchObject({
    completion: 'incomplete',
    success: 'failed',
  })
})

test('a course is passed when all that is judged is passed and everything is finished', () => {
  const mode = { completion: 'all', score: 'average' } as const
  const passed = outcome({ success: 'passed' })

  expect(rollUp(mode, [outcome(), outcome()]).success).toBe('unknown')
  expect(rollUp(mode, [outcome(), passed]).success).toBe('passed')
  expect(rollUp(mode, [undefined, passed]).success).toBe('unknown')
  expect(rollUp(mode, [outcome({ success: 'failed' }), passed]).success).toBe('failed')
})

test('scores are averaged, added, or the best or the last is taken', () => {
  const items = [scored(50), outcome(), scored(10, 10)]
  const of = (score: 'average' | 'highest' | 'sum' | 'last') =>
    rollUp({ completion: 'all', score }, items).scaledScore

  expect(of('average')).toBe(0.75)
  expect(of('highest')).toBe(1)
  expect(of('sum')).toBeCloseTo(60 / 110)
  expect(of('last')).toBe(1)
  expect(rollUp({ completion: 'all', score: 'sum' }, [outcome(), undefined]).scaledScore).toBeNull()
})

test('what failed is not finished, unless the rules of the course say it is', () => {
  const failed = outcome({ success: 'failed' })

  expect(canStart('two', course, { one: failed })).toBe(false)
  expect(canStart('two', course, { one: { ...failed, isDone: true } })).toBe(true)
  expect(canStart('two', course, { one: outcome({ isDone: false }) })).toBe(false)
  expect(rollUp({ completion: 'all', score: 'average' }, [failed]).completion).toBe('incomplete')
})

test('where the package says nothing, all parts and their mean count', () => {
  const items = [scored(50), scored(100), undefined]

  expect(rollUp(DEFAULT_ROLL_UP, items)).toEqual(rollUp({ completion: 'all', score: 'average' }, items))
  expect(explicitRollUp({ completion: 'package', score: 'last' })).toEqual({
    completion: 'all',
    score: 'last',
  })
})

test('the sequencing of a package may spare its learner parts, and fail one who finished all', () => {
  const by = (over: Partial<CourseOutcome>): CourseOutcome => ({
    ...{ completion: 'incomplete', success: 'unknown', scaledScore: null },
    ...over,
  })
  const half = [outcome(), undefined]
  const full = [outcome(), outcome()]
  const completion = (items: typeof half, byPackage: CourseOutcome) =>
    rollUp(DEFAULT_ROLL_UP, items, byPackage).completion

  expect(completion(half, by({}))).toBe('incomplete')
  expect(completion(half, by({ completion: 'completed', success: 'passed' }))).toBe('completed')
  expect(completion(full, by({ success: 'failed' }))).toBe('incomplete')
  expect(completion(full, by({}))).toBe('completed')
  expect(rollUp(DEFAULT_ROLL_UP, [scored(50)], by({ scaledScore: 0.9 })).scaledScore).toBe(0.9)
  expect(
    rollUp({ completion: 'all', score: 'highest' }, [scored(50)], by({ scaledScore: 0.9 })),
  ).toMatchObject({ completion: 'completed', scaledScore: 0.5 })
})
