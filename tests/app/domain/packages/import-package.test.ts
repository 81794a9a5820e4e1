import { text } from 'node:stream/consumers'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { importPackage } from '#app/domain/packages/import-package.server.ts'
import { packageFile, packageMarker } from '#app/domain/packages/package-files.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse, aSubmittedCourse } from '#tests/support/factories/courses.ts'
import { aFile, aPackageFile, climbingZipBytes, zipBytes } from '#tests/support/factories/packages.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

const originalName = 'leave-rules.zip'

/** Folders and markers. */
async function storedPackages(): Promise<string[]> {
  const found = new Set<string>()
  for await (const { name } of getRuntime().storage.list('packages')) found.add(name.split('/')[1] ?? '')
  return [...found]
}

const shaOf = async (packageId: string): Promise<string> =>
  String((await ContentPackage.findById(packageId).lean())?.sha256)

for (const standard of ['scorm12', 'scorm2004'] as const) {
  test(`a ${standard} package becomes the module of the draft and lies in storage`, async () => {
    const course = await aCourse()

    const file = await aPackageFile({ standard, title: `Leave in ${standard}` })
    const { packageId } = await importPackage({ ...course, file, originalName })

    const { module, missing } = await getCourseWorkspace(course)
    expect(missing).not.toContain('package')
    expect(module).toMatchObject({
      title: `Leave in ${standard}`,
      package: { id: packageId, standard, originalName },
    })
    expect(module?.package.launchable.map(({ title }) => title)).toEqual([
      'Kinds of leave',
      'Applying for leave',
    ])
    const lesson = packageFile(await shaOf(packageId), 'lesson-1.html')
    expect(await text(await getRuntime().storage.read(lesson))).toContain('Kinds of leave')
  })
}

test('the same package twice is stored once', async () => {
  const first = await aCourse()
  const second = await aCourse()
  const file = await aPackageFile({ body: 'twice' })
  const before = (await storedPackages()).length

  const [one, two] = await Promise.all([
    importPackage({ ...first, file, originalName }),
    importPackage({ ...second, file, originalName }),
  ])

  expect(await shaOf(one.packageId)).toBe(await shaOf(two.packageId))
  expect((await storedPackages()).length).toBe(before + 2) // a folder and its marker
  expect(await ContentPackage.countDocuments()).toBe(2)
})

test('a package that is complete in storage is not written again', async () => {
  const course = await aCourse()
  const file = await aPackageFile({ body: 'left alone' })
  const sha256 = await shaOf((await importPackage({ ...course, file, originalName })).packageId)
  const lesson = packageFile(sha256, 'lesson-1.html')
  await getRuntime().storage.write(lesson, Buffer.from('as it was'))

  await importPackage({ ...course, file, originalName })

  expect(await text(await getRuntime().storage.read(lesson))).toBe('as it was')
})

test('a package that a crash left half unpacked is repaired by the next upload', async () => {
  const course = await aCourse()
  const file = await aPackageFile({ body: 'half' })
  const sha256 = await shaOf((await importPackage({ ...course, file, originalName })).packageId)
  const { storage } = getRuntime()
  await storage.remove(packageMarker(sha256))
  await storage.remove(packageFile(sha256, 'lesson-2.html'))

  await importPackage({ ...course, file, originalName })

  expect(await storage.size(packageFile(sha256, 'lesson-2.html'))).toBeGreaterThan(0)
  expect(await storage.size(packageMarker(sha256))).not.toBeNull()
})

test('a new upload takes the place of the old one', async () => {
  const course = await aCourse()
  await importPackage({ ...course, file: await aPackageFile({ title: 'First try' }), originalName })
  await importPackage({ ...course, file: await aPackageFile({ title: 'Second try' }), originalName })
  expect((await getCourseWorkspace(course)).module?.title).toBe('Second try')
})

const refused: [what: string, bytes: () => Promise<Buffer>, rule: string][] = [
  [
    'a file that is not a zip',
    async () => await Promise.resolve(Buffer.from('I am a letter, not a zip.')),
    'ZIP01',
  ],
  ['a zip without a manifest', async () => await zipBytes({ 'index.html': '<p>hello</p>' }), 'ZIP10'],
  ['a path that climbs out of the zip', climbingZipBytes, 'ZIP02'],
]
for (const [what, bytes, rule] of refused) {
  test(`${what} is refused with its findings and nothing changes`, async () => {
    const course = await aCourse()
    const before = await storedPackages()

    const importing = importPackage({ ...course, file: await aFile(await bytes()), originalName })

    const refusal: unknown = await importing.catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'invalid', key: 'provide:refusals.packageRefused' })
    expect(refusal).toMatchObject({ report: { verdict: 'refused' } })
    const { findings } = (
      refusal as { report: { findings: { rule: string; severity: string; messageHi: string }[] } }
    ).report
    const errors = findings.filter(({ severity }) => severity === 'error')
    expect(errors.map((finding) => finding.rule)).toContain(rule)
    expect(errors[0]?.messageHi).toMatch(/[\u0900-\u097f]/)
    expect((await getCourseWorkspace(course)).module).toBeNull()
    expect(await storedPackages()).toEqual(before)
  })
}

test('a package that inflates beyond the limit is refused', async () => {
  const course = await aCourse()
  const file = await aPackageFile({ body: 'x'.repeat(5_000) })
  const importing = importPackage({ ...course, file, originalName, limits: { inflatedBytes: 2_000 } })
  await expect(importing).rejects.toMatchObject({ key: 'provide:refusals.packageRefused' })
})

test('only its provider can give a course a package', async () => {
  const { courseId } = await aCourse()
  const file = await aPackageFile()
  const importing = importPackage({ actor: await anAuthor(), courseId, file, originalName })
  await expect(importing).rejects.toMatchObject({ code: 'not_found' })
  expect(await ContentPackage.countDocuments()).toBe(0)
})

test('a frozen version takes no new package', async () => {
  const course = await aSubmittedCourse()
  const importing = importPackage({ ...course, file: await aPackageFile(), originalName })
  await expect(importing).rejects.toMatchObject({ code: 'conflict' })
})
