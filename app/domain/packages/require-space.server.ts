import { statfs } from 'node:fs/promises'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** The database may share the disk with what is uploaded, and it must never find it full. */
export const SPARE_IN_BYTES = 512 * 1024 * 1024

type Wanted = {
  /** To be put into storage. */
  stored?: number
  /** To be put among the temporary files of this machine. */
  here?: number
  spareBytes?: number
}

/** Refuses what would not leave the disk its spare room. Of the disks of an object store nothing is known here. */
export async function requireSpace({
  stored = 0,
  here = 0,
  spareBytes = SPARE_IN_BYTES,
}: Wanted): Promise<void> {
  const { storage, temporaryDir } = getRuntime()
  const isHere = !storage.place.startsWith('s3:')
  if (stored > 0 && isHere) await requireOn(storage.place, stored + spareBytes)
  if (here > 0) await requireOn(temporaryDir, here + spareBytes)
}

async function requireOn(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw new DomainError('upstream_failed', 'provide:refusals.noSpace')
}
