import { loadDictionary } from '@karmashala/frac'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { listProviderCourses } from '#app/domain/courses/list-provider-courses.server.ts'
import { setPrice } from '#app/domain/courses/set-price.server.ts'
import { addTag, removeTag, setTags } from '#app/domain/courses/set-tags.server.ts'
import { TAGS_MAX } from '#app/domain/courses/course.schema.ts'
import { updateDetails } from '#app/domain/courses/update-details.server.ts'
import { findBrokenAuditEntry } from '#app/domain/audit/record-audit.server.ts'
import { expect, test } from '#tests/support/db.ts'
import {
  aCompleteCourse,
  aCourse,
  aSubmittedCourse,
  courseDetails,
  slugOfCourse,
} from '#tests/support/factories/courses.ts'
import { aMinistry, anActor, anAuthor, aProvider } from '#tests/support/factories/people.ts'

test('a new course is a draft that says what it still lacks', async () => {
  const course = await aCourse()

  const workspace = await getCourseWorkspace(course)

  expect(workspace).toMatchObject({
    status: 'draft',
    isEditable: true,
    version: { number: 1 },
  })
  expect(workspace.missing).toEqual(['package', 'competencies', 'price'])
  expect(workspace.details).toEqual({ ...courseDetails, titleHi: null, summaryHi: null })
})

test('two courses with the same title get addresses of their own', async () => {
  const first = await aCourse()
  const second = await aCourse()

  expect(await slugOfCourse(first.courseId)).toBe('imagined-leave-rules-for-beginners')
  expect(await slugOfCourse(second.courseId)).toMatch(/^imagined-leave-rules-for-beginners-\w{6}$/)
})

test('only those who write courses for a provider can create one', async () => {
  const learner = await anActor(await aMinistry(), ['learner'])
  await expect(aCourse({ actor: learner })).rejects.toMatchObject({ code: 'forbidden' })
})

test('authors see the courses of their own organisation and no other', async () => {
  const mine = await aCourse()
  await aCourse()

  const { items, total } = await listProviderCourses({ actor: mine.actor })

  expect(total).toBe(1)
  expect(items).toMatchObject([
    { id: mine.courseId, status: 'draft', missing: ['package', 'competencies', 'price'], onSaleNumber: null },
  ])
})

test('a course of another organisation is not found, whatever is tried on it', async () => {
  const { courseId } = await aCompleteCourse()
  const actor = await anAuthor()
  const tag = { competencyCode: 'FUN-111', level: 1, role: 'taught' } as const
  const attempts = [
    getCourseWorkspace({ actor, courseId }),
    updateDetails({ actor, courseId, ...courseDetails }),
    setTags({ actor, courseId, tags: [tag] }),
    addTag({ actor, courseId, tag }),
    removeTag({ actor, courseId, tag }),
    setPrice({ actor, courseId, pricePerSeatPerYearInPaise: 100 }),
  ]
  for (const attempt of await Promise.allSettled(attempts)) {
    expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
  }
})

test('colleagues in the same organisation can work on the same course', async () => {
  const provider = await aProvider()
  const { courseId } = await aCourse({ actor: await anAuthor(provider) })

  await updateDetails({ actor: await anAuthor(provider), courseId, ...courseDetails, titleHi: 'अवकाश नियम' })

  const { details } = await getCourseWorkspace({ actor: await anAuthor(provider), courseId })
  expect(details.titleHi).toBe('अवकाश नियम')
})

test('a Hindi title that is left out is taken away', async () => {
  const course = await aCourse({ titleHi: 'अवकाश नियम' })
  await updateDetails({ ...course, ...courseDetails })
  expect((await getCourseWorkspace(course)).details.titleHi).toBeNull()
})

test('a submitted version is frozen', async () => {
  const course = await aSubmittedCourse()
  const attempts = [
    updateDetails({ ...course, ...courseDetails, title: 'Something quite different' }),
    setTags({ ...course, tags: [] }),
    setPrice({ ...course, pricePerSeatPerYearInPaise: 1 }),
  ]
  for (const attempt of await Promise.allSettled(attempts)) {
    expect(attempt).toMatchObject({ reason: { code: 'conflict', key: 'provide:refusals.frozen' } })
  }
  const workspace = await getCourseWorkspace(course)
  expect(workspace).toMatchObject({ isEditable: false, pricePerSeatPerYearInPaise: 25_000 })
  expect(workspace.details.title).toBe(courseDetails.title)
})

test('the same competency in the same role is kept once, at the level given last', async () => {
  const course = await aCourse()
  await addTag({ ...course, tag: { competencyCode: 'FUN-111', level: 1, role: 'taught' } })
  await addTag({ ...course, tag: { competencyCode: 'FUN-111', level: 3, role: 'taught' } })
  await addTag({ ...course, tag: { competencyCode: 'FUN-111', level: 2, role: 'assessed' } })

  const { tags } = await getCourseWorkspace(course)

  expect(tags).toMatchObject([
    { competencyCode: 'FUN-111', role: 'taught', level: 3, levelName: 'Advanced', levelNameHi: 'उन्नत' },
    { competencyCode: 'FUN-111', role: 'assessed', level: 2 },
  ])
  expect(tags[0]?.name).not.toBe('FUN-111')
})

test('a removed tag leaves the others alone', async () => {
  const course = await aCourse()
  const kept = { competencyCode: 'FUN-111', level: 2, role: 'assessed' } as const
  await setTags({ ...course, tags: [{ competencyCode: 'FUN-111', level: 1, role: 'taught' }, kept] })

  await removeTag({ ...course, tag: { competencyCode: 'FUN-111', role: 'taught' } })

  expect((await getCourseWorkspace(course)).tags).toMatchObject([kept])
})

test('a competency the dictionary does not know is refused and changes nothing', async () => {
  const course = await aCompleteCourse()
  const tags = [{ competencyCode: 'FUN-999999', level: 1, role: 'taught' } as const]

  await expect(setTags({ ...course, tags })).rejects.toMatchObject({ code: 'invalid' })

  expect((await getCourseWorkspace(course)).tags).toHaveLength(1)
})

test('a course cannot claim more competencies than anyone would believe', async () => {
  const course = await aCourse()
  const known = loadDictionary().list({ type: 'functional' })
  const tags = known
    .filter(({ selectable }) => selectable)
    .slice(0, TAGS_MAX + 1)
    .map(({ code }) => ({ competencyCode: code, level: 1, role: 'taught' as const }))
  await expect(setTags({ ...course, tags })).rejects.toMatchObject({ key: 'provide:refusals.tooManyTags' })
})

test('a price is whole paise, not negative and within the limit', async () => {
  const course = await aCourse()
  for (const paise of [-1, 0.5, 1_00_000_00 + 1, Number.NaN]) {
    await expect(setPrice({ ...course, pricePerSeatPerYearInPaise: paise })).rejects.toMatchObject({
      code: 'invalid',
    })
  }
  await setPrice({ ...course, pricePerSeatPerYearInPaise: 0 })
  expect((await getCourseWorkspace(course)).missing).not.toContain('price')
})

test('every change is in the audit chain of the organisation', async () => {
  const course = await aSubmittedCourse()
  expect(await findBrokenAuditEntry(course.actor.acting.organisationId)).toBeNull()
})
