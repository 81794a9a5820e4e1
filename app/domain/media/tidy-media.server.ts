import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Types } from 'mongoose'
import { MEDIA, incomingFile, ownerOfFile } from '#app/domain/media/media-files.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { RECEIVED_SUFFIX } from '#app/domain/media/receive-media-file.server.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

const ONE_HOUR_IN_MS = 60 * 60 * 1000
/** Longer than the server gives a request and the queue a job. */
const FORGOTTEN_AFTER_MS = 2 * ONE_HOUR_IN_MS
const BATCH = 500

/** Removes what crashes have left of media files, and ends what no job looks after any more (job 'media.tidy'). */
export async function tidyMedia({ now = new Date() }: { now?: Date } = {}): Promise<void> {
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS)
  await endAbandoned(forgotten)
  await removeOrphans(forgotten)
  await removeReceived(forgotten)
}

/** A job that was discarded leaves an image that would be waited for in vain. */
async function endAbandoned(before: Date): Promise<void> {
  const waiting = await MediaAsset.find(
    { state: 'processing', updatedAt: { $lte: before } },
    { _id: 1 },
  ).lean()
  for (const { _id } of waiting) {
    if (await Job.exists({ name: 'media.process_image', key: String(_id), status: 'waiting' })) continue
    await MediaAsset.updateOne(
      { _id, state: 'processing' },
      { $set: { state: 'failed', reason: 'media:refusals.processingFailed' } },
    )
  }
}

/** Files are stored before their record is written and removed after it is gone; in between a process can be killed. */
async function removeOrphans(before: Date): Promise<void> {
  const { storage } = getRuntime()
  const found = new Map<string, string[]>()
  for await (const { name } of storage.list(MEDIA)) {
    const assetId = ownerOfFile(name)?.assetId
    // The id says when its upload began; what is younger may still be on its way.
    if (!assetId || new Types.ObjectId(assetId).getTimestamp() > before) continue
    found.set(assetId, [...(found.get(assetId) ?? []), name])
  }
  const ids = [...found.keys()]
  for (let at = 0; at < ids.length; at += BATCH) {
    const batch = ids.slice(at, at + BATCH)
    const known = await MediaAsset.find({ _id: { $in: batch } }, { state: 1, organisationId: 1 }).lean()
    const byId = new Map(known.map((asset) => [String(asset._id), asset]))
    for (const id of batch) {
      const asset = byId.get(id)
      const needless = (found.get(id) ?? []).filter(
        (name) =>
          !asset || (asset.state !== 'processing' && name === incomingFile(String(asset.organisationId), id)),
      )
      for (const name of needless) await storage.remove(name)
    }
  }
}

async function removeReceived(before: Date): Promise<void> {
  const { temporaryDir } = getRuntime()
  for (const name of await readdir(temporaryDir)) {
    if (!name.endsWith(RECEIVED_SUFFIX)) continue
    const file = path.join(temporaryDir, name)
    const found = await stat(file).catch(() => null)
    if (found && found.mtime < before) await rm(file, { force: true })
  }
}
