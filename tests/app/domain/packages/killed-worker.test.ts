import { writePackage } from '@karmashala/scorm/server'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished, vi } from 'vitest'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { getCourseWorkspace } from '#app/domain/courses/get-course-workspace.server.ts'
import { openPackageFile } from '#app/domain/launches/open-package-file.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { expireUploads } from '#app/domain/packages/expire-uploads.server.ts'
import { packageFile, packageMarker } from '#app/domain/packages/package-files.ts'
import { type PackageState } from '#app/domain/packages/package-state.ts'
import { Job, runNextJob } from '#app/lib/jobs.server.ts'
import { getRuntime, setRuntime } from '#app/lib/runtime.server.ts'
import { ARRIVALS } from '#app/lib/storage/storage-name.ts'
import { aProcess, untilReady, type Running } from '#tests/app/server/a-process.ts'
import { expect, test } from '#tests/support/db.ts'
import { aCourse } from '#tests/support/factories/courses.ts'
import { aReceivedPackage, storedParts } from '#tests/support/factories/uploads.ts'

const FILES = 500
const FILE_BYTES = 50_000
const THREE_HOURS_IN_MS = 3 * 60 * 60 * 1000

/** Large enough that its worker can be met in the middle of the work. */
async function aLargePackage(): Promise<Buffer> {
  const pages = Array.from({ length: FILES }, (_, n) => ({
    path: `pictures/${n}.png`,
    content: randomBytes(FILE_BYTES),
  }))
  return await writePackage({
    standard: 'scorm12',
    title: 'Imagined Leave Rules in Pictures',
    identifier: 'imagined-package',
    language: 'en',
    items: [{ identifier: 'lesson-1', title: 'Kinds of leave', href: 'lesson-1.html', scormType: 'sco' }],
    files: [{ path: 'lesson-1.html', content: '<!doctype html><title>Leave</title><p>Leave</p>' }, ...pages],
  })
}

const stateOf = async (packageId: string): Promise<PackageState | undefined> =>
  (await ContentPackage.findById(packageId, { state: 1 }).lean())?.state

async function namesBelow(folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of getRuntime().storage.list(folder)) names.push(name)
  return names
}

/** A worker as `npm run worker` starts it, on the storage of the test and with temporary files in `dataDir`. */
async function aWorker(dataDir: string): Promise<Running> {
  const worker = await aProcess('startWorkerProcess', {
    DATA_DIR: dataDir,
    STORAGE_URL: pathToFileURL(getRuntime().storage.place).href,
  })
  await untilReady(worker)
  return worker
}

/** `kill -9` at the moment when `isThere` holds and it is still in the middle: it is stopped first, then looked at. */
async function killWhen({ child, ended }: Running, isThere: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => expect(await isThere()).toBe(true), { timeout: 120_000, interval: 3 })
  child.kill('SIGSTOP')
  expect(await isThere()).toBe(true)
  child.kill('SIGKILL')
  await ended
}

const MOMENTS = ['checking', 'unpacking'] as const

test.skipIf(process.env['STORAGE_URL']).each(MOMENTS)(
  'a package whose worker is killed while %s is finished by another, once, and nothing half-made is served',
  { timeout: 300_000 },
  async (moment) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'karmashala-killed-'))
    onTestFinished(async () => await rm(dataDir, { recursive: true, force: true }))
    const temporaryDir = path.join(dataDir, 'uploads')
    const course = await aCourse()
    const bytes = await aLargePackage()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const folder = `packages/${sha256}`
    const firstPage = { path: 'lesson-1.html' }

    const first = await aWorker(dataDir)
    const { packageId, uploadId } = await aReceivedPackage(course, { bytes })
    await killWhen(first, async () => {
      if ((await stateOf(packageId)) !== moment) return false
      if (moment === 'unpacking') return (await namesBelow(folder)).length > FILES / 10
      return (await largestIn(temporaryDir)) === bytes.length
    })

    const half = (await namesBelow(folder)).length
    expect(half).toBeLessThan(FILES + 1)
    expect(await getRuntime().storage.size(packageMarker(sha256))).toBeNull()
    expect(await openPackageFile({ packageId, ...firstPage })).toBeNull()
    expect((await getCourseWorkspace(course)).module).toBeNull()
    expect((await readdir(temporaryDir)).length).toBe(1)
    // Nobody takes the job from a worker that may be alive.
    expect(await runNextJob({ 'packages.process': () => Promise.reject(new Error('taken')) })).toBe(false)

    await Job.updateMany({ name: 'packages.process' }, { $set: { runAt: new Date() } })
    await aWorker(dataDir)
    await vi.waitFor(async () => expect(await stateOf(packageId)).toBe('ready'), { timeout: 120_000 })
    await vi.waitFor(async () => expect(await storedParts(uploadId)).toEqual([]), { timeout: 20_000 })

    expect(await AuditEntry.countDocuments({ action: 'course.package_imported' })).toBe(1)
    expect((await getCourseWorkspace(course)).module?.package.id).toBe(packageId)
    expect((await namesBelow(folder)).length).toBe(FILES + 1 + (await schemasIn(folder)))
    const served = await openPackageFile({ packageId, ...firstPage })
    expect(served?.size).toBe(await getRuntime().storage.size(packageFile(sha256, firstPage.path)))
    served?.stream.destroy()
    await vi.waitFor(async () =>
      expect(await Job.countDocuments({ name: 'packages.process', status: 'waiting' })).toBe(0),
    )

    const before = getRuntime()
    setRuntime({ ...before, temporaryDir })
    onTestFinished(() => setRuntime(before))
    await expireUploads({ now: new Date(Date.now() + THREE_HOURS_IN_MS) })
    expect(await readdir(temporaryDir)).toEqual([])
    expect(await readdir(path.join(getRuntime().storage.place, ARRIVALS))).toEqual([])
  },
)

async function largestIn(folder: string): Promise<number> {
  const names = await readdir(folder)
  const found = await Promise.all(names.map(async (name) => await stat(path.join(folder, name))))
  return Math.max(0, ...found.map(({ size }) => size))
}

/** What the writer puts beside the content: the manifest and its schemas. */
async function schemasIn(folder: string): Promise<number> {
  const names = await namesBelow(folder)
  return names.filter((name) => /(\.xsd|\.dtd|imsmanifest\.xml)$/.test(name)).length
}
