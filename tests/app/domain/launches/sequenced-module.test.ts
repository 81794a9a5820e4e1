import { type PackageReport } from '@karmashala/scorm'
import { getPlayContents } from '#app/domain/launches/get-play-contents.server.ts'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { loadLaunch } from '#app/domain/launches/load-launch.server.ts'
import { navigateModule } from '#app/domain/launches/navigate-module.server.ts'
import { getEnrolment } from '#app/domain/learning/get-enrolment.server.ts'
import { Sequencing } from '#app/domain/learning/sequencing.model.server.ts'
import { verifyLaunchToken } from '@karmashala/player/server'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { tokenOf } from '#tests/support/content-origin.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLearner, aLesson, anEnrolment } from '#tests/support/factories/learning.ts'

type Tree = NonNullable<PackageReport['activityTree']>

/** Lessons that follow each other and cannot be chosen, as a manifest with forced order has them. */
const inOrder = (report: PackageReport): PackageReport => {
  const tree = structuredClone(report.activityTree) as Tree
  const { sequencing } = tree.root
  if (!sequencing) throw new Error('The root has no sequencing.')
  sequencing.controlMode = { ...sequencing.controlMode, choice: false, flow: true }
  return { ...report, activityTree: tree }
}

const aForcedCourse = async () =>
  await anEnrolment({
    packages: [{ standard: 'scorm2004', items: [aLesson(1), aLesson(2), aLesson(3)], change: inOrder }],
  })

const placeOf = ({ enrolmentId, moduleIds }: { enrolmentId: string; moduleIds: string[] }) => ({
  enrolmentId,
  moduleId: moduleIds[0] ?? '',
})

test('a course that leads its learner begins at its first part, whichever was asked for', async () => {
  const enrolment = await aForcedCourse()
  const place = placeOf(enrolment)

  const third = await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-3' })
  const first = await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  expect(third).toMatchObject({ instead: { itemId: 'lesson-1' }, launchUrl: null })
  expect(first.instead).toBeNull()
  expect(first.sequence).toMatchObject({ next: 'enabled', previous: 'disabled' })
  const locks = first.modules[0]?.contents.map(({ part }) => part?.lock)
  expect(locks).toEqual([null, { reason: 'sequencing' }, { reason: 'sequencing' }])
})

test('a part that the manifest hides is opened where sequencing leads to it, and gone on with', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        standard: 'scorm2004',
        items: [aLesson(1), aLesson(2)],
        change: (report) => ({
          ...inOrder(report),
          launchable: report.launchable.map((item, index) => ({ ...item, isVisible: index === 0 })),
        }),
      },
    ],
  })
  const { learner, enrolmentId } = enrolment
  const place = placeOf(enrolment)
  await launchItem({ actor: learner, ...place, itemId: 'lesson-1' })

  const next = await navigateModule({ actor: learner, ...place, navigation: { request: 'continue' } })
  const hidden = await launchItem({ actor: learner, ...place, itemId: 'lesson-2' })
  const contents = await getPlayContents({ actor: learner, ...place, itemId: 'lesson-2' })

  expect(next).toEqual({ itemId: 'lesson-2' })
  expect(hidden).toMatchObject({
    itemTitle: 'Lesson 2',
    position: 0,
    launchUrl: expect.any(String) as string,
  })
  expect(contents).toMatchObject({ previous: null, next: null, sequence: { previous: 'enabled' } })
  expect((await getEnrolment({ actor: learner, enrolmentId })).next).toMatchObject({ itemId: 'lesson-2' })
})

test('a part that the manifest hides cannot be asked for', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        items: [aLesson(1), aLesson(2)],
        change: (report) => ({
          ...report,
          launchable: report.launchable.map((item, index) => ({ ...item, isVisible: index === 0 })),
        }),
      },
    ],
  })

  const launching = launchItem({ actor: enrolment.learner, ...placeOf(enrolment), itemId: 'lesson-2' })

  await expect(launching).rejects.toMatchObject({ code: 'not_found' })
})

test('a part that may not be chosen is refused while another is open', async () => {
  const enrolment = await aForcedCourse()
  const place = placeOf(enrolment)
  await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  const launching = launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-3' })

  await expect(launching).rejects.toMatchObject({ code: 'conflict', key: 'learn:refusals.notYet' })
})

test('going on leads to the next part, and the end of the course to its page', async () => {
  const enrolment = await aForcedCourse()
  const place = placeOf(enrolment)
  const goOn = async () =>
    await navigateModule({ actor: enrolment.learner, ...place, navigation: { request: 'continue' } })
  await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  expect(await goOn()).toEqual({ itemId: 'lesson-2' })
  expect(await goOn()).toEqual({ itemId: 'lesson-3' })
  expect(await goOn()).toEqual({ itemId: null })
})

test('a learner whose course came to a dead end can begin it again', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        standard: 'scorm2004',
        items: [aLesson(1), aLesson(2)],
        change: (report) => {
          const forced = inOrder(report)
          const second = forced.activityTree?.root.children[1]?.sequencing
          const condition = {
            condition: 'always',
            operator: 'noOp',
            referencedObjective: null,
            measureThreshold: null,
          } as const
          second?.preConditionRules.push({ combination: 'all', conditions: [condition], action: 'disabled' })
          return forced
        },
      },
    ],
  })
  const place = placeOf(enrolment)
  await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  const { itemId } = await navigateModule({
    actor: enrolment.learner,
    ...place,
    navigation: { request: 'continue' },
  })
  const again = await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  expect(itemId).toBeNull()
  expect(again.launchUrl).not.toBeNull()
})

test('the content is launched as sequencing delivered it', async () => {
  const enrolment = await aForcedCourse()
  const place = placeOf(enrolment)
  const play = await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  const claims = verifyLaunchToken(tokenOf(play.launchUrl), getRuntime().secrets.launch)
  const launch = await loadLaunch({ claims, session: 'imagined-session' })

  expect(launch?.cmi['cmi.entry']).toBe('ab-initio')
})

test('two windows that go on at once take one step after the other', async () => {
  const enrolment = await aForcedCourse()
  const place = placeOf(enrolment)
  await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })

  const goOn = () =>
    navigateModule({ actor: enrolment.learner, ...place, navigation: { request: 'continue' } })
  const reached = await Promise.all([goOn(), goOn()])

  expect(reached.map(({ itemId }) => itemId).sort()).toEqual(['lesson-2', 'lesson-3'])
  expect(await Sequencing.countDocuments()).toBe(1)
})

test('nobody moves another learner', async () => {
  const enrolment = await aForcedCourse()
  const stranger = await aLearner()

  const moving = navigateModule({
    actor: stranger,
    ...placeOf(enrolment),
    navigation: { request: 'continue' },
  })

  await expect(moving).rejects.toMatchObject({ code: 'not_found' })
})

test('a part with a prerequisite waits for it', async () => {
  const enrolment = await anEnrolment({
    packages: [
      {
        items: [aLesson(1), aLesson(2)],
        change: (report) => {
          const tree = structuredClone(report.activityTree) as Tree
          const second = tree.root.children[1]
          if (second) second.prerequisites = { kind: 'activity', identifier: 'lesson-1' }
          return { ...report, activityTree: tree }
        },
      },
    ],
  })
  const place = placeOf(enrolment)

  const launching = launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-2' })

  await expect(launching).rejects.toMatchObject({ key: 'learn:refusals.notYet' })
  expect(
    (await launchItem({ actor: enrolment.learner, ...place, itemId: 'lesson-1' })).launchUrl,
  ).not.toBeNull()
})
