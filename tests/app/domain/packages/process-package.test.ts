import { writePackage } from '@karmashala/scorm/server'
import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { onTestFinished } from 'vitest'
import { jobHandlers } from '#app/jobs.server.ts'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { CourseVersion } from '#app/domain/courses/course.model.server.ts'
import { getCompletionRules } from '#app/domain/courses/get-completion-rules.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { setCompletionRules } from '#app/domain/courses/set-completion-rules.server.ts'
import { startVersion } from '#app/domain/courses/start-version.server.ts'
import { submitCourse } from '#app/domain/courses/submit-course.server.ts'
import { launchItem } from '#app/domain/launches/launch-item.server.ts'
import { previewItem } from '#app/domain/launches/preview-item.server.ts'
import { Attempt } from '#app/domain/learning/attempt.model.server.ts'
import { appendToUpload } from '#app/domain/packages/append-to-upload.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { findIncomingPackage } from '#app/domain/packages/find-incoming-package.server.ts'
import { finishUpload } from '#app/domain/packages/finish-upload.server.ts'
import { getPackageReport } from '#app/domain/packages/get-package-report.server.ts'
import { packageFile } from '#app/domain/packages/package-files.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { processPackage } from '#app/domain/packages/process-package.server.ts'
import { retryPackage } from '#app/domain/packages/retry-package.server.ts'
import { TRIES_MAX } from '#app/domain/packages/settle-failure.server.ts'
import { Membership } from '#app/domain/people/membership.model.server.ts'
import { Submission } from '#app/domain/validation/submission.model.server.ts'
import { Job, runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCompleteCourse, aCourse, aPublishedCourse } from '#tests/support/factories/courses.ts'
import { aLesson, anEnrolment } from '#tests/support/factories/learning.ts'
import { climbingZipBytes, packageBytes, zipBytes } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'
import { anUpload, aReceivedPackage, storedParts } from '#tests/support/factories/uploads.ts'

const stateOf = async (packageId: string) => (await ContentPackage.findById(packageId).lean())?.state
const titleOf = async (course: Parameters<typeof getCourseWorkspace>[0]) =>
  (await getCourseWorkspace(course)).module?.title

/** Does what waits in the queue now. */
async function work(): Promise<void> {
  while (await runNextJob(jobHandlers)) {
    // until there is nothing more
  }
}

/** The storage fails at what the test says until the test is over, or until it is mended. */
function failingStorage(fails: (name: string) => boolean): { mend(): void } {
  const before = getRuntime()
  const refuse = async (name: string) => {
    if (fails(name)) throw new StorageError('failed', `${name}: the storage is away.`)
    await Promise.resolve()
  }
  setRuntime({
    ...before,
    storage: {
      ...before.storage,
      write: async (name, content) => {
        await refuse(name)
        await before.storage.write(name, content)
      },
      read: async (name, range) => {
        await refuse(name)
        return await before.storage.read(name, range)
      },
    },
  })
  const mend = () => setRuntime(before)
  onTestFinished(mend)
  return { mend }
}

test('a received package is checked and unpacked by the worker and leaves nothing of its upload', async () => {
  const course = await aCourse()
  const { packageId, uploadId } = await aReceivedPackage(course)
  expect(await findIncomingPackage(course)).toMatchObject({ state: 'received', originalName: 'leave.zip' })
  expect(await getCourseWorkspace(course)).toMatchObject({ module: null })

  await work()

  expect(await stateOf(packageId)).toBe('ready')
  expect(await findIncomingPackage(course)).toBeNull()
  expect((await getCourseWorkspace(course)).module?.package.id).toBe(packageId)
  expect(await storedParts(uploadId)).toEqual([])
  expect((await readdir(getRuntime().temporaryDir)).filter((name) => name.endsWith('.package'))).toEqual([])
})

test('a package that stands at one step for long is said to be slow, and no other', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course)
  expect(await findIncomingPackage(course)).toMatchObject({ isSlow: false })

  const since = (minutes: number) => new Date(Date.now() - minutes * 60_000)
  for (const [state, minutes, isSlow] of [
    ['received', 3, true],
    ['unpacking', 3, false],
    ['unpacking', 6, true],
    ['failed', 60, false],
  ] as const) {
    await ContentPackage.collection.updateOne({}, { $set: { state, updatedAt: since(minutes) } })
    expect(await findIncomingPackage(course)).toMatchObject({ id: packageId, state, isSlow })
  }
})

