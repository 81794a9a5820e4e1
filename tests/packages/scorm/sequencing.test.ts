import { type ActivityNode } from '@karmashala/scorm'
import { expect, test } from 'vitest'
import { inspect, manifest2004, packageWith, rulesIn } from './a-package.ts'

const NAMESPACES =
  'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"'

const sco = (identifier: string, inner = '') =>
  `<item identifier="${identifier}" identifierref="RES-1"><title>${identifier}</title>${inner}</item>`
const sequencing = (inner: string, attributes = '') =>
  `<imsss:sequencing ${attributes}>${inner}</imsss:sequencing>`

/** A course whose organization is controlled by `control` and holds these items. */
const course = (items: string, control = '<imsss:controlMode flow="true"/>', parts = {}) =>
  packageWith(
    manifest2004({ items: items + (control ? sequencing(control) : ''), ...parts }).replace(
      'xmlns:imsss',
      `${NAMESPACES} xmlns:imsss`,
    ),
  )

async function firstActivity(inner: string, parts = {}): Promise<ActivityNode> {
  const report = await inspect(course(sco('A', inner), undefined, parts))
  expect(report.findings).toEqual([])
  const [first] = report.activityTree?.root.children ?? []
  if (!first) throw new Error('There is no activity.')
  return first
}

test('what a manifest does not state has the value that the standard gives it', async () => {
  const { sequencing: read, ...activity } = await firstActivity('')

  expect(activity).toMatchObject({
    identifier: 'A',
    launchable: true,
    completionThreshold: null,
    hideLmsUi: [],
  })
  expect(read).toMatchObject({
    controlMode: { choice: true, choiceExit: true, flow: false, forwardOnly: false },
    preConditionRules: [],
    primaryObjective: null,
    rollupRules: {
      rollupObjectiveSatisfied: true,
      rollupProgressCompletion: true,
      objectiveMeasureWeight: 1,
      rules: [],
    },
    deliveryControls: { tracked: true, completionSetByContent: false, objectiveSetByContent: false },
    rollupConsiderations: { requiredForSatisfied: 'always', measureSatisfactionIfActive: true },
    randomizationControls: { randomizationTiming: 'never', selectCount: null, reorderChildren: false },
  })
})

test('rules, limits, rollup and controls are read as they stand', async () => {
  const { sequencing: read } = await firstActivity(
    sequencing(`<imsss:controlMode choice="false" choiceExit="0" flow="1" forwardOnly="true"/>
      <imsss:sequencingRules>
        <imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
          <imsss:ruleCondition condition="objectiveMeasureGreaterThan" referencedObjective="O" measureThreshold="0.25" operator="not"/>
          <imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule>
        <imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="satisfied"/></imsss:ruleConditions>
          <imsss:ruleAction action="exitAll"/></imsss:postConditionRule>
      </imsss:sequencingRules>
      <imsss:limitConditions attemptLimit="3" attemptAbsoluteDurationLimit="PT1H"/>
      <imsss:rollupRules rollupObjectiveSatisfied="false" objectiveMeasureWeight="0.5">
        <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.4"><imsss:rollupConditions>
          <imsss:rollupCondition condition="attempted" operator="not"/></imsss:rollupConditions>
          <imsss:rollupAction action="incomplete"/></imsss:rollupRule></imsss:rollupRules>
      <imsss:objectives><imsss:primaryObjective objectiveID="P"/><imsss:objective objectiveID="O"/></imsss:objectives>
      <imsss:randomizationControls randomizationTiming="once" selectCount="2" selectionTiming="onEachNewAttempt" reorderChildren="true"/>
      <imsss:deliveryControls tracked="false"/>
      <adlseq:constrainedChoiceConsiderations preventActivation="true"/>
      <adlseq:rollupConsiderations requiredForCompleted="ifNotSkipped" measureSatisfactionIfActive="false"/>`),
  )

  expect(read).toMatchObject({
    controlMode: { choice: false, choiceExit: false, flow: true, forwardOnly: true },
    preConditionRules: [
      {
        combination: 'any',
        action: 'skip',
        conditions: [
          {
            condition: 'objectiveMeasureGreaterThan',
            referencedObjective: 'O',
            measureThreshold: 0.25,
            operator: 'not',
          },
          { condition: 'always', referencedObjective: null, measureThreshold: null, operator: 'noOp' },
        ],
      },
    ],
    exitConditionRules: [],
    postConditionRules: [{ combination: 'all', action: 'exitAll' }],
    limitConditions: { attemptLimit: 3, attemptAbsoluteDurationLimit: 'PT1H', beginTimeLimit: null },
    rollupRules: {
      rollupObjectiveSatisfied: false,
      objectiveMeasureWeight: 0.5,
      rules: [
        {
          childActivitySet: 'atLeastPercent',
          minimumPercent: 0.4,
          combination: 'any',
          action: 'incomplete',
          conditions: [{ condition: 'attempted', operator: 'not' }],
        },
      ],
    },
    randomizationControls: {
      randomizationTiming: 'once',
      selectionTiming: 'onEachNewAttempt',
      selectCount: 2,
      reorderChildren: true,
    },
    deliveryControls: { tracked: false },
    constrainedChoiceConsiderations: { preventActivation: true, constrainChoice: false },
    rollupConsiderations: { requiredForCompleted: 'ifNotSkipped', measureSatisfactionIfActive: false },
  })
})

