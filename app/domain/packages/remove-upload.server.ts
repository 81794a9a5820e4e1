import { PackageUpload } from '#app/domain/packages/package-upload.model.server.ts'
import { partsOf, UPLOADS } from '#app/domain/packages/package-files.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/**
 * Forgets an upload with all that has arrived of it. The record goes first: a part that arrives at this moment finds
 * nobody to belong to and is removed by whoever brought it.
 */
export async function removeUpload(uploadId: string): Promise<void> {
  await PackageUpload.deleteOne({ _id: uploadId })
  await removeParts(uploadId)
}

/** The same of an upload that has not become a package, or at this very moment does; then it is left alone. */
export async function removeUnfinished(uploadId: string): Promise<void> {
  const removed = await PackageUpload.deleteOne({ _id: uploadId, packageId: null })
  if (removed.deletedCount === 1) await removeParts(uploadId)
}

/**
 * Removes what has arrived of an upload that has served its purpose. Its record stays until it expires: a sender who
 * did not hear that the last part had arrived asks again, and would otherwise begin anew.
 */
export async function removeParts(uploadId: string): Promise<void> {
  const { storage } = getRuntime()
  const names: string[] = []
  for await (const { name } of storage.list(UPLOADS)) {
    if (name.startsWith(partsOf(uploadId))) names.push(name)
  }
  for (const name of names) await storage.remove(name)
}
