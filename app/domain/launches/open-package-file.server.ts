import { type ByteRange, type OpenedFile } from '@karmashala/player/server'
import { findPlayedPackage } from '#app/domain/learning/played-package.server.ts'
import { openPreviewFile, previewOf } from '#app/domain/lessons/preview-files.server.ts'
import { packageFile } from '#app/domain/packages/package-files.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { Readable } from 'node:stream'

type OpenPackageFile = { packageId: string; path: string; range?: ByteRange }

/** A file of a package in storage, or of the preview of a lesson, or the asked part of it; null when the package holds no such file. */
export async function openPackageFile({
  packageId,
  path,
  range,
}: OpenPackageFile): Promise<OpenedFile | null> {
  const preview = previewOf(packageId)
  if (preview) return await openPreviewFile(preview, path, range)
  const played = await findPlayedPackage(packageId)
  if (!played) return null
  const { storage } = getRuntime()
  const name = packageFile(played.sha256, path)
  const totalSize = await storage.size(name)
  if (totalSize === null) return null

  // What lies under a content address never changes.
  const facts = { totalSize, etag: `"${played.sha256.slice(0, 32)}"` }
  if (!range) return { ...facts, stream: await storage.read(name), size: totalSize }
  const start = 'start' in range ? range.start : Math.max(0, totalSize - range.suffixLength)
  const end = Math.min(('end' in range ? range.end : undefined) ?? totalSize - 1, totalSize - 1)
  const size = Math.max(0, end - start + 1)
  if (size === 0) return { ...facts, stream: Readable.from([]), size }
  return { ...facts, stream: await storage.read(name, { start, end }), size }
}
