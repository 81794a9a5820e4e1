import { type ActivityTree, type PackageItem, type PackageReport } from '@karmashala/scorm'
import { getPlayContents } from '#app/domain/launches/get-play-contents.server.ts'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { navigateModule } from '#app/domain/launches/navigate-module.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { type ContentsNode } from '#app/domain/learning/learning-views.ts'
import { partsOf } from '#app/domain/learning/nest-contents.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aLearner,
  aLearningCourse,
  aLesson,
  anEnrolment,
  type TestEnrolment,
} from '#tests/support/factories/learning.ts'

const place = ({ learner, enrolmentId, moduleIds }: TestEnrolment, itemId = 'lesson-1') => ({
  ...{ actor: learner, enrolmentId, moduleId: moduleIds[0] ?? '', itemId },
})

/** The learner opens a part, and its content says this. */
async function play(enrolment: TestEnrolment, itemId: string, cmi: Record<string, string>) {
  const origin = await aContentOrigin()
  await sendCommit(origin, await aLaunch(enrolment, { itemId }), aCommit(cmi, { terminated: true }))
}
const PASSED = { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '80' }

const contents = async (enrolment: TestEnrolment, itemId = 'lesson-1') =>
  await getPlayContents(place(enrolment, itemId))

type Outline = string | [string, Outline[]]
const outlineOf = (nodes: ContentsNode[]): Outline[] =>
  nodes.map(({ title, children }) => (children.length > 0 ? [title, outlineOf(children)] : title))

/** The second and third lesson in a folder of a folder, as an organization may have them. */
const inFolders = (isVisible: boolean) => (report: PackageReport) => {
  const [first, second, third] = report.organizations[0]?.children ?? []
  if (!first || !second || !third) throw new Error('There are too few lessons.')
  const folder = (title: string, children: PackageItem[], values: Partial<PackageItem> = {}) => ({
    ...{ identifier: title, title, isVisible: true, launchable: false, children },
    ...values,
  })
  const inner = folder('Special cases', [second, third], { isVisible })
  const [organization] = structuredClone(report.organizations)
  if (!organization) throw new Error('There is no organization.')
  organization.children = [first, folder('Kinds of leave', [inner]), folder('Nothing in it', [])]
  return { ...report, organizations: [organization] }
}

test('parts are nested as their package nests them; empty folders and hidden parts are left out', async () => {
  const items = [aLesson(1), aLesson(2), aLesson(3), aLesson(4, { isVisible: false })]
  const enrolment = await anEnrolment({ packages: [{ items, change: inFolders(true) }] })

  const { modules } = await contents(enrolment)

  expect(outlineOf(modules[0]?.contents ?? [])).toEqual([
    'Lesson 1',
    ['Kinds of leave', [['Special cases', ['Lesson 2', 'Lesson 3']]]],
  ])
})

test('what lies in a hidden folder is shown without the folder', async () => {
  const items = [aLesson(1), aLesson(2), aLesson(3)]
  const enrolment = await anEnrolment({ packages: [{ items, change: inFolders(false) }] })

  const { modules } = await contents(enrolment)

  expect(outlineOf(modules[0]?.contents ?? [])).toEqual([
    'Lesson 1',
    ['Kinds of leave', ['Lesson 2', 'Lesson 3']],
  ])
})

test('a part says what has been done of it, and the course how much of it', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1), aLesson(2)] }] })
  await play(enrolment, 'lesson-1', PASSED)

  const { modules, progress, previous, next } = await contents(enrolment, 'lesson-2')

  expect(partsOf(modules[0]?.contents ?? [])).toMatchObject([
    { status: 'passed', score: { percent: 80 }, lock: null },
    { status: 'not_started', score: null, lock: null },
  ])
  expect(progress).toEqual({ doneCount: 1, itemCount: 2 })
  expect([previous?.itemId, next]).toEqual(['lesson-1', null])
})

test('the parts of all modules are there, and the last of one leads to the first of the next', async () => {
  const enrolment = await anEnrolment({ packages: [{ items: [aLesson(1)] }, { items: [aLesson(1)] }] })

  const { modules, next, progress } = await contents(enrolment)

  expect(modules.map(({ title, contents: nodes }) => [title, outlineOf(nodes)])).toEqual([
    ['Module 1', ['Lesson 1']],
    ['Module 2', ['Lesson 1']],
  ])
  expect(next).toEqual({ moduleId: enrolment.moduleIds[1], itemId: 'lesson-1' })
  expect(progress.itemCount).toBe(2)
})

const withPrerequisites = async (third: string) =>
  await anEnrolment({
    packages: [
      {
        items: [
          aLesson(1),
          aLesson(2, { prerequisites: 'lesson-1' }),
          aLesson(3, { prerequisites: third }),
          aLesson(4),
        ],
      },
    ],
  })

test('a part whose prerequisites do not hold is locked, says for which parts it waits, and is passed over', async () => {
  const enrolment = await withPrerequisites('lesson-1&lesson-2')

  const before = await contents(enrolment)
  await play(enrolment, 'lesson-1', PASSED)
  const after = await contents(enrolment)

  expect(before.next?.itemId).toBe('lesson-4')
  expect(partsOf(before.modules[0]?.contents ?? []).map(({ lock }) => lock)).toEqual([
    null,
    { reason: 'prerequisites', until: { kind: 'done', title: 'Lesson 1' } },
    {
      reason: 'prerequisites',
      until: {
        kind: 'all',
        of: [
          { kind: 'done', title: 'Lesson 1' },
          { kind: 'done', title: 'Lesson 2' },
        ],
      },
    },
    null,
  ])
  expect(after.next?.itemId).toBe('lesson-2')
  expect(partsOf(after.modules[0]?.contents ?? []).map(({ lock }) => lock)).toEqual([
    null,
    null,
    { reason: 'prerequisites', until: { kind: 'done', title: 'Lesson 2' } },
    null,
  ])
})

