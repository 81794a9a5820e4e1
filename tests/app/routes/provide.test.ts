import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { Course } from '#app/domain/courses/course.model.server.ts'
import { action as detailsAction } from '#app/routes/provide.courses.$courseId.details.tsx'
import { action as priceAction } from '#app/routes/provide.courses.$courseId.price.tsx'
import { action as submissionAction } from '#app/routes/provide.courses.$courseId.submission.tsx'
import {
  action as tagsAction,
  loader as tagsLoader,
} from '#app/routes/provide.courses.$courseId.tags/route.tsx'
import { action as removalAction } from '#app/routes/provide.courses.$courseId.tags_.removal.tsx'
import { loader as workspaceLoader } from '#app/routes/provide.courses.$courseId/route.tsx'
import { loader as listLoader } from '#app/routes/provide._index.tsx'
import { action as newAction } from '#app/routes/provide.courses.new.tsx'
import { expect, test } from '#tests/support/db.ts'
import { aCompleteCourse, aCourse, courseDetails } from '#tests/support/factories/courses.ts'
import { aMinistry, anActor, anAuthor } from '#tests/support/factories/people.ts'
import { signedInRequest } from '#tests/support/requests.ts'

const context = { cspNonce: '', clientAddress: '127.0.0.1' }

const detailsForm = {
  title: courseDetails.title,
  titleHi: '',
  summary: courseDetails.summary,
  summaryHi: '',
  outcomes: ' Tell kinds of leave apart \r\n\r\nApply for leave\r\n',
  language: 'en',
  licence: 'cc_by_4',
  durationInMinutes: '45',
}

test('the form of a new course makes a course with one outcome for each line', async () => {
  const actor = await anAuthor()
  const request = await signedInRequest({ actor, path: '/provide/courses/new', form: detailsForm })

  const response = (await newAction({ request, params: {}, context })) as Response

  const courseId = String((await Course.findOne().lean())?._id)
  expect(response.headers.get('Location')).toBe(`/provide/courses/${courseId}?saved=created`)
  const { details } = await getCourseWorkspace({ actor, courseId })
  expect(details).toMatchObject({ titleHi: null, durationInMinutes: 45 })
  expect(details.outcomes).toEqual(['Tell kinds of leave apart', 'Apply for leave'])
})

test('a form with missing fields is shown again with what is wrong and makes nothing', async () => {
  const actor = await anAuthor()
  const form = {
    title: 'Hm',
    titleHi: '',
    summary: '',
    outcomes: '',
    language: 'xx',
    durationInMinutes: 'long',
  }
  const request = await signedInRequest({ actor, path: '/provide/courses/new', form })

  const result = await newAction({ request, params: {}, context })

  expect(result).toMatchObject({
    init: { status: 422 },
    data: {
      error: {
        title: ['provide:errors.title'],
        summary: ['provide:errors.summary'],
        outcomes: ['provide:errors.outcomes'],
        language: ['provide:errors.language'],
        licence: ['provide:errors.licence'],
        durationInMinutes: ['provide:errors.duration'],
      },
    },
  })
  expect(await Course.countDocuments()).toBe(0)
})

test('a form without its token changes nothing', async () => {
  const actor = await anAuthor()
  const request = await signedInRequest({ actor, path: '/x', form: detailsForm, withCsrf: false })
  await expect(newAction({ request, params: {}, context })).rejects.toMatchObject({ status: 403 })
  expect(await Course.countDocuments()).toBe(0)
})

test('a malformed or foreign id in the address is not found', async () => {
  const { courseId } = await aCourse()
  const actor = await anAuthor()
  for (const id of [courseId, 'not-an-id', '0'.repeat(24)]) {
    const request = await signedInRequest({ actor, path: `/provide/courses/${id}` })
    await expect(workspaceLoader({ request, params: { courseId: id }, context })).rejects.toMatchObject({
      status: 404,
    })
  }
})

test('a person who writes no courses is turned away', async () => {
  const actor = await anActor(await aMinistry(), ['learner'])
  const request = await signedInRequest({ actor, path: '/provide' })
  await expect(listLoader({ request, params: {}, context })).rejects.toMatchObject({ status: 403 })
})

test('details are saved and the page leads back to the overview', async () => {
  const { actor, courseId } = await aCourse()
  const form = { ...detailsForm, title: 'Leave rules for section officers' }
  const request = await signedInRequest({ actor, path: `/provide/courses/${courseId}/details`, form })

  const response = (await detailsAction({ request, params: { courseId }, context })) as Response

  expect(response.status).toBe(302)
  expect((await getCourseWorkspace({ actor, courseId })).details.title).toBe(
    'Leave rules for section officers',
  )
})