test('maps of IMS and of ADL onto the same global objective become one, and neither lends its defaults to the other', async () => {
  const { sequencing: read } = await firstActivity(
    sequencing(`<imsss:objectives><imsss:primaryObjective objectiveID="P" satisfiedByMeasure="true">
        <imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure><imsss:mapInfo targetObjectiveID="G1" writeSatisfiedStatus="true"/>
      </imsss:primaryObjective></imsss:objectives>
      <adlseq:objectives><adlseq:objective objectiveID="P"><adlseq:mapInfo targetObjectiveID="G1" writeRawScore="true" readRawScore="false"
        readMinScore="false" readMaxScore="false" readCompletionStatus="false" readProgressMeasure="false"/>
        <adlseq:mapInfo targetObjectiveID="G2"/></adlseq:objective></adlseq:objectives>`),
  )

  expect(read?.primaryObjective).toMatchObject({
    identifier: 'P',
    satisfiedByMeasure: true,
    minNormalizedMeasure: 0.6,
  })
  expect(read?.primaryObjective?.maps).toMatchObject([
    {
      targetObjectiveId: 'G1',
      readSatisfiedStatus: true,
      writeSatisfiedStatus: true,
      writeRawScore: true,
      readRawScore: false,
    },
    { targetObjectiveId: 'G2', readSatisfiedStatus: false, readRawScore: true, writeRawScore: false },
  ])
})

test('what an item states itself replaces the same part of the shared sequencing, and only that', async () => {
  const end = `<imsss:sequencingCollection>${sequencing(
    '<imsss:controlMode forwardOnly="true"/><imsss:limitConditions attemptLimit="2"/>',
    'ID="S"',
  )}</imsss:sequencingCollection>`
  const { sequencing: read } = await firstActivity(
    sequencing('<imsss:controlMode choice="false"/>', 'IDRef="S"'),
    { end },
  )

  expect(read?.controlMode).toMatchObject({ choice: false, forwardOnly: false })
  expect(read?.limitConditions.attemptLimit).toBe(2)
})

test('thresholds, shared data and hidden buttons of an item are read', async () => {
  const activity =
    await firstActivity(`<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.75" progressWeight="0.5"/>
    <adlcp:data><adlcp:map targetID="notes" writeSharedData="true"/></adlcp:data>
    <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
    <adlnav:hideLMSUI>abandonAll</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>`)

  expect(activity).toMatchObject({
    completionThreshold: { completedByMeasure: true, minProgressMeasure: 0.75, progressWeight: 0.5 },
    sharedData: [{ targetId: 'notes', readSharedData: true, writeSharedData: true }],
    hideLmsUi: ['continue', 'abandonAll'],
  })
})

const primary = (inner: string) => sequencing(`<imsss:objectives>${inner}</imsss:objectives>`)
const rule = (condition: string, action = 'skip') =>
  sequencing(
    `<imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions>${condition}</imsss:ruleConditions><imsss:ruleAction action="${action}"/></imsss:preConditionRule></imsss:sequencingRules>`,
  )

