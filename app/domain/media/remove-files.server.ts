import { mediaFolder } from '#app/domain/media/media-files.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Removes what lies in storage of an asset. */
export async function removeFiles(owner: { organisationId: string; assetId: string }): Promise<void> {
  const { storage } = getRuntime()
  const names: string[] = []
  for await (const { name } of storage.list(mediaFolder(owner.organisationId, owner.assetId)))
    names.push(name)
  for (const name of names) await storage.remove(name)
}
