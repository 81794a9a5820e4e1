import { textFingerprint, textsOf, type LessonContent } from '@karmashala/authoring'
import { beforeEach } from 'vitest'
import { courseJsonLd } from '#app/components/catalogue/json-ld.ts'
import { getCoursePage } from '#app/domain/catalogue/get-course-page.server.ts'
import { readCatalogueQuery } from '#app/domain/catalogue/read-catalogue-query.ts'
import { refreshCatalogue } from '#app/domain/catalogue/refresh-catalogue.server.ts'
import { searchCatalogue } from '#app/domain/catalogue/search-catalogue.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { updateDetails } from '#app/domain/courses/update-details.server.ts'
import { versionLanguages } from '#app/domain/courses/version-languages.ts'
import { withdrawSubmission } from '#app/domain/courses/withdraw-submission.server.ts'
import { foreseeLanguages } from '#app/domain/lessons/foresee-languages.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { getSubmissionReview } from '#app/domain/validation/get-submission-review.server.ts'
import { compareSnapshots } from '#app/domain/validation/version-snapshot.ts'
import { expect, test } from '#tests/support/db.ts'
import { emptyCatalogue, runAllJobs } from '#tests/support/factories/catalogue.ts'
import { aPublishedCourse, courseDetails, slugOfCourse } from '#tests/support/factories/courses.ts'
import {
  aCourseOfLessons,
  aWrittenLesson,
  reword,
  rewrite,
  type TestLesson,
} from '#tests/support/factories/lessons.ts'
import { aPackageFile } from '#tests/support/factories/packages.ts'
import { aValidator } from '#tests/support/factories/people.ts'

beforeEach(emptyCatalogue)

/** An edit that puts every piece of words of a lesson into Hindi, but for those of one block. */
const inHindi =
  ({ except }: { except?: string } = {}) =>
  (content: LessonContent): LessonContent => {
    const blocks = content.document.content.filter(({ attrs }) => attrs.id !== except)
    const unitsOf = (block: (typeof blocks)[number]) =>
      textsOf(block).map(({ key, text }) => [
        key,
        { of: textFingerprint(text), text: typeof text === 'string' ? 'हिंदी में' : [hindiText] },
      ])
    return {
      ...content,
      translations: {
        hi: {
          title: { of: textFingerprint(content.title), text: 'छुट्टी के प्रकार' },
          blocks: Object.fromEntries(
            blocks.map((block) => [block.attrs.id, Object.fromEntries(unitsOf(block)) as never]),
          ),
        },
      },
    }
  }
const hindiText = { type: 'text' as const, text: 'हिंदी में' }

async function approve(lesson: TestLesson): Promise<void> {
  const { submissionId } = await submitCourse(lesson)
  await approveSubmission({ actor: await aValidator(), submissionId })
  await runAllJobs()
}

async function newestOf({ courseId }: { courseId: string }) {
  const version = await CourseVersion.findOne({ courseId }).sort({ number: -1 }).lean()
  if (!version) throw new Error('No version.')
  return version
}

const found = async (address: string, language: 'en' | 'hi' = 'en') =>
  await searchCatalogue({ query: readCatalogueQuery(new URLSearchParams(address)).query, language })
const foundIds = async (address: string) => (await found(address)).cards.map(({ id }) => id)

test('a course whose lessons are wholly translated is a course in both languages, wherever it is shown', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, inHindi())
  await updateDetails({ ...lesson, ...courseDetails, titleHi: 'छुट्टी के नियम' })
  await approve(lesson)

  expect((await newestOf(lesson)).languages).toEqual(['en', 'hi'])
  expect((await found('')).cards[0]?.languages).toEqual(['English', 'Hindi'])
  expect((await found('', 'hi')).cards[0]?.languages).toEqual(['अंग्रेज़ी', 'हिन्दी'])
  expect(await foundIds('language=hi')).toEqual([lesson.courseId])
  expect(await foundIds('language=en')).toEqual([lesson.courseId])
  expect(await foundIds('language=ta')).toEqual([])
  const { facets } = await found('')
  expect(facets.find(({ name }) => name === 'language')?.choices).toMatchObject([
    { value: 'en', count: 1 },
    { value: 'hi', count: 1 },
  ])
  expect(await foundIds(new URLSearchParams({ q: 'छुट्टी', language: 'hi' }).toString())).toEqual([
    lesson.courseId,
  ])
  const page = await getCoursePage({ slug: await slugOfCourse(lesson.courseId) })
  expect(page.languages).toEqual(['en', 'hi'])
  expect(JSON.parse(courseJsonLd(page, 'https://example.org/'))).toMatchObject({ inLanguage: ['en', 'hi'] })
})

