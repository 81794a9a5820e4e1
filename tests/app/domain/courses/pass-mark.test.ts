import { type Block } from '@karmashala/authoring'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { setPassMark } from '#app/domain/courses/set-pass-mark.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { draftLessons, makeLessonPackages } from '#app/domain/lessons/make-lesson-packages.server.ts'
import { previewLesson } from '#app/domain/lessons/preview-lesson.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourseOfLessons, aHeading, aParagraph } from '#tests/support/factories/lessons.ts'
import { anAuthor, aValidator } from '#tests/support/factories/people.ts'

const aQuestion: Block = {
  type: 'singleChoice',
  attrs: {
    id: 'ask',
    question: 'How many days?',
    options: [
      { id: 'o1', text: 'Thirty', correct: true, feedback: 'Section 7(1).' },
      { id: 'o2', text: 'Ninety', correct: false, feedback: 'Too long.' },
    ],
    explanation: 'Thirty days from receipt.',
  },
}
const BLOCKS = [aHeading('top', 'The time limit'), aParagraph('first', 'An answer is due.'), aQuestion]

test('the pass mark its authors set goes into the package of a lesson, the preview and the rules, with an audit entry', async () => {
  const lesson = await aCourseOfLessons({ blocks: BLOCKS })

  await setPassMark({ ...lesson, passMarkPercent: 75 })

  expect((await previewLesson(lesson)).passMarkPercent).toBe(75)
  const version = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  const rules = await getCompletionRules({ ...lesson, versionId: String(version?._id) })
  expect(rules).toMatchObject([{ kind: 'lesson', hasPassMark: true, passMarkPercent: 75 }])
  const entry = await AuditEntry.findOne({ action: 'course.pass_mark_changed' }).lean()
  expect(entry?.details).toMatchObject({ fromPercent: 60, toPercent: 75 })

  await submitCourse(lesson)
  const made = await ContentPackage.findOne({ lessonId: lesson.lessonId }).lean()
  expect(made?.report.launchable).toMatchObject([{ scaledPassingScore: 0.75 }])
  await expect(setPassMark({ ...lesson, passMarkPercent: 40 })).rejects.toMatchObject({ code: 'conflict' })
})

test('a pass mark is a whole number from 1 to 100, and only authors of the provider set it', async () => {
  const lesson = await aCourseOfLessons()

  for (const passMarkPercent of [0, 101, 60.5, Number.NaN]) {
    await expect(setPassMark({ ...lesson, passMarkPercent })).rejects.toMatchObject({
      key: 'lessons:errors.passMark',
    })
  }
  const other = { ...lesson, actor: await anAuthor() }
  await expect(setPassMark({ ...other, passMarkPercent: 75 })).rejects.toMatchObject({ code: 'not_found' })
})

test('a lesson that asks nothing keeps its package when the pass mark changes', async () => {
  const lesson = await aCourseOfLessons()
  const draft = await CourseVersion.findOne({ courseId: lesson.courseId }).lean()
  const lessons = draft ? await draftLessons(draft, lesson.actor.acting.organisationId) : []

  const [before] = await makeLessonPackages(lessons, 60)
  const [after] = await makeLessonPackages(lessons, 80)

  expect(after?.sha256).toBe(before?.sha256)
})

test('validators see the outline of a lesson, what the checks advise and the right answers; the preview names its places', async () => {
  const lesson = await aCourseOfLessons({ blocks: BLOCKS })
  expect(Object.values((await previewLesson(lesson)).places)).toContainEqual({ en: 'The time limit' })
  const { submissionId } = await submitCourse(lesson)

  const { evidence } = await getSubmissionReview({ actor: await aValidator(), submissionId })

  expect(evidence?.modules[0]?.lesson).toMatchObject({
    language: 'en',
    screens: [
      {
        title: 'The time limit',
        questions: [
          {
            number: 1,
            question: 'How many days?',
            answer: 'Thirty',
            explanation: 'Thirty days from receipt.',
          },
        ],
      },
    ],
  })
})
