import { verifyLaunchToken } from '@karmashala/player/server'
import { type PackageReport } from '@karmashala/scorm'
import { loadLaunch } from '#app/domain/launches/load-launch.server.ts'
import { navigateModule } from '#app/domain/launches/navigate-module.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { aCommit, aContentOrigin, aLaunch, sendCommit } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLesson, anEnrolment, type TestEnrolment } from '#tests/support/factories/learning.ts'

type Tree = NonNullable<PackageReport['activityTree']>
const notes = 'com.example.notes'

/** Every lesson has the store; the second may not write it, the third may not read it. */
function sharing({ isGlobal = true, isLed = false } = {}) {
  return (report: PackageReport): PackageReport => {
    const tree = structuredClone(report.activityTree) as Tree
    tree.sharedDataGlobalToSystem = isGlobal
    for (const [index, child] of tree.root.children.entries())
      child.sharedData = [{ targetId: notes, readSharedData: index !== 2, writeSharedData: index !== 1 }]
    const { sequencing } = tree.root
    if (isLed && sequencing) sequencing.controlMode = { ...sequencing.controlMode, flow: true }
    return { ...report, activityTree: tree }
  }
}

const aSharingCourse = async (options?: Parameters<typeof sharing>[0]) =>
  await anEnrolment({
    packages: [
      { standard: 'scorm2004', items: [aLesson(1), aLesson(2), aLesson(3)], change: sharing(options) },
    ],
  })

/** What the page of an item would be made from, and its token. */
async function open(enrolment: TestEnrolment, itemId: string) {
  const token = await aLaunch(enrolment, { itemId })
  const claims = verifyLaunchToken(token, getRuntime().secrets.launch)
  return { token, launch: await loadLaunch({ claims, session: 'imagined' }) }
}

const write = async (origin: string, token: string, value: string) =>
  await sendCommit(origin, token, aCommit({ 'adl.data.0.store': value }, { closing: true }))

test('what one part writes into a shared store, the others find; each by its own rights', async () => {
  const enrolment = await aSharingCourse()
  const origin = await aContentOrigin()
  const first = await open(enrolment, 'lesson-1')
  expect(first.launch?.sharedData?.stores).toEqual({})

  await write(origin, first.token, 'written in one')
  const second = await open(enrolment, 'lesson-2')
  await write(origin, second.token, 'forged in two')
  const third = await open(enrolment, 'lesson-3')

  expect(second.launch?.sharedData).toEqual({
    maps: [{ targetId: notes, readSharedData: true, writeSharedData: false }],
    stores: { [notes]: 'written in one' },
  })
  expect(third.launch?.sharedData?.stores).toEqual({ [notes]: 'written in one' })
  await write(origin, third.token, 'written in three')
  expect((await open(enrolment, 'lesson-1')).launch?.sharedData?.stores).toEqual({
    [notes]: 'written in three',
  })
})

test('what a learner shares between parts is not found by another learner', async () => {
  const enrolment = await aSharingCourse()
  const other = await anEnrolment({ course: enrolment })
  const origin = await aContentOrigin()

  await write(origin, (await open(enrolment, 'lesson-1')).token, 'mine')

  expect((await open(other, 'lesson-2')).launch?.sharedData?.stores).toEqual({})
})

test.for([
  { isGlobal: true, found: { [notes]: 'of the first time' } },
  { isGlobal: false, found: {} },
])('shared data lasts beyond an attempt on the course: $isGlobal', async ({ isGlobal, found }) => {
  const enrolment = await aSharingCourse({ isGlobal, isLed: true })
  const origin = await aContentOrigin()
  const { learner: actor, enrolmentId, moduleIds } = enrolment
  await write(origin, (await open(enrolment, 'lesson-1')).token, 'of the first time')
  expect((await open(enrolment, 'lesson-1')).launch?.sharedData?.stores).toEqual({
    [notes]: 'of the first time',
  })

  await navigateModule({
    ...{ actor, enrolmentId, moduleId: moduleIds[0] ?? '' },
    navigation: { request: 'exitAll' },
  })

  expect((await open(enrolment, 'lesson-1')).launch?.sharedData?.stores).toEqual(found)
})

test('the page of a sequenced part knows where its content may go', async () => {
  const { launch } = await open(await aSharingCourse({ isLed: true }), 'lesson-1')

  expect(launch?.sequence?.state.delivered?.identifier).toBe('lesson-1')
  expect(launch?.sequence?.tree.root.children).toHaveLength(3)
})
