import { DEFAULT_RULES, type RollUpMode } from '@karmashala/player'
import { Course, CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { setCompletionRules } from '#app/domain/courses/set-completion-rules.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { Credential } from '#app/domain/credentials/credential.model.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { navigateModule } from '#app/domain/launches/navigate-module.server.ts'
import { type PackageReport } from '@karmashala/scorm'
import { aCommit, aContentOrigin, aLaunch, runJobs, sendCommit } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearningCourse,
  aLesson,
  anEnrolment,
  type TestEnrolment,
} from '#tests/support/factories/learning.ts'

const threeParts = [{ items: [aLesson(1), aLesson(2), aLesson(3)] }]

/** As an author had set it before the version was submitted. */
const withRollUp = async (versionId: string, rollUp: RollUpMode) =>
  await CourseVersion.updateOne(
    { _id: versionId },
    { $set: { 'modules.0.rules': { ...DEFAULT_RULES, rollUp } } },
  )

async function aRuledCourse(rollUp: RollUpMode): Promise<TestEnrolment> {
  const course = await aLearningCourse({ packages: threeParts })
  await withRollUp(course.versionId, rollUp)
  return await anEnrolment({ course })
}

async function finish(enrolment: TestEnrolment, origin: string, itemId: string, cmi: Record<string, string>) {
  await sendCommit(origin, await aLaunch(enrolment, { itemId }), aCommit(cmi, { terminated: true }))
}