test.each([
  ['SEQ01 error', sequencing('', 'IDRef="NOWHERE"')],
  ['SEQ01 error', sequencing('', 'ID="OWN"')],
  ['SEQ02 warning', rule('<imsss:ruleCondition condition="finished"/>')],
  ['SEQ02 warning', rule('<imsss:ruleCondition condition="Satisfied"/>')],
  ['SEQ02 warning', rule('<imsss:ruleCondition condition="satisfied"/>', 'explode')],
  ['SEQ02 warning', sequencing('<imsss:controlMode flow="maybe"/>')],
  ['SEQ02 warning', sequencing('<imsss:controlMode/><imsss:controlMode/>')],
  ['SEQ03 warning', primary('<imsss:objective objectiveID="O"/>')],
  ['SEQ03 warning', primary('<imsss:primaryObjective objectiveID="P"/><imsss:objective objectiveID="P"/>')],
  [
    'SEQ03 warning',
    primary('<imsss:primaryObjective><imsss:mapInfo targetObjectiveID="G"/></imsss:primaryObjective>'),
  ],
  ['SEQ04 warning', rule('<imsss:ruleCondition condition="satisfied" referencedObjective="NOPE"/>')],
  [
    'SEQ05 warning',
    primary(`<imsss:primaryObjective objectiveID="P"><imsss:mapInfo targetObjectiveID="G" writeSatisfiedStatus="true"/></imsss:primaryObjective>
      <imsss:objective objectiveID="O"><imsss:mapInfo targetObjectiveID="G" writeSatisfiedStatus="true"/></imsss:objective>`),
  ],
  [
    'SEQ05 warning',
    primary(
      '<imsss:primaryObjective objectiveID="P"><imsss:mapInfo targetObjectiveID="G"/><imsss:mapInfo targetObjectiveID="H"/></imsss:primaryObjective>',
    ),
  ],
  ['SEQ06 warning', sequencing('<imsss:limitConditions attemptLimit="-1"/>')],
  ['SEQ06 warning', sequencing('<imsss:rollupRules objectiveMeasureWeight="2"/>')],
  [
    'SEQ07 warning',
    '<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>menu</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>',
  ],
  ['SEQ07 warning', '<adlcp:data><adlcp:map targetID=""/></adlcp:data>'],
  ['SEQ10 note', sequencing('<imsss:limitConditions beginTimeLimit="2030-01-01T00:00:00Z"/>')],
])('%s: %s', async (expected, inner) => {
  const report = await inspect(course(sco('A', inner)))

  expect(rulesIn(report)).toContain(expected)
  expect(report.verdict).toBe(expected.endsWith('error') ? 'refused' : 'accepted')
})

test('features of the 4th edition in an older package are noted', async () => {
  const data = '<adlcp:data><adlcp:map targetID="notes"/></adlcp:data>'
  const report = await inspect(course(sco('A', data), undefined, { version: '2004 3rd Edition' }))

  expect(rulesIn(report)).toContain('SEQ08 note')
  expect(report.activityTree?.root.children[0]?.sharedData).toHaveLength(1)
})

const folder = (inner: string, control: string) =>
  `<item identifier="F"><title>F</title>${inner}${sequencing(control)}</item>`
const barred = rule('<imsss:ruleCondition condition="always"/>', 'disabled')

test.each([
  ['neither flow nor choice at the top', sco('A'), 'choice="false"', true],
  ['flow at the top', sco('A'), 'choice="false" flow="true"', false],
  ['choice at the top', sco('A'), '', false],
  [
    'flow that ends at a folder without flow',
    folder(sco('A'), '<imsss:controlMode choice="false"/>'),
    'choice="false" flow="true"',
    true,
  ],
  ['a first lesson that is always disabled', sco('A', barred) + sco('B'), 'choice="false" flow="true"', true],
  ['a disabled lesson beside one that can be chosen', sco('A', barred) + sco('B'), '', false],
  [
    'a first lesson that is always skipped',
    sco('A', rule('<imsss:ruleCondition condition="always"/>')) + sco('B'),
    'choice="false" flow="true"',
    false,
  ],
  [
    'lessons locked by the results of others',
    sco('A', rule('<imsss:ruleCondition condition="satisfied" operator="not"/>', 'disabled')),
    'choice="false" flow="true"',
    false,
  ],
])('a course that cannot be started is pointed out: %s', async (_name, items, control, isDead) => {
  const report = await inspect(course(items, `<imsss:controlMode ${control}/>`))

  expect(report.verdict).toBe('accepted')
  expect(rulesIn(report).includes('SEQ09 warning')).toBe(isDead)
})

