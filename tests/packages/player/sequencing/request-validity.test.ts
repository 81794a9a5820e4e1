import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import {
  courseOutcome,
  emptySequencing,
  navigate,
  requestValidity,
  type SequencingNode,
  type SequencingState,
  type SequencingTree,
} from '@karmashala/player'
import { inspectPackage } from '@karmashala/scorm/server'
import { Scorm2004API } from 'scorm-again'
import { loadRunTime } from '../../../../packages/player/src/browser/load-run-time.ts'
import { createContentApi, type RunTimeApi } from '../../../../packages/player/src/browser/run-time-api.ts'

const node = (identifier: string, children: SequencingNode[] = []): SequencingNode => ({
  ...{ identifier, title: identifier, isVisible: true, launchable: children.length === 0 },
  ...{ sequencing: null, completionThreshold: null, sharedData: [], hideLmsUi: [], children },
})

/** Three activities in a row; the third opens when the second is satisfied. */
function aTree({ choice = true } = {}): SequencingTree {
  const root = node('root', [node('one'), node('two'), node('three')])
  root.sequencing = {
    controlMode: {
      ...{ choice, choiceExit: true, flow: true, forwardOnly: false },
      ...{ useCurrentAttemptObjectiveInfo: true, useCurrentAttemptProgressInfo: true },
    },
    ...{ preConditionRules: [], exitConditionRules: [], postConditionRules: [] },
    limitConditions: { attemptLimit: null },
    rollupRules: {
      ...{ rollupObjectiveSatisfied: true, rollupProgressCompletion: true, objectiveMeasureWeight: 1 },
      rules: [],
    },
    ...{ primaryObjective: null, objectives: [] },
    randomizationControls: {
      ...{
        randomizationTiming: 'never',
        selectionTiming: 'never',
        selectCount: null,
        reorderChildren: false,
      },
    },
    deliveryControls: { tracked: true, completionSetByContent: false, objectiveSetByContent: false },
    constrainedChoiceConsiderations: { preventActivation: false, constrainChoice: false },
    rollupConsiderations: {
      ...{ requiredForSatisfied: 'always', requiredForNotSatisfied: 'always' },
      ...{
        requiredForCompleted: 'always',
        requiredForIncomplete: 'always',
        measureSatisfactionIfActive: true,
      },
    },
  }
  return { root, objectivesGlobalToSystem: false, sharedDataGlobalToSystem: false }
}

const begin = (tree: SequencingTree): SequencingState =>
  navigate(tree, emptySequencing(), { request: 'start' }).state

test('content hears where it could go from the first activity, the last and those between', () => {
  const tree = aTree()
  const first = begin(tree)
  const last = navigate(tree, first, { request: 'choice', target: 'three' }).state
  const valid = (state: SequencingState, name: string) =>
    requestValidity(tree, state, `adl.nav.request_valid.${name}`)

  expect(valid(first, 'continue')).toBe('true')
  expect(valid(first, 'previous')).toBe('false')
  expect(valid(first, 'choice.{target=two}')).toBe('true')
  expect(valid(first, 'choice.{target=nowhere}')).toBe('false')
  expect(valid(first, 'jump.{target=three}')).toBe('true')
  expect(valid(last, 'previous')).toBe('true')
  expect(valid(last, 'continue')).toBe('true')
})

test('what may not be chosen is not a valid choice, but may be jumped to', () => {
  const tree = aTree({ choice: false })
  const valid = (name: string) => requestValidity(tree, begin(tree), `adl.nav.request_valid.${name}`)

  expect(valid('choice.{target=two}')).toBe('false')
  expect(valid('jump.{target=two}')).toBe('true')
})

