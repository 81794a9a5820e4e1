import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { RECEIVED_SUFFIX } from '#app/domain/media/receive-media-file.server.ts'
import { requireSpace } from '#app/domain/packages/require-space.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** A file in storage. */
export type StoredForm = { name: string; sizeInBytes: number }

/** A file of the library as a package carries it; its bytes stay where they are. */
export type MediaForExport = {
  /** In the package; the same for the same bytes. */
  path: string
  stored: StoredForm
  mimeType: string
  sizeInBytes: number
  /** What a learner who keeps the file finds it under. */
  fileName: string
  width?: number
  height?: number
  credit?: string
  /** Smaller forms of the same image. */
  sources: { path: string; width: number; stored: StoredForm }[]
}

type Asked = { organisationId: string; srcs: readonly string[] }

/**
 * The files that lessons of an organisation name, by what they name them with. What is not in its library, or is not
 * ready, is left out: the export says so in its place.
 */
export async function findMediaForExport({
  organisationId,
  srcs,
}: Asked): Promise<Map<string, MediaForExport>> {
  const ids = new Map(srcs.flatMap((src) => (MEDIA_SRC.test(src) ? [[src.slice('media/'.length), src]] : [])))
  const assets: MediaAssetRecord[] = await MediaAsset.find({
    _id: { $in: [...ids.keys()] },
    organisationId,
    state: 'ready',
  })
    .sort({ _id: 1 })
    .lean()
  return new Map(
    assets.flatMap((asset) => {
      const src = ids.get(String(asset._id))
      const exported = toExport(asset)
      return src && exported ? [[src, exported]] : []
    }),
  )
}

const MEDIA_SRC = /^media\/[0-9a-f]{24}$/

function toExport(asset: MediaAssetRecord): MediaForExport | null {
  const largest = asset.files.at(-1)
  if (!largest) return null
  const name = `media/${plainName(asset.fileName)}-${asset.sha256.slice(0, 10)}`
  return {
    path: `${name}.${asset.extension}`,
    stored: { name: largest.name, sizeInBytes: largest.sizeInBytes },
    mimeType: asset.mimeType,
    sizeInBytes: largest.sizeInBytes,
    fileName: `${asset.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${asset.extension}`,
    ...(largest.width && largest.height ? { width: largest.width, height: largest.height } : {}),
    ...(asset.credit ? { credit: asset.credit } : {}),
    sources: asset.files.slice(0, -1).flatMap(({ name: stored, sizeInBytes, width }) => {
      if (!width) return []
      return [{ path: `${name}-${width}.${asset.extension}`, width, stored: { name: stored, sizeInBytes } }]
    }),
  }
}

/**
 * Hands stored files to `use` as files on this machine. Those of a bucket are fetched for as long as it takes; nothing is
 * held in memory.
 */
export async function withLocalFiles<T>(
  stored: readonly StoredForm[],
  use: (fileOf: (form: StoredForm) => string) => Promise<T>,
): Promise<T> {
  const { storage, temporaryDir } = getRuntime()
  if (!storage.place.startsWith('s3:')) return await use(({ name }) => path.join(storage.place, name))
  await requireSpace({ here: stored.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0) })
  const files = new Map<string, string>()
  try {
    for (const { name } of stored) {
      if (files.has(name)) continue
      const file = path.join(temporaryDir, `${randomUUID()}${RECEIVED_SUFFIX}`)
      files.set(name, file)
      await pipeline(await storage.read(name), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
    }
    return await use(({ name }) => files.get(name) ?? '')
  } finally {
    for (const file of files.values()) await rm(file, { force: true })
  }
}

/** Letters every platform takes in a file name; what has none of them is called by what it is. */
function plainName(fileName: string): string {
  const plain = fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain || 'file'
}