test('one long shared sequencing among thousands of items is refused before it fills the memory', async () => {
  const rules =
    rule('<imsss:ruleCondition condition="satisfied"/>').match(
      /<imsss:preConditionRule>.*<\/imsss:preConditionRule>/,
    )?.[0] ?? ''
  const end = `<imsss:sequencingCollection>${sequencing(
    `<imsss:sequencingRules>${rules.repeat(2000)}</imsss:sequencingRules>`,
    'ID="S"',
  )}</imsss:sequencingCollection>`
  const items = Array.from({ length: 2000 }, (_, index) =>
    sco(`A${index}`, sequencing('', 'IDRef="S"')),
  ).join('')
  const report = await inspect(course(items, undefined, { end }))

  expect(rulesIn(report)).toContain('ZIP04 error')
  expect(report.activityTree).toBeNull()
})

test('the items of a sub-manifest keep the shared sequencing and the order that it states', async () => {
  const sequencing = (id: string, limit: number) =>
    `<imsss:sequencing ID="${id}"><imsss:limitConditions attemptLimit="${limit}"/></imsss:sequencing>`
  const inner = `<item identifier="A" identifierref="RES-1"><title>A</title><imsss:sequencing IDRef="both"/></item>
    <item identifier="B" identifierref="RES-1"><title>B</title><imsss:sequencing IDRef="outer"/></item>
    <item identifier="C" identifierref="RES-1"><title>C</title><imsss:sequencing IDRef="nowhere"/></item>`
  const report = await inspect(
    packageWith(
      manifest2004({
        items: `<item identifier="PART" identifierref="SUB"><title>Part</title></item>
          <item identifier="D" identifierref="RES-1"><title>D</title><imsss:sequencing IDRef="both"/></item>`,
        end: `<manifest identifier="SUB"><organizations><organization identifier="O2"><title>Inner</title>${inner}
          <imsss:sequencing><imsss:controlMode flow="true"/></imsss:sequencing></organization></organizations>
          <imsss:sequencingCollection>${sequencing('both', 1)}</imsss:sequencingCollection></manifest>
          <imsss:sequencingCollection>${sequencing('both', 2)}${sequencing('outer', 3)}</imsss:sequencingCollection>`,
      }),
    ),
  )

  const [part, last] = report.activityTree?.root.children ?? []
  const limits = [...(part?.children ?? []), last].map(
    (node) => node?.sequencing?.limitConditions.attemptLimit,
  )
  expect(limits).toEqual([1, 3, null, 2])
  expect(part?.sequencing?.controlMode.flow).toBe(true)
  expect(report.findings.filter(({ rule }) => rule === 'SEQ01').map(({ message }) => message)).toEqual([
    '“C” uses the shared sequencing “nowhere”, which does not exist.',
  ])
})

test('a shared sequencing of a sub-manifest that is played is checked like that of the package', async () => {
  const report = await inspect(
    packageWith(
      manifest2004({
        items: '<item identifier="PART" identifierref="SUB"><title>Part</title></item>',
        end: `<manifest identifier="SUB"><organizations><organization identifier="O2"><title>Inner</title><item identifier="A" identifierref="RES-1"><title>A</title></item></organization></organizations>
          <imsss:sequencingCollection><imsss:sequencing/></imsss:sequencingCollection></manifest>`,
      }),
    ),
  )

  expect(rulesIn(report)).toContain('SEQ01 warning')
})

test('every activity of a SCORM 2004 course carries its whole sequencing, so that nobody else needs the defaults', async () => {
  const report = await inspect(
    packageWith(manifest2004({ items: `<item identifier="PART"><title>Part</title>${sco('A')}</item>` })),
  )
  const root = report.activityTree?.root
  const nodes = [root, root?.children[0], root?.children[0]?.children[0]]

  for (const node of nodes) {
    expect(node?.sequencing).toMatchObject({
      controlMode: {
        choice: true,
        choiceExit: true,
        flow: false,
        forwardOnly: false,
        useCurrentAttemptObjectiveInfo: true,
        useCurrentAttemptProgressInfo: true,
      },
      limitConditions: { attemptLimit: null },
      rollupRules: {
        rollupObjectiveSatisfied: true,
        rollupProgressCompletion: true,
        objectiveMeasureWeight: 1,
        rules: [],
      },
      randomizationControls: {
        randomizationTiming: 'never',
        selectionTiming: 'never',
        selectCount: null,
        reorderChildren: false,
      },
      deliveryControls: { tracked: true, completionSetByContent: false, objectiveSetByContent: false },
      constrainedChoiceConsiderations: { preventActivation: false, constrainChoice: false },
      rollupConsiderations: {
        requiredForSatisfied: 'always',
        requiredForNotSatisfied: 'always',
        requiredForCompleted: 'always',
        requiredForIncomplete: 'always',
        measureSatisfactionIfActive: true,
      },
    })
  }
})
