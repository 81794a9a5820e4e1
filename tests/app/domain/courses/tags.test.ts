import { Competency } from '#app/domain/competencies/competency.model.server.ts'
import { bumpFrameworkRevision } from '#app/domain/competencies/framework-revision.model.server.ts'
import { readCourseDocuments } from '#app/domain/catalogue/course-document.server.ts'
import { getCoursePage } from '#app/domain/catalogue/get-course-page.server.ts'
import { TAGS_MAX } from '#app/domain/courses/course.schema.ts'
import { toCoverageRows } from '#app/domain/courses/coverage-rows.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { pickCompetencies } from '#app/domain/courses/pick-competencies.server.ts'
import { recentlyUsedTags } from '#app/domain/courses/recently-used-tags.server.ts'
import { addTag, removeTag, setTags } from '#app/domain/courses/set-tags.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { suggestTags } from '#app/domain/courses/suggest-tags.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { approveSubmission } from '#app/domain/validation/approve-submission.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCompleteCourse, aCourse, slugOfCourse, type TestCourse } from '#tests/support/factories/courses.ts'
import { aPackageFile } from '#tests/support/factories/packages.ts'
import { anAuthor, aProvider, aValidator } from '#tests/support/factories/people.ts'

const taught = { competencyCode: 'FUN-111', level: 2, role: 'taught' } as const
const assessed = { competencyCode: 'FUN-111', level: 3, role: 'assessed' } as const

async function moduleOf(course: TestCourse): Promise<string> {
  const { modules } = await getCourseWorkspace(course)
  return modules[0]?.id ?? ''
}

/** A private term, as if its organisation had written it down. */
async function anOwnTerm({ acting }: Actor, code = 'FUN-OWN-1'): Promise<string> {
  await Competency.create({
    ...{ _id: code, place: 9_000, type: 'functional', area: 'Functional', theme: 'Handling Leave' },
    ...{ name: 'Quantum Roster Keeping', ownerId: acting.organisationId, status: 'draft' },
    provenance: { source: 'private', at: new Date() },
  })
  await bumpFrameworkRevision(new Date())
  return code
}

test('a module carries tags of its own beside those of the course', async () => {
  const course = await aCompleteCourse()
  const moduleId = await moduleOf(course)

  await addTag({ ...course, moduleId, tag: taught })
  await addTag({ ...course, moduleId, tag: { ...taught, level: 1 } })

  const { tags } = await getCourseWorkspace(course)
  expect(tags).toMatchObject([
    { ...taught, moduleId: null },
    { ...taught, level: 1, moduleId },
  ])
  await removeTag({ ...course, moduleId, tag: taught })
  expect((await getCourseWorkspace(course)).tags).toMatchObject([{ ...taught, moduleId: null }])
})

test('a module that is not of this course takes no tag', async () => {
  const course = await aCompleteCourse()
  const other = await aCompleteCourse({ actor: course.actor })

  const tagging = addTag({ ...course, moduleId: await moduleOf(other), tag: taught })

  await expect(tagging).rejects.toMatchObject({ code: 'not_found', key: 'provide:refusals.noModule' })
})

test('the course and each of its modules take their own number of tags', async () => {
  const course = await aCompleteCourse()
  const moduleId = await moduleOf(course)
  const many = Array.from({ length: TAGS_MAX }, (_, index) => ({
    ...{ competencyCode: `FUN-${String(50 + index).padStart(3, '0')}`, level: 1, role: 'taught' as const },
  }))
  await setTags({ ...course, tags: many })
  await setTags({ ...course, moduleId, tags: many })

  const oneMore = addTag({ ...course, moduleId, tag: assessed })

  await expect(oneMore).rejects.toMatchObject({ key: 'provide:refusals.tooManyTags' })
})

test('a course whose only tag is on a module is not missing its competencies', async () => {
  const course = await aCompleteCourse()
  await setTags({ ...course, tags: [] })
  await expect(submitCourse(course)).rejects.toMatchObject({ key: 'provide:refusals.incomplete' })

  await addTag({ ...course, moduleId: await moduleOf(course), tag: taught })

  expect((await getCourseWorkspace(course)).missing).toEqual([])
  await expect(submitCourse(course)).resolves.toHaveProperty('submissionId')
})

test('the tags of a module stay with it when another package takes its place and in the next version', async () => {
  const course = await aCompleteCourse()
  await addTag({ ...course, moduleId: await moduleOf(course), tag: assessed })
  const { submissionId } = await submitCourse(course)
  await approveSubmission({ actor: await aValidator(), submissionId })
  await startVersion(course)
  await importPackage({
    ...course,
    file: await aPackageFile({ body: 'Another text.' }),
    originalName: 'b.zip',
  })

  const { tags } = await getCourseWorkspace(course)

  expect(tags).toMatchObject([taught, { ...assessed, moduleId: await moduleOf(course) }])
})

test('catalogue and course page count the tags of modules, each competency once at its highest level', async () => {
  const course = await aCompleteCourse()
  await addTag({ ...course, moduleId: await moduleOf(course), tag: assessed })
  const { submissionId } = await submitCourse(course)
  await approveSubmission({ actor: await aValidator(), submissionId })

  const [document] = await readCourseDocuments([course.courseId])
  const page = await getCoursePage({ slug: await slugOfCourse(course.courseId) })

  expect(document?.competencies).toMatchObject([{ code: 'FUN-111', level: 3 }])
  expect(page.tags).toMatchObject([
    { ...taught, moduleTitle: null },
    { ...assessed, moduleTitle: 'Imagined Leave Rules' },
  ])
})