test('a package that is ready can be previewed as a learner at once', async () => {
  const course = await aCourse()
  await aReceivedPackage(course)
  await work()
  const { version, module } = await getCourseWorkspace(course)

  const { launchUrl } = await previewItem({
    actor: course.actor,
    courseVersionId: version.id,
    moduleId: module?.id ?? '',
    itemId: module?.package.launchable[0]?.identifier ?? '',
  })

  expect(launchUrl).toContain('/launch/')
})

test('the same package uploaded by two providers is stored once and belongs to both', async () => {
  const bytes = await packageBytes({ body: 'uploaded by two' })
  const [one, two] = [await aCourse(), await aCourse()]
  const first = await aReceivedPackage(one, { bytes })
  const second = await aReceivedPackage(two, { bytes })
  await work()
  const [a, b] = await Promise.all(
    [first, second].map(async ({ packageId }) => await ContentPackage.findById(packageId).lean()),
  )
  expect(a?.sha256).toBe(b?.sha256)
  expect(String(a?.providerId)).not.toBe(String(b?.providerId))
  const names: string[] = []
  for await (const { name } of getRuntime().storage.list(`packages/${a?.sha256}`)) names.push(name)
  expect(names.filter((name) => name === packageFile(a?.sha256 ?? '', 'lesson-1.html'))).toHaveLength(1)
})

test('work that was killed in any of its states is begun again and comes to the same end', async () => {
  for (const state of ['received', 'checking', 'unpacking'] as const) {
    const course = await aCourse()
    const { packageId } = await aReceivedPackage(course, { bytes: await packageBytes({ body: state }) })
    await ContentPackage.updateOne({ _id: packageId }, { $set: { state } })
    await processPackage({ packageId })
    expect(await stateOf(packageId)).toBe('ready')
    expect((await getCourseWorkspace(course)).module?.package.id).toBe(packageId)
  }
})

test('the same work done by two workers at once is done once', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course)

  await Promise.all([processPackage({ packageId }), processPackage({ packageId })])

  expect(await stateOf(packageId)).toBe('ready')
  expect(await AuditEntry.countDocuments({ action: 'course.package_imported' })).toBe(1)
  expect(await AuditEntry.countDocuments({ action: 'course.package_refused' })).toBe(0)
})

test('of two uploads to a course the one received last stays, in whichever order they are done', async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    const course = await aCourse()
    const first = await aReceivedPackage(course, { bytes: await packageBytes({ title: 'The first' }) })
    const second = await aReceivedPackage(course, { bytes: await packageBytes({ title: 'The second' }) })
    const ids = [first.packageId, second.packageId]
    for (const index of order) await processPackage({ packageId: ids[index] ?? '' })
    expect(await titleOf(course)).toBe('The second')
    expect(await findIncomingPackage(course)).toBeNull()
  }
})

test('an upload that is refused leaves an earlier one that is still under way its place', async () => {
  const course = await aCourse()
  const good = await aReceivedPackage(course, { bytes: await packageBytes({ title: 'The good one' }) })
  const bad = await aReceivedPackage(course, { bytes: Buffer.from('no zip') })
  await processPackage({ packageId: bad.packageId })
  await processPackage({ packageId: good.packageId })
  expect(await titleOf(course)).toBe('The good one')
})

test.each([
  ['a file that is not a zip', async () => await Promise.resolve(Buffer.from('a letter')), 'ZIP01'],
  ['a truncated package', async () => (await packageBytes()).subarray(0, 900), 'ZIP01'],
  ['a web export', async () => await zipBytes({ 'index.html': '<p>hello</p>' }), 'ZIP10'],
  ['a path that climbs out of the package', climbingZipBytes, 'ZIP02'],
  [
    'a zip bomb',
    async () => await zipBytes({ 'imsmanifest.xml': '<manifest/>', 'bomb.txt': '0'.repeat(30_000_000) }),
    'ZIP04',
  ],
])(
  '%s is refused with its report, and the report stays until the next upload',
  async (_what, bytes, rule) => {
    const course = await aCourse()
    const { packageId, uploadId } = await aReceivedPackage(course, { bytes: await bytes() })

    await work()

    const incoming = await findIncomingPackage(course)
    expect(incoming).toMatchObject({
      id: packageId,
      state: 'refused',
      reason: 'provide:refusals.packageRefused',
      report: { verdict: 'refused' },
    })
    expect(incoming?.report?.findings.map((finding) => finding.rule)).toContain(rule)
    expect(await storedParts(uploadId)).toEqual([])
    expect(await Job.countDocuments({ status: 'waiting' })).toBe(0)
    expect(await AuditEntry.countDocuments({ action: 'course.package_refused' })).toBe(1)
    expect(await getPackageReport({ ...course, packageId })).toMatchObject({
      verdict: 'refused',
      file: 'leave.zip',
    })

    const next = await aReceivedPackage(course)
    expect(await ContentPackage.findById(packageId)).toBeNull()
    expect(await findIncomingPackage(course)).toMatchObject({ id: next.packageId, state: 'received' })
  },
)

