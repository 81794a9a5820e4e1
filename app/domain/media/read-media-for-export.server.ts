import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { MediaAsset, type MediaAssetRecord } from '#app/domain/media/media.model.server.ts'
import { RECEIVED_SUFFIX } from '#app/domain/media/receive-media-file.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** Larger files are not held in memory. */
const IN_MEMORY_IN_BYTES = 8 * 1024 * 1024

type Content = Buffer | { file: string }

/** A file of the library as a package carries it. */
export type MediaForExport = {
  /** In the package; the same for the same bytes. */
  path: string
  content: Content
  mimeType: string
  sizeInBytes: number
  /** What a learner who keeps the file finds it under. */
  fileName: string
  width?: number
  height?: number
  credit?: string
  /** Smaller forms of the same image. */
  sources?: { path: string; width: number; content: Content }[]
}

/**
 * The files that lessons of an organisation name, by what they name them with. What is not in its library, or is not
 * ready, is left out: the export says so in its place. From a bucket large files are fetched into the temporary folder,
 * which 'media.tidy' empties.
 */
export async function readMediaForExport({
  organisationId,
  srcs,
}: {
  organisationId: string
  srcs: readonly string[]
}): Promise<Map<string, MediaForExport>> {
  const ids = new Map(srcs.flatMap((src) => (MEDIA_SRC.test(src) ? [[src.slice('media/'.length), src]] : [])))
  const assets: MediaAssetRecord[] = await MediaAsset.find({
    _id: { $in: [...ids.keys()] },
    organisationId,
    state: 'ready',
  })
    .sort({ _id: 1 })
    .lean()
  const found = new Map<string, MediaForExport>()
  for (const asset of assets) {
    const src = ids.get(String(asset._id))
    const exported = await toExport(asset)
    if (src && exported) found.set(src, exported)
  }
  return found
}

const MEDIA_SRC = /^media\/[0-9a-f]{24}$/

async function toExport(asset: MediaAssetRecord): Promise<MediaForExport | null> {
  const largest = asset.files.at(-1)
  if (!largest) return null
  const name = `media/${plainName(asset.fileName)}-${asset.sha256.slice(0, 10)}`
  const sources = []
  for (const { name: stored, sizeInBytes, width } of asset.files.slice(0, -1)) {
    if (!width) continue
    const content = await read(stored, sizeInBytes)
    sources.push({ path: `${name}-${width}.${asset.extension}`, width, content })
  }
  return {
    path: `${name}.${asset.extension}`,
    content: await read(largest.name, largest.sizeInBytes),
    mimeType: asset.mimeType,
    sizeInBytes: largest.sizeInBytes,
    fileName: `${asset.fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${asset.extension}`,
    ...(largest.width && largest.height ? { width: largest.width, height: largest.height } : {}),
    ...(asset.credit ? { credit: asset.credit } : {}),
    ...(sources.length > 0 ? { sources } : {}),
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

async function read(name: string, sizeInBytes: number): Promise<Content> {
  const { storage, temporaryDir } = getRuntime()
  if (!storage.place.startsWith('s3:')) return { file: path.join(storage.place, name) }
  if (sizeInBytes <= IN_MEMORY_IN_BYTES) return await buffer(await storage.read(name))
  const file = path.join(temporaryDir, `${randomUUID()}${RECEIVED_SUFFIX}`)
  await pipeline(await storage.read(name), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return { file }
}