const passed = (raw: string) => ({ 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': raw })
const view = async ({ learner, enrolmentId }: TestEnrolment) =>
  await getEnrolment({ actor: learner, enrolmentId })
const certifiedScore = async ({ enrolmentId }: TestEnrolment) =>
  (await Credential.findOne({ enrolmentId }).lean())?.scoreScaled

test('one part is enough where its author says so, and the best score is certified', async () => {
  const enrolment = await aRuledCourse({ completion: 'any', score: 'highest' })
  const origin = await aContentOrigin()

  await finish(enrolment, origin, 'lesson-1', {
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.score.raw': '95',
  })
  expect((await view(enrolment)).completedAt).toBeNull()
  await finish(enrolment, origin, 'lesson-2', passed('70'))

  expect(await view(enrolment)).toMatchObject({ itemCount: 1, doneCount: 1, progressPercent: 100 })
  expect((await view(enrolment)).completedAt).not.toBeNull()
  expect(await certifiedScore(enrolment)).toBe(0.95)
})

test('where the last part decides, the others neither complete the course nor hold it up', async () => {
  const enrolment = await aRuledCourse({ completion: 'last', score: 'last' })
  const origin = await aContentOrigin()

  await finish(enrolment, origin, 'lesson-1', passed('100'))
  await finish(enrolment, origin, 'lesson-2', passed('100'))
  expect(await view(enrolment)).toMatchObject({
    completedAt: null,
    itemCount: 1,
    doneCount: 0,
    progressPercent: 0,
  })
  await finish(enrolment, origin, 'lesson-3', passed('60'))

  expect((await view(enrolment)).completedAt).not.toBeNull()
  expect(await certifiedScore(enrolment)).toBe(0.6)
})

test('without a word of its author a module needs all its parts, and its score is their mean', async () => {
  const enrolment = await anEnrolment({ packages: threeParts })
  const origin = await aContentOrigin()

  for (const [itemId, raw] of [
    ['lesson-1', '100'],
    ['lesson-2', '50'],
  ] as const)
    await finish(enrolment, origin, itemId, passed(raw))
  expect(await view(enrolment)).toMatchObject({ completedAt: null, itemCount: 3, doneCount: 2 })
  await finish(enrolment, origin, 'lesson-3', { 'cmi.core.lesson_status': 'completed' })

  expect((await view(enrolment)).completedAt).not.toBeNull()
  expect(await certifiedScore(enrolment)).toBe(0.75)
})

test('an author says how parts make up the module; old rules are read and the next version keeps the new', async () => {
  const {
    author: actor,
    courseId,
    versionId,
    moduleIds,
  } = await aLearningCourse({
    packages: threeParts,
    status: 'draft',
  })
  const moduleId = moduleIds[0] ?? ''
  const { rollUp: _rollUp, ...old } = DEFAULT_RULES
  await CourseVersion.collection.updateOne(
    { courseId: { $exists: true } },
    { $set: { 'modules.0.rules': old } },
  )
  expect(await getCompletionRules({ actor, courseId, versionId })).toMatchObject([
    { rules: DEFAULT_RULES, partCount: 3, isSequenced: false },
  ])

  await setCompletionRules({
    ...{ actor, courseId, moduleId, completeOn: 'status', passMark: 'decides', afterCompletion: 'resume' },
    ...{ partsCompletion: 'last', partsScore: 'sum' },
  })

  const rollUp = { completion: 'last', score: 'sum' }
  expect(await getCompletionRules({ actor, courseId, versionId })).toMatchObject([{ rules: { rollUp } }])
  await CourseVersion.updateOne({ _id: versionId }, { $set: { status: 'published' } })
  await Course.updateOne({ _id: courseId }, { $set: { draftVersionId: null, publishedVersionId: versionId } })
  await startVersion({ actor, courseId })
  expect((await CourseVersion.findOne({ courseId, number: 2 }).lean())?.modules[0]?.rules).toMatchObject({
    rollUp,
  })
})

type Tree = NonNullable<PackageReport['activityTree']>

/** Whoever is satisfied with the first part is spared the others. */
const withTestInAdvance = (report: PackageReport): PackageReport => {
  const tree = structuredClone(report.activityTree) as Tree
  const { sequencing } = tree.root
  if (!sequencing) throw new Error('The root has no sequencing.')
  sequencing.controlMode = { ...sequencing.controlMode, choice: true, flow: true }
  const rule = { childActivitySet: 'any', minimumCount: 0, minimumPercent: 0, combination: 'any' } as const
  sequencing.rollupRules.rules = (['satisfied', 'completed'] as const).map((action) => ({
    ...{ ...rule, action },
    conditions: [{ condition: 'satisfied', operator: 'noOp' }],
  }))
  return { ...report, activityTree: tree }
}

test('a sequenced course is complete when its own roll-up says so, though parts were never opened', async () => {
  const enrolment = await anEnrolment({
    packages: [{ ...threeParts[0], standard: 'scorm2004', change: withTestInAdvance }],
  })
  const origin = await aContentOrigin()
  const { learner: actor, enrolmentId, moduleIds } = enrolment

  await finish(enrolment, origin, 'lesson-1', {
    ...{ 'cmi.completion_status': 'completed', 'cmi.success_status': 'failed' },
    'cmi.score.scaled': '0.3',
  })
  expect((await view(enrolment)).completedAt).toBeNull()
  await navigateModule({
    ...{ actor, enrolmentId, moduleId: moduleIds[0] ?? '' },
    navigation: { request: 'continue' },
  })
  await finish(enrolment, origin, 'lesson-2', {
    ...{ 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' },
    'cmi.score.scaled': '0.9',
  })
  await runJobs()

  expect(await view(enrolment)).toMatchObject({ itemCount: 3, doneCount: 3, progressPercent: 100 })
  expect((await view(enrolment)).completedAt).not.toBeNull()
  expect(await certifiedScore(enrolment)).toBeCloseTo(0.4)
})

test('a sequenced course is not complete while a hidden test that it leads to is to come', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        ...{ standard: 'scorm2004', items: [aLesson(1), aLesson(2)] },
        change: (report) => {
          const activityTree = structuredClone(report.activityTree)
          if (activityTree?.root.sequencing) activityTree.root.sequencing.controlMode.flow = true
          const launchable = report.launchable.map((item, index) => ({ ...item, isVisible: index === 0 }))
          return { ...report, activityTree, launchable }
        },
      },
    ],
  })
  const origin = await aContentOrigin()
  const { learner: actor, enrolmentId, moduleIds } = enrolment
  const passed = { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' }

  await finish(enrolment, origin, 'lesson-1', passed)
  await runJobs()
  expect(await view(enrolment)).toMatchObject({ completedAt: null, next: { itemId: 'lesson-1' } })

  await navigateModule({
    ...{ actor, enrolmentId, moduleId: moduleIds[0] ?? '' },
    navigation: { request: 'continue' },
  })
  expect(await view(enrolment)).toMatchObject({ completedAt: null, next: { itemId: 'lesson-2' } })
  await finish(enrolment, origin, 'lesson-2', passed)
  await runJobs()
  expect((await view(enrolment)).completedAt).not.toBeNull()
})