test('the coverage matrix shows what nothing assesses, over the course and its modules', async () => {
  const course = await aCompleteCourse()
  const rows = async () => toCoverageRows((await getCourseWorkspace(course)).tags)
  expect(await rows()).toMatchObject([{ code: 'FUN-111', holes: [{ kind: 'not_assessed', claimed: 2 }] }])

  await addTag({ ...course, moduleId: await moduleOf(course), tag: { ...assessed, level: 2 } })

  expect(await rows()).toMatchObject([{ code: 'FUN-111', cells: { assessed: { level: 2 } }, holes: [] }])
})

test('a private term can be tagged by its organisation only, and is marked as its own', async () => {
  const provider = await aProvider()
  const course = await aCourse({ actor: await anAuthor(provider) })
  const stranger = await aCourse()
  const competencyCode = await anOwnTerm(course.actor)
  const tag = { competencyCode, level: 1, role: 'taught' } as const

  await addTag({ ...course, tag })

  expect((await getCourseWorkspace(course)).tags).toMatchObject([
    { name: 'Quantum Roster Keeping', isOutside: true },
  ])
  const { found } = await pickCompetencies({ actor: course.actor, query: 'quantum roster' })
  expect(found).toMatchObject([{ code: competencyCode, isOwn: true }])
  await expect(addTag({ ...stranger, tag })).rejects.toMatchObject({ code: 'invalid' })
  expect((await pickCompetencies({ actor: stranger.actor, query: 'quantum roster' })).found).toEqual([])
})

test('a course with a private or retired competency is not submitted, and the refusal names it', async () => {
  const course = await aCompleteCourse()
  const competencyCode = await anOwnTerm(course.actor)
  await addTag({ ...course, tag: { competencyCode, level: 1, role: 'taught' } })

  await expect(submitCourse(course)).rejects.toMatchObject({
    key: 'provide:refusals.outsideTags',
    params: { count: 1, names: `Quantum Roster Keeping (${competencyCode})` },
  })

  await removeTag({ ...course, tag: { competencyCode, role: 'taught' } })
  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { status: 'retired' } })
  await bumpFrameworkRevision(new Date())
  await expect(submitCourse(course)).rejects.toMatchObject({ key: 'provide:refusals.outsideTags' })
})

test('a competency that was merged is tagged as the one it became, and locks nothing in', async () => {
  const course = await aCompleteCourse()
  await Competency.updateOne({ _id: 'FUN-111' }, { $set: { status: 'retired', redirectTo: 'FUN-110' } })
  await bumpFrameworkRevision(new Date())

  await addTag({ ...course, tag: assessed })

  const { tags } = await getCourseWorkspace(course)
  expect(tags.map(({ competencyCode, currentCode }) => [competencyCode, currentCode])).toEqual([
    ['FUN-111', 'FUN-110'],
    ['FUN-110', 'FUN-110'],
  ])
  expect(toCoverageRows(tags)).toHaveLength(1)
  await expect(submitCourse(course)).resolves.toHaveProperty('submissionId')
})

test('suggestions come from the title, the outcomes and the pages of the package, with their words', async () => {
  const course = await aCourse({
    title: 'Imagined elephants',
    summary: 'A course that says little about itself.',
    outcomes: ['Do things well'],
  })
  expect(await suggestTags(course)).toEqual([])

  await importPackage({
    ...course,
    file: await aPackageFile({
      title: 'Imagined',
      body: 'A tender is a bid. <b>Tenders</b> are opened in public; e-tendering and procurement by GFR.',
    }),
    originalName: 'tender.zip',
  })

  const suggested = await suggestTags(course)
  expect(suggested.map(({ option }) => option.code)).toContain('FUN-T06')
  expect(suggested.flatMap(({ words }) => words)).toContainEqual({ word: 'tender', where: 'package' })
})

test('a course in Hindi gets suggestions from its Hindi, and none for what it is tagged with', async () => {
  const course = await aCourse({ title: 'छुट्टी के नियम', language: 'hi', outcomes: ['छुट्टी मंज़ूर करना'] })
  const codes = async () => (await suggestTags(course)).map(({ option }) => option.code)
  expect(await codes()).toContain('FUN-111')

  await addTag({ ...course, tag: taught })

  expect(await codes()).not.toContain('FUN-111')
})

test('nobody gets suggestions for a course of another organisation', async () => {
  const { courseId } = await aCourse()
  const actor = await anAuthor()

  await expect(suggestTags({ actor, courseId })).rejects.toMatchObject({ code: 'not_found' })
  expect(await recentlyUsedTags({ actor, courseId })).toEqual([])
})

test('what the organisation tagged last is offered again, without what the course has already', async () => {
  const provider = await aProvider()
  const actor = await anAuthor(provider)
  const before = await aCourse({ actor })
  await addTag({ ...before, tag: taught })
  await addTag({ ...before, tag: { ...taught, competencyCode: 'FUN-067' } })
  const course = await aCourse({ actor })
  await addTag({ ...course, tag: taught })

  const recent = await recentlyUsedTags(course)

  expect(recent.map(({ code }) => code)).toEqual(['FUN-067'])
})