test('a report is only its own provider’s to download, and says nothing for support staff only', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course, { bytes: Buffer.from('no zip') })
  await work()
  const theirs = { actor: await anAuthor(), courseId: course.courseId, packageId }
  await expect(getPackageReport(theirs)).rejects.toMatchObject({ code: 'not_found' })
  expect(JSON.stringify(await getPackageReport({ ...course, packageId }))).not.toContain('"detail"')
})

test('a package that arrives after its course was submitted is refused with the reason', async () => {
  const course = await aCompleteCourse()
  const { packageId } = await aReceivedPackage(course, { bytes: await packageBytes({ title: 'Too late' }) })
  await CourseVersion.updateOne({ courseId: course.courseId }, { $set: { status: 'submitted' } })

  await processPackage({ packageId })

  const pkg = await ContentPackage.findById(packageId).lean()
  expect(pkg).toMatchObject({ state: 'refused', reason: { message: 'provide:refusals.frozen' } })
  expect(await titleOf(course)).not.toBe('Too late')
})

test('the upload of somebody who has left the organisation meanwhile is refused', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course)
  await Membership.deleteMany({ userId: course.actor.id })

  await processPackage({ packageId })

  const pkg = await ContentPackage.findById(packageId).lean()
  expect(pkg).toMatchObject({ state: 'refused', reason: { message: 'provide:refusals.noLongerAuthor' } })
})

test('a storage that is away is told to the person and tried again until it is back', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course, {
    bytes: await packageBytes({ body: 'storage away' }),
  })
  const storage = failingStorage((name) => name.startsWith('packages/'))

  await work()
  expect(await findIncomingPackage(course)).toMatchObject({
    state: 'unpacking',
    trouble: 'provide:refusals.processingFailed',
  })
  expect(await Job.findOne({ name: 'packages.process' }).lean()).toMatchObject({
    status: 'waiting',
    attempts: 1,
  })

  storage.mend()
  await Job.updateMany({}, { $set: { runAt: new Date() } })
  await work()
  expect(await stateOf(packageId)).toBe('ready')
})

test('what fails to the end says so, and can be tried again with the file that is still here', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course)
  const storage = failingStorage((name) => name.startsWith('uploads/'))
  for (let attempt = 0; attempt < TRIES_MAX; attempt += 1) {
    await Job.updateMany({}, { $set: { runAt: new Date() } })
    await work()
  }
  expect(await findIncomingPackage(course)).toMatchObject({ state: 'failed', mayRetry: true })
  expect(await Job.countDocuments({ status: 'dead' })).toBe(1)
  await expect(retryPackage({ ...course, actor: await anAuthor(), packageId })).rejects.toMatchObject({
    code: 'not_found',
  })

  storage.mend()
  await retryPackage({ ...course, packageId })
  await work()

  expect(await stateOf(packageId)).toBe('ready')
  await expect(retryPackage({ ...course, packageId })).rejects.toMatchObject({ code: 'conflict' })
})

test('a package whose job was given up does not wait for ever', async () => {
  const course = await aCourse()
  const { packageId } = await aReceivedPackage(course)
  await Job.updateMany({}, { $set: { status: 'discarded' } })

  await expireUploads()
  expect(await stateOf(packageId)).toBe('received')
  await expireUploads({ now: new Date(Date.now() + 2 * 60 * 60 * 1000) })

  expect(await stateOf(packageId)).toBe('failed')
})

test('a part that is gone from the storage is a refusal that says to upload again', async () => {
  const course = await aCourse()
  const { packageId, uploadId } = await aReceivedPackage(course)
  for (const name of await storedParts(uploadId)) await getRuntime().storage.remove(name)
  await processPackage({ packageId })
  expect(await findIncomingPackage(course)).toMatchObject({
    state: 'refused',
    reason: 'provide:refusals.uploadLost',
    report: null,
  })
})

test('a new package of a published course goes into the draft, and what is published keeps its own', async () => {
  const course = await aPublishedCourse()
  const before = (await getCourseWorkspace(course)).module?.package.id
  await startVersion(course)
  const { packageId } = await aReceivedPackage(course, {
    bytes: await packageBytes({ title: 'The next one' }),
  })

  await work()

  const workspace = await getCourseWorkspace(course)
  expect(workspace).toMatchObject({ version: { number: 2 }, module: { package: { id: packageId } } })
  expect(workspace.onSale).toMatchObject({ number: 1 })
  const published = await CourseVersion.findOne({ courseId: course.courseId, number: 1 }).lean()
  expect(published?.modules.map((module) => String(module.packageId))).toEqual([before])
})