test('what the content has just reported counts at once', () => {
  const tree = aTree()
  const second = tree.root.children[1]
  if (!second || !tree.root.sequencing) throw new Error('The tree has three activities.')
  second.sequencing = {
    ...tree.root.sequencing,
    objectives: [],
    preConditionRules: [
      {
        combination: 'all',
        conditions: [
          ...[{ condition: 'satisfied', operator: 'not', referencedObjective: 'shared' } as const].map(
            (rule) => ({
              ...rule,
              measureThreshold: null,
            }),
          ),
        ],
        action: 'disabled',
      },
    ],
  }
  const maps = [
    {
      targetObjectiveId: 'global',
      ...{ readSatisfiedStatus: true, readNormalizedMeasure: false, writeNormalizedMeasure: false },
      ...{ readRawScore: false, readMinScore: false, readMaxScore: false, readCompletionStatus: false },
      ...{ readProgressMeasure: false, writeRawScore: false, writeMinScore: false, writeMaxScore: false },
      ...{ writeCompletionStatus: false, writeProgressMeasure: false, writeSatisfiedStatus: true },
    },
  ]
  const objective = { satisfiedByMeasure: false, minNormalizedMeasure: 1, maps }
  second.sequencing.objectives = [{ ...objective, identifier: 'shared' }]
  const first = tree.root.children[0]
  if (first) {
    first.sequencing = {
      ...tree.root.sequencing,
      primaryObjective: { ...objective, identifier: 'own' },
      deliveryControls: { tracked: true, completionSetByContent: true, objectiveSetByContent: true },
    }
  }
  const valid = (cmi: Record<string, string>) =>
    requestValidity(tree, begin(tree), 'adl.nav.request_valid.choice.{target=two}', { cmi })

  expect(valid({ 'cmi.success_status': 'failed' })).toBe('false')
  expect(valid({ 'cmi.success_status': 'passed' })).toBe('true')
})

test('elements that are not about the validity of a request are left to the run-time', () => {
  const tree = aTree()
  const elements = ['adl.nav.request', 'adl.nav.request_valid', 'adl.nav.request_valid.exit', 'cmi.location']

  expect(elements.map((element) => requestValidity(tree, begin(tree), element))).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a course is as complete as its root, with what is open counted as reported', () => {
  const tree = aTree()
  const done = {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '0.6',
  }
  let state = begin(tree)

  expect(courseOutcome(tree, emptySequencing()).completion).toBe('not_attempted')
  expect(courseOutcome(tree, state).completion).toBe('incomplete')
  for (const request of ['continue', 'continue'] as const)
    state = navigate(tree, state, { request }, { cmi: done }).state

  expect(courseOutcome(tree, state)).toMatchObject({ completion: 'incomplete', success: 'unknown' })
  const last = courseOutcome(tree, state, { cmi: done })
  expect(last).toMatchObject({ completion: 'completed', success: 'passed' })
  expect(last.scaledScore).toBeCloseTo(0.6)
  expect(courseOutcome(tree, state, { cmi: { 'cmi.location': '1' } }).completion).toBe('incomplete')
  expect(courseOutcome(tree, state, { cmi: { 'cmi.location': '1' }, isOver: true }).completion).toBe(
    'completed',
  )
})

test('parts that were all left incomplete do not complete a course, though the standard satisfies them', () => {
  const tree = aTree()
  const left = { 'cmi.completion_status': 'incomplete' }
  let state = begin(tree)
  for (const request of ['continue', 'continue', 'exitAll'] as const)
    state = navigate(tree, state, { request }, { cmi: left }).state

  expect(courseOutcome(tree, state)).toMatchObject({ completion: 'incomplete', success: 'passed' })
})

const file = path.join(process.env['CONTENT_PACKAGES_DIR'] ?? '', 'synthetic/59-rt2004-nav-request.zip')

test.runIf(process.env['CONTENT_PACKAGES_DIR'] !== undefined && existsSync(file))(
  'a package that asks for valid requests reads true and false',
  async () => {
    const { activityTree: tree } = await inspectPackage({ file })
    if (!tree) throw new Error('The package has no activity tree.')
    const api = new Scorm2004API(
      { lmsCommitUrl: 'commits', autocommit: false, logLevel: 5, onLogMessage: () => undefined },
      { updateSettings: () => undefined, processHttpRequest: () => ({ result: 'true', errorCode: 0 }) },
    )
    loadRunTime(api as unknown as RunTimeApi, {}, null)
    const content = createContentApi('scorm2004', api as unknown as RunTimeApi, {
      onInitialize: () => undefined,
      onWrite: () => undefined,
      answer: (element) => requestValidity(tree, begin(tree), element),
    })
    const call = (name: string, ...values: string[]) => {
      const method = content[name]
      return typeof method === 'function' ? method(...values) : undefined
    }
    call('Initialize', '')

    const asked = ['continue', 'previous', 'choice.{target=B}'].map((name) =>
      call('GetValue', `adl.nav.request_valid.${name}`),
    )
    expect(asked).toEqual(['true', 'false', 'true'])
  },
)