test('of several prerequisites only those that do not hold are asked for', async () => {
  const enrolment = await withPrerequisites('2*{lesson-1,lesson-2,lesson-4}')
  await play(enrolment, 'lesson-1', PASSED)

  const { modules } = await contents(enrolment)

  expect(partsOf(modules[0]?.contents ?? [])[2]?.lock).toEqual({
    reason: 'prerequisites',
    until: {
      kind: 'atLeast',
      count: 1,
      of: [
        { kind: 'done', title: 'Lesson 2' },
        { kind: 'done', title: 'Lesson 4' },
      ],
    },
  })
})

test('the page of a course marks what is locked, and goes on where something is open', async () => {
  const enrolment = await withPrerequisites('lesson-2')
  await play(enrolment, 'lesson-1', PASSED)
  await play(enrolment, 'lesson-4', PASSED)

  const { actor, enrolmentId } = place(enrolment)
  const course = await getEnrolment({ actor, enrolmentId })

  expect(course.modules[0]?.items.map(({ lock }) => lock?.reason ?? null)).toEqual([
    null,
    null,
    'prerequisites',
    null,
  ])
  expect(course.next?.itemId).toBe('lesson-2')
})

/** Parts that follow each other and cannot be chosen. */
const led = (report: PackageReport): PackageReport => {
  const tree = structuredClone(report.activityTree) as ActivityTree
  const { sequencing } = tree.root
  if (!sequencing) throw new Error('The root has no sequencing.')
  sequencing.controlMode = { ...sequencing.controlMode, choice: false, flow: true }
  return { ...report, activityTree: tree }
}
const aLedCourse = async () =>
  await anEnrolment({
    packages: [{ standard: 'scorm2004', items: [aLesson(1), aLesson(2), aLesson(3)], change: led }],
  })

test('a course that leads its learner opens where they are, and nowhere else', async () => {
  const enrolment = await aLedCourse()
  const { actor, enrolmentId, moduleId } = place(enrolment)
  const open = async () => {
    const { modules, next } = await getEnrolment({ actor, enrolmentId })
    const items = modules.flatMap((module) => module.items)
    return { open: items.filter(({ lock }) => !lock).map(({ itemId }) => itemId), next: next?.itemId }
  }

  const before = await open()
  await launchItem(place(enrolment))
  await navigateModule({ actor, enrolmentId, moduleId, navigation: { request: 'continue' } })
  const after = await open()

  expect(before).toEqual({ open: ['lesson-1'], next: 'lesson-1' })
  expect(after).toEqual({ open: ['lesson-2'], next: 'lesson-2' })
})

test('a learner whose open part is done goes on there, not at a part the course refuses', async () => {
  const enrolment = await aLedCourse()
  await play(enrolment, 'lesson-1', {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.exit': 'suspend',
  })

  const { actor, enrolmentId } = place(enrolment)
  const { next } = await getEnrolment({ actor, enrolmentId })

  expect(next?.itemId).toBe('lesson-1')
  await expect(launchItem({ ...place(enrolment), itemId: next?.itemId ?? '' })).resolves.toMatchObject({
    instead: null,
  })
})

test('in a finished course everything is open', async () => {
  const enrolment = await aLedCourse()
  const { actor, enrolmentId, moduleId } = place(enrolment)
  for (const lesson of ['lesson-1', 'lesson-2', 'lesson-3']) {
    await play(enrolment, lesson, { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' })
    await navigateModule({ actor, enrolmentId, moduleId, navigation: { request: 'continue' } })
  }

  const { completedAt } = await getEnrolment({ actor, enrolmentId })
  const { modules, sequence, progress } = await contents(enrolment, 'lesson-2')

  expect(completedAt).not.toBeNull()
  expect(sequence).toBeNull()
  expect(progress).toEqual({ doneCount: 3, itemCount: 3 })
  expect(partsOf(modules[0]?.contents ?? []).map(({ lock }) => lock)).toEqual([null, null, null])
})

test('nobody reads what surrounds the part of another learner, or a part that is not there', async () => {
  const enrolment = await anEnrolment()

  await expect(getPlayContents({ ...place(enrolment), actor: await aLearner() })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(contents(enrolment, 'lesson-9')).rejects.toMatchObject({ code: 'not_found' })
})

test('a preview shows every part without a status, and which ones are hidden from learners', async () => {
  const items = [aLesson(1), aLesson(2, { isVisible: false, prerequisites: 'lesson-1' })]
  const course = await aLearningCourse({ status: 'draft', packages: [{ items }] })

  const { modules, next } = await previewItem({
    ...{ actor: course.author, courseVersionId: course.versionId },
    ...{ moduleId: course.moduleIds[0] ?? '', itemId: 'lesson-1' },
  })

  expect(partsOf(modules[0]?.contents ?? [])).toMatchObject([
    { title: 'Lesson 1', status: null, lock: null, isHidden: false },
    { title: 'Lesson 2', status: null, lock: null, isHidden: true },
  ])
  expect(next?.itemId).toBe('lesson-2')
})