test('a learner in the middle of a course stays on its package when the next version gets another', async () => {
  const { author, courseId, learner, enrolmentId, moduleIds, packageIds } = await anEnrolment()
  const launch = { actor: learner, enrolmentId, moduleId: moduleIds[0] ?? '', itemId: 'lesson-1' }
  await launchItem(launch)
  await startVersion({ actor: author, courseId })
  const { packageId } = await aReceivedPackage({ actor: author, courseId })
  await processPackage({ packageId })
  expect((await getCourseWorkspace({ actor: author, courseId })).module?.package.id).toBe(packageId)

  expect((await launchItem(launch)).launchUrl).toContain('/launch/')

  const attempts = await Attempt.find({ enrolmentId }).lean()
  expect(attempts.map((attempt) => String(attempt.packageId))).toEqual(packageIds)
})

const RULES = {
  completeOn: 'score',
  scorePercent: 70,
  passMark: 'is_ignored',
  afterCompletion: 'new_attempt',
} as const

test('a course cannot be submitted while what was uploaded to it last is still under way', async () => {
  const course = await aCompleteCourse()
  const { packageId } = await aReceivedPackage(course, {
    bytes: await packageBytes({ title: 'The new one' }),
  })
  const refusal = { code: 'conflict', key: 'provide:refusals.packageUnderWay', params: { name: 'leave.zip' } }
  for (const state of UNDER_WAY) {
    await ContentPackage.updateOne({ _id: packageId }, { $set: { state } })
    await expect(submitCourse(course)).rejects.toMatchObject(refusal)
  }
  expect(await Submission.countDocuments()).toBe(0)

  await work()
  await submitCourse(course)

  expect(await titleOf(course)).toBe('The new one')
})

test('a course can be submitted with its present package when the upload after it came to nothing', async () => {
  const course = await aCompleteCourse()
  const { packageId } = await aReceivedPackage(course, { bytes: Buffer.from('no zip') })
  await work()
  expect(await stateOf(packageId)).toBe('refused')

  await submitCourse(course)

  expect(await Submission.countDocuments({ status: 'queued' })).toBe(1)
})

test('of a submission and an upload that end at the same moment one is refused', async () => {
  const course = await aCompleteCourse()
  const { uploadId, bytes } = await anUpload(course, { bytes: await packageBytes({ title: 'At once' }) })
  const own = { ...course, uploadId }
  await appendToUpload({ ...own, offset: 0, content: Readable.from(bytes, { objectMode: false }) })

  const outcomes = await Promise.allSettled([submitCourse(course), finishUpload(own)])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a package that failed cannot be tried again once its course is with the validators', async () => {
  const course = await aCompleteCourse()
  const { packageId } = await aReceivedPackage(course)
  await ContentPackage.updateOne({ _id: packageId }, { $set: { state: 'failed' } })
  await submitCourse(course)

  await expect(retryPackage({ ...course, packageId })).rejects.toMatchObject({
    code: 'conflict',
    key: 'provide:refusals.frozen',
  })
  expect(await stateOf(packageId)).toBe('failed')
})

test('another package keeps the rules of completion and its module, and says when its parts are others', async () => {
  const course = await aCompleteCourse()
  const before = (await getCourseWorkspace(course)).module
  const moduleId = before?.id ?? ''
  await setCompletionRules({ ...course, moduleId, ...RULES })

  await aReceivedPackage(course, { bytes: await packageBytes({ body: 'The same parts.' }) })
  await work()
  expect((await getCourseWorkspace(course)).module).toMatchObject({ id: moduleId, otherParts: null })

  const items = [aLesson(1), aLesson(3), aLesson(4)]
  const files = items.map(({ href }) => ({ path: href, content: '<!doctype html><title>Part</title>' }))
  const bytes = await writePackage({
    ...{ standard: 'scorm12', identifier: 'imagined', title: 'Other parts', language: 'en', items, files },
  })
  await aReceivedPackage(course, { bytes })
  await work()

  const workspace = await getCourseWorkspace(course)
  expect(workspace.module).toMatchObject({
    ...{ id: moduleId, title: 'Other parts', otherParts: { added: 2, removed: 1 } },
  })
  const [kept] = await getCompletionRules({ ...course, versionId: workspace.version.id })
  expect(kept?.rules).toMatchObject({
    ...{ completeOn: 'score', scoreThreshold: 0.7, masteryOverride: false, afterCompletion: 'new_attempt' },
  })
})