test('a language in which one sentence is missing, or out of date, is not promised', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, inHindi({ except: 'second' }))
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en'])

  await withdrawSubmission(lesson)
  await rewrite(lesson, inHindi())
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en', 'hi'])

  await withdrawSubmission(lesson)
  await rewrite(lesson, reword('first', 'Leave is earned day by day.'))
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en'])
})

test('a language that one lesson of several does not have is not promised', async () => {
  const lesson = await aCourseOfLessons()
  const other = await aWrittenLesson({ course: lesson, title: 'In English' })
  await rewrite(lesson, inHindi())
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en'])

  await withdrawSubmission(lesson)
  await rewrite(other, inHindi())
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en', 'hi'])
})

test('an uploaded package is in the language its author declared, and so is a course it is part of', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, inHindi())
  await importPackage({ ...lesson, file: await aPackageFile(), originalName: 'leave.zip' })
  await submitCourse(lesson)
  expect((await newestOf(lesson)).languages).toEqual(['en'])

  const uploaded = await aPublishedCourse({ language: 'hi' })
  expect((await newestOf(uploaded)).languages).toEqual(['hi'])
  const page = await getCoursePage({ slug: await slugOfCourse(uploaded.courseId) })
  expect(JSON.parse(courseJsonLd(page, 'https://example.org/'))).toMatchObject({ inLanguage: 'hi' })
})

test('a version of earlier days, or whose language was changed since, has the language it declares', async () => {
  const lesson = await aCourseOfLessons()
  await rewrite(lesson, inHindi())
  await approve(lesson)
  await CourseVersion.collection.updateMany({}, { $unset: { languages: '' } })
  await emptyCatalogue()
  await refreshCatalogue()

  expect(versionLanguages(await newestOf(lesson))).toEqual(['en'])
  expect((await found('')).cards[0]?.languages).toEqual(['English'])
  expect(versionLanguages({ language: 'hi', languages: ['en', 'ta'] })).toEqual(['hi'])
})

test('authors are told before they submit which languages will be promised, and which will not', async () => {
  const lesson = await aCourseOfLessons()
  const foreseen = async () => {
    const { _id, language } = await newestOf(lesson)
    return await foreseeLanguages({ ...lesson, versionId: String(_id), language })
  }
  expect(await foreseen()).toEqual({ promised: ['en'], leftOut: [] })

  await rewrite(lesson, inHindi({ except: 'second' }))
  expect(await foreseen()).toEqual({ promised: ['en'], leftOut: ['hi'] })

  await rewrite(lesson, inHindi())
  expect(await foreseen()).toEqual({ promised: ['en', 'hi'], leftOut: [] })
  await aWrittenLesson({ course: lesson, title: 'In English' })
  expect(await foreseen()).toEqual({ promised: ['en'], leftOut: ['hi'] })
})

test('validators are shown which languages a new version has more than the one on sale', async () => {
  const lesson = await aCourseOfLessons()
  await approve(lesson)
  await startVersion(lesson)
  expect(versionLanguages(await newestOf(lesson))).toEqual(['en'])
  await rewrite(lesson, inHindi())

  const { submissionId } = await submitCourse(lesson)

  const { languages, comparison } = await getSubmissionReview({ actor: await aValidator(), submissionId })
  expect(languages).toEqual(['en', 'hi'])
  if (!comparison) throw new Error('Nothing to compare with.')
  expect(compareSnapshots(comparison.before, comparison.now).changed).toContain('language')
  const { languages: _, ...ofEarlierDays } = comparison.before
  expect(compareSnapshots(ofEarlierDays, comparison.before).changed).toEqual([])
})
