import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { publishVersion } from '#app/domain/courses/publish-version.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { readOutline } from '#app/domain/learning/course-outline.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { freezeLessons, LessonsMovedOn } from '#app/domain/lessons/freeze-lessons.server.ts'
import { getRevision } from '#app/domain/lessons/get-revision.server.ts'
import { PASS_MARK_DEFAULT } from '#app/domain/courses/course.schema.ts'
import { draftLessons, makeLessonPackages } from '#app/domain/lessons/make-lesson-packages.server.ts'
import { removeLesson } from '#app/domain/lessons/remove-lesson.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { packageMarker } from '#app/domain/packages/package-files.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { inTransaction } from '#app/lib/db.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCourseOfLessons,
  anUnfinishedImage,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { runAllJobs } from '#tests/support/factories/catalogue.ts'

const versionsOf = async ({ courseId }: TestLesson) =>
  await CourseVersion.find({ courseId }).sort({ number: 1 }).lean()

const onlyVersion = async (lesson: TestLesson) => {
  const [version] = await versionsOf(lesson)
  if (!version) throw new Error('No version.')
  return version
}

async function publish(lesson: TestLesson): Promise<void> {
  const { submissionId } = await submitCourse(lesson)
  const submission = await Submission.findById(submissionId).lean()
  await inTransaction(async () => {
    await Submission.updateOne({ _id: submissionId }, { $set: { status: 'approved' } })
    await publishVersion({ courseVersionId: String(submission?.courseVersionId), actorId: lesson.actor.id })
  })
  await runAllJobs()
}

test('a submitted lesson is a package learners can open, made of the revision it was frozen with', async () => {
  const lesson = await aCourseOfLessons()

  await submitCourse(lesson)

  const version = await onlyVersion(lesson)
  const [module] = version.modules
  expect(module).toMatchObject({ kind: 'lesson', lessonRevision: 2, title: 'Kinds of leave' })
  const pkg = await ContentPackage.findById(module?.packageId).lean()
  expect(pkg).toMatchObject({ state: 'ready', lessonRevision: 2 })
  expect(await getRuntime().storage.size(packageMarker(pkg?.sha256 ?? ''))).not.toBeNull()
  const [outline] = await readOutline(version)
  expect(outline?.items).toHaveLength(1)
  const preview = await previewItem({
    ...{ actor: lesson.actor, courseVersionId: String(version._id), moduleId: String(module?._id) },
    itemId: outline?.items[0]?.id ?? '',
  })
  expect(preview.launchUrl).toContain('/launch/')
})

test('a lesson with something to mend holds the submission up by its name, and nothing is frozen', async () => {
  const lesson = await aCourseOfLessons()
  await aWrittenLesson({ course: lesson, title: 'Not done', blocks: [anUnfinishedImage] })

  await expect(submitCourse(lesson)).rejects.toMatchObject({
    code: 'invalid',
    key: 'lessons:refusals.unfinished',
    params: { count: 1, lessons: 'Not done (2)' },
  })

  expect((await onlyVersion(lesson)).status).toBe('draft')
})

test('the same lesson gives the same package, so that trying again stores and records nothing twice', async () => {
  const lesson = await aCourseOfLessons()
  const draft = await onlyVersion(lesson)
  const make = async () =>
    await makeLessonPackages(await draftLessons(draft, lesson.actor.acting.organisationId), PASS_MARK_DEFAULT)

  const [before] = await make()
  const [again] = await make()
  await submitCourse(lesson)
  await withdrawSubmission(lesson)
  await submitCourse(lesson)

  expect(again?.sha256).toBe(before?.sha256)
  expect(await ContentPackage.countDocuments({ lessonId: lesson.lessonId })).toBe(1)
})

test('a lesson saved after its package was made is not frozen with that package', async () => {
  const lesson = await aCourseOfLessons()
  const draft = await onlyVersion(lesson)
  const made = await makeLessonPackages(
    await draftLessons(draft, lesson.actor.acting.organisationId),
    PASS_MARK_DEFAULT,
  )
  await rewrite(lesson, reword('first', 'At the last moment.'))

  const freezing = inTransaction(async () => await freezeLessons({ actor: lesson.actor, draft, made }))

  await expect(freezing).rejects.toBeInstanceOf(LessonsMovedOn)
  expect(await ContentPackage.countDocuments({ lessonId: lesson.lessonId })).toBe(0)
  await submitCourse(lesson)
  expect((await onlyVersion(lesson)).modules[0]?.lessonRevision).toBe(3)
})

test('a save and a submission at the same moment: the save is in the version or refused, never half', async () => {
  const lesson = await aCourseOfLessons()

  const [saved] = await Promise.allSettled([
    rewrite(lesson, reword('first', 'Just in time.')),
    submitCourse(lesson),
  ])

  const { modules, status } = await onlyVersion(lesson)
  expect(status).toBe('submitted')
  const content = await getRevision({ ...lesson, number: modules[0]?.lessonRevision ?? 0 })
  const isIn = JSON.stringify(content).includes('Just in time.')
  expect(isIn).toBe(saved.status === 'fulfilled')
})

test('a published version keeps its lesson while the next one is written, and a lesson left as it is keeps its package', async () => {
  const lesson = await aCourseOfLessons()
  const second = await aWrittenLesson({ course: lesson, title: 'Left alone' })
  await publish(lesson)
  await startVersion(lesson)
  await rewrite(lesson, reword('first', 'In the second version.'))
  await publish(lesson)

  const [first, next] = await versionsOf(lesson)
  const lessonIds = next?.modules.map(({ lessonId }) => String(lessonId))
  expect(lessonIds).toEqual([lesson.lessonId, second.lessonId])
  expect(next?.modules.map(({ lessonRevision }) => lessonRevision)).toEqual([3, 2])
  expect(first?.modules.map(({ lessonRevision }) => lessonRevision)).toEqual([2, 2])
  expect(String(next?.modules[0]?.packageId)).not.toBe(String(first?.modules[0]?.packageId))
  expect(String(next?.modules[1]?.packageId)).toBe(String(first?.modules[1]?.packageId))
  const frozen = await getRevision({ ...lesson, number: 2 })
  expect(JSON.stringify(frozen)).toContain('Leave is earned.')
})

test('a lesson taken out of the next version stays in the published one', async () => {
  const lesson = await aCourseOfLessons()
  await aWrittenLesson({ course: lesson, title: 'Stays' })
  await publish(lesson)
  await startVersion(lesson)
  await removeLesson(lesson)
  await publish(lesson)

  const [first, next] = await versionsOf(lesson)
  expect(first?.modules).toHaveLength(2)
  expect(next?.modules).toHaveLength(1)
  expect((await readOutline(first ?? { modules: [] as never })).map(({ items }) => items.length)).toEqual([
    1, 1,
  ])
})
