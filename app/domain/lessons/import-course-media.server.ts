import { type ArchivedMedia } from '@karmashala/authoring/server'
import { createHash } from 'node:crypto'
import { type Readable } from 'node:stream'
import { CREDIT_MAX } from '#app/domain/media/media.schema.ts'
import { findMissing } from '#app/domain/media/name-media.server.ts'
import { findMediaForExport } from '#app/domain/media/read-media-for-export.server.ts'
import { removeMedia } from '#app/domain/media/remove-media.server.ts'
import { takeIntoLibrary } from '#app/domain/media/upload-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { DomainError } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** What each file is called in the course, and what it is called now. */
export type NewNames = ReadonlyMap<string, string>

/**
 * Puts the media of a course into the library, hands their new names to `use`, and when something goes wrong takes out
 * again what was not in it before. What the library has already is not made anew.
 */
export async function withCourseMediaTakenIn<T>(
  actor: Actor,
  media: ReadonlyMap<string, ArchivedMedia>,
  use: (names: NewNames) => Promise<T>,
): Promise<T> {
  const names = new Map<string, string>()
  const added: string[] = []
  try {
    for (const [src, file] of media) {
      if (await isOwn(actor, src, file)) {
        names.set(src, src)
        continue
      }
      const { asset, isNew } = await takeIntoLibrary({
        ...{ actor, content: await file.open(), originalName: file.fileName ?? nameOf(file.path) },
        credit: file.credit?.slice(0, CREDIT_MAX) ?? null,
      })
      if (isNew) added.push(asset.id)
      names.set(src, asset.src)
    }
    return await use(names)
  } catch (error) {
    for (const assetId of added) {
      await removeMedia({ actor, assetId }).catch((fault: unknown) => {
        // Somebody uses it by now, or the database is what failed; the library shows that nothing names it.
        log.warn({ err: fault, assetId }, 'a file of a course that was not brought in stays in the library')
      })
    }
    throw error
  }
}

/** Refuses when one of the files has been taken out since; part of the transaction that writes the lessons. */
export async function requireTakenIn({ acting }: Actor, names: NewNames): Promise<void> {
  const ids = [...new Set([...names.values()].map((src) => src.slice('media/'.length)))]
  const missing = await findMissing(acting.organisationId, ids)
  if (missing.length > 0) throw new DomainError('conflict', 'lessons:refusals.mediaMovedOn')
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path

/** Whether a file is what the library of this organisation holds under the same name: its own course comes back to it. */
async function isOwn({ acting }: Actor, src: string, file: ArchivedMedia): Promise<boolean> {
  const { organisationId } = acting
  const known = (await findMediaForExport({ organisationId, srcs: [src] })).get(src)
  const { storage } = getRuntime()
  if (!known || known.sizeInBytes !== file.sizeInBytes) return false
  if ((await storage.size(known.stored.name)) !== known.sizeInBytes) return false
  const [theirs, ours] = [
    await hashOf(await file.open()),
    await hashOf(await storage.read(known.stored.name)),
  ]
  return theirs === ours
}

async function hashOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
