import { ScormError, type PackageReport } from '@karmashala/scorm'
import { extractPackage } from '@karmashala/scorm/server'
import { packageFile, packageFolder, packageMarker } from '#app/domain/packages/package-files.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { DomainError } from '#app/lib/errors.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { StorageError } from '#app/lib/storage/storage-error.ts'

type StorePackage = { sha256: string; file: string; report: PackageReport }

// Two uploads of the same file at once would otherwise write over what the other has just finished.
const inHand = new Map<string, Promise<void>>()

/** Unpacks into storage, once for the same bytes; a package left half unpacked by a crash is written again. */
export async function storePackage(input: StorePackage): Promise<void> {
  const { sha256 } = input
  const work =
    inHand.get(sha256) ??
    unpackOnce(input).finally(() => {
      inHand.delete(sha256)
    })
  inHand.set(sha256, work)
  await work
}

async function unpackOnce({ sha256, file, report }: StorePackage): Promise<void> {
  const { storage } = getRuntime()
  if ((await storage.size(packageMarker(sha256))) !== null) return
  await requireSpace({ stored: report.inflatedBytes })
  try {
    const { files } = await extractPackage({
      file,
      report,
      write: async (path, content) => await storage.write(packageFile(sha256, path), content),
    })
    await storage.write(packageMarker(sha256), Buffer.from(`${files.length}\n`))
  } catch (error) {
    const refusal = asRefusal(error)
    if (!refusal) throw error
    // The same bytes fail for everybody in the same way, so nobody else needs what is there of them.
    await removeUnpacked(sha256)
    throw refusal
  }
}

/** What the package itself is to blame for. */
function asRefusal(error: unknown): DomainError | null {
  const isNamedBadly = error instanceof StorageError && error.code === 'bad_name'
  const isDamaged = error instanceof ScormError && error.code !== 'io'
  if (!isNamedBadly && !isDamaged) return null
  const key = isNamedBadly ? 'provide:refusals.fileNameTooLong' : 'provide:refusals.packageDamaged'
  return new DomainError('invalid', key, undefined, { cause: error })
}

async function removeUnpacked(sha256: string): Promise<void> {
  const { storage } = getRuntime()
  const names: string[] = []
  for await (const { name } of storage.list(packageFolder(sha256))) names.push(name)
  for (const name of names) await storage.remove(name)
}