test('a price is typed in rupees and kept in paise; nonsense is refused', async () => {
  const { actor, courseId } = await aCourse()
  const post = async (pricePerSeatPerYear: string) =>
    await priceAction({
      request: await signedInRequest({ actor, path: '/x', form: { pricePerSeatPerYear } }),
      params: { courseId },
      context,
    })

  for (const nonsense of ['', '-5', '12.345', 'free', '1e3', '100000.01']) {
    expect(await post(nonsense)).toMatchObject({ init: { status: 422 } })
  }
  expect((await getCourseWorkspace({ actor, courseId })).pricePerSeatPerYearInPaise).toBeNull()
  await post('1250.50')
  expect((await getCourseWorkspace({ actor, courseId })).pricePerSeatPerYearInPaise).toBe(125_050)
})

test('the picker finds competencies by words in English or Hindi and by area, and tags one', async () => {
  const { actor, courseId } = await aCourse()
  const look = async (search: string) =>
    await tagsLoader({
      request: await signedInRequest({ actor, path: `/provide/courses/${courseId}/tags?${search}` }),
      params: { courseId },
      context,
    })

  expect((await look('q=leave')).picker?.found?.map(({ code }) => code)).toContain('FUN-111')
  expect((await look(`q=${encodeURIComponent('सतर्कता')}`)).picker?.found?.length).toBeGreaterThan(0)
  expect((await look('area=behavioural')).picker?.themes.length).toBeGreaterThan(3)
  expect((await look('area=nonsense&code=FUN-000')).picker).toMatchObject({ chosen: null, themes: [] })
  expect((await look('code=FUN-111')).picker?.chosen?.code).toBe('FUN-111')

  const form = { competencyCode: 'FUN-111', level: '2', role: 'taught' }
  const request = await signedInRequest({ actor, path: '/x', form })
  await tagsAction({ request, params: { courseId }, context })
  expect((await getCourseWorkspace({ actor, courseId })).tags).toHaveLength(1)
})

test('a tag without a level is refused and a tag can be taken away', async () => {
  const course = await aCompleteCourse()
  const { actor, courseId } = course
  const without = await signedInRequest({
    actor,
    path: '/x',
    form: { competencyCode: 'FUN-111', role: 'taught' },
  })
  expect(await tagsAction({ request: without, params: { courseId }, context })).toMatchObject({
    init: { status: 422 },
    data: { error: { level: ['provide:errors.level'] } },
  })

  const removal = await signedInRequest({
    actor,
    path: '/x',
    form: { competencyCode: 'FUN-111', role: 'taught' },
  })
  await removalAction({ request: removal, params: { courseId }, context })
  expect((await getCourseWorkspace(course)).tags).toEqual([])
})

test('the tag page suggests with words, adds with one button and tags a module', async () => {
  const { actor, courseId } = await aCompleteCourse({ title: 'Imagined right to information' })
  const look = async (search = '') =>
    await tagsLoader({
      request: await signedInRequest({ actor, path: `/provide/courses/${courseId}/tags${search}` }),
      params: { courseId },
      context,
    })
  const { suggestions, coverage, course } = await look()
  expect(coverage).toMatchObject([{ code: 'FUN-111', holes: [{ kind: 'not_assessed' }] }])
  const suggested = suggestions.find(({ option }) => option.code === 'FUN-091')
  expect(suggested?.words).toContainEqual({ word: 'information', where: 'title' })

  const post = async (form: Record<string, string>) =>
    await tagsAction({
      request: await signedInRequest({ actor, path: '/x', form }),
      params: { courseId },
      context,
    })
  const where = course.modules[0]?.id ?? ''
  await post({ competencyCode: 'FUN-091', level: '1', role: 'taught', where: 'course' })
  await post({ competencyCode: 'FUN-111', level: '2', role: 'assessed', where })
  expect(
    await post({ competencyCode: 'FUN-111', level: '2', role: 'taught', where: 'nowhere' }),
  ).toMatchObject({
    data: { error: { where: ['provide:errors.tagPlace'] } },
  })

  const after = await look()
  expect(after.coverage.map(({ code, holes }) => [code, holes.length])).toEqual([
    ['FUN-111', 0],
    ['FUN-091', 1],
  ])
  expect(after.suggestions.map(({ option }) => option.code)).not.toContain('FUN-091')
  expect((await look('?code=FUN-091&level=9&role=sold')).search).toEqual({ q: '', code: 'FUN-091' })

  const removal = await signedInRequest({
    actor,
    path: '/x',
    form: { competencyCode: 'FUN-111', role: 'assessed', where },
  })
  await removalAction({ request: removal, params: { courseId }, context })
  expect((await getCourseWorkspace({ actor, courseId })).tags.map(({ role }) => role)).toEqual([
    'taught',
    'taught',
  ])
})

test('submitting an incomplete course is refused above the form', async () => {
  const { actor, courseId } = await aCourse()
  const request = await signedInRequest({ actor, path: '/x', form: {} })
  const result = await submissionAction({ request, params: { courseId }, context })
  expect(result).toMatchObject({ init: { status: 422 } })
  expect(JSON.stringify(result)).toContain('provide:refusals.incomplete')
})
