import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isValidObjectId } from 'mongoose'
import { MADE_SUFFIX } from '#app/domain/lessons/export-course-file.server.ts'
import { ContentPackage } from '#app/domain/packages/content-package.model.server.ts'
import { FETCHED_SUFFIX } from '#app/domain/packages/fetch-upload.server.ts'
import { uploadIdOf, UPLOADS } from '#app/domain/packages/package-files.ts'
import { UNDER_WAY } from '#app/domain/packages/package-state.ts'
import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { removeUnfinished, removeUpload } from '#app/domain/packages/remove-upload.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

const ONE_HOUR_IN_MS = 60 * 60 * 1000
/** Longer than the queue gives a job. */
const FORGOTTEN_AFTER_MS = 2 * ONE_HOUR_IN_MS

/** Removes uploads nobody has finished in time and what crashes have left, and ends what no job looks after any more. */
export async function expireUploads({ now = new Date() }: { now?: Date } = {}): Promise<void> {
  await endAbandoned(now)
  for (const { _id, packageId } of await findExpired(now)) {
    await (packageId ? removeUpload(String(_id)) : removeUnfinished(String(_id)))
  }
  await removeOrphans()
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS)
  await removeLeftBehind(forgotten)
  await getRuntime().storage.sweep(forgotten)
}

/** Expired, unless it has become a package that is still under way; that of a failed one is kept as long. */
async function findExpired(now: Date) {
  const old = await PackageUpload.find({ expiresAt: { $lte: now } }, { packageId: 1 }).lean()
  const busy = await ContentPackage.find(
    { _id: { $in: old.flatMap(({ packageId }) => packageId ?? []) }, state: { $in: UNDER_WAY } },
    { _id: 1 },
  ).lean()
  const kept = new Set(busy.map(({ _id }) => String(_id)))
  return old.filter(({ packageId }) => !packageId || !kept.has(String(packageId)))
}

/** A job that was discarded, or ended the process each time, leaves a package that would wait for ever. */
async function endAbandoned(now: Date): Promise<void> {
  const before = new Date(now.getTime() - ONE_HOUR_IN_MS)
  const waiting = await ContentPackage.find(
    { state: { $in: UNDER_WAY }, updatedAt: { $lte: before } },
    { _id: 1 },
  ).lean()
  for (const { _id } of waiting) {
    if (await Job.exists({ name: 'packages.process', key: String(_id), status: 'waiting' })) continue
    await ContentPackage.updateOne(
      { _id, state: { $in: UNDER_WAY } },
      { $set: { state: 'failed', reason: { message: 'provide:refusals.processingFailed', at: now } } },
    )
  }
}

/** Parts of uploads that no record knows. A record is written before the first part, so these have no sender. */
async function removeOrphans(): Promise<void> {
  const { storage } = getRuntime()
  const found = new Map<string, string[]>()
  for await (const { name } of storage.list(UPLOADS)) {
    const id = uploadIdOf(name)
    found.set(id, [...(found.get(id) ?? []), name])
  }
  for (const [id, names] of found) {
    if (!isValidObjectId(id) || (await PackageUpload.exists({ _id: id }))) continue
    for (const name of names) await storage.remove(name)
  }
}

/** A process that was killed could not clear up after itself. */
async function removeLeftBehind(before: Date): Promise<void> {
  const { temporaryDir } = getRuntime()
  for (const name of await readdir(temporaryDir)) {
    if (![FETCHED_SUFFIX, MADE_SUFFIX].some((suffix) => name.endsWith(suffix))) continue
    const file = path.join(temporaryDir, name)
    const found = await stat(file).catch(() => null)
    if (found && found.mtime < before) await rm(file, { force: true })
  }
}
