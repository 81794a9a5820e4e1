import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { CaptionsError, cleanCaptions } from '#app/domain/media/clean-captions.ts'
import { incomingFile, mediaFile } from '#app/domain/media/media-files.ts'
import { mediaFault } from '#app/domain/media/media-refusals.ts'
import { oneAtATime } from '#app/domain/media/one-at-a-time.ts'
import { readImage, writeImage, type ImageFacts } from '#app/domain/media/read-image.server.ts'
import { type Sniffed } from '#app/domain/media/sniff-media.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'

/** More than these is done by the worker: a person would wait for seconds, and others with them. */
const AT_ONCE_IN_PIXELS = 16_000_000

export const IMAGE_TYPE = { mimeType: 'image/webp', extension: 'webp' } as const

type Owner = { organisationId: string; assetId: string }
export type StoredFileRecord = {
  name: string
  sizeInBytes: number
  width?: number
  height?: number
}
export type StoredMedia = {
  state: 'ready' | 'processing'
  mimeType: string
  extension: string
  files: StoredFileRecord[]
}

/** Puts a file into storage in the forms it is served in. Images and captions are written anew, nothing else is. */
export async function storeMedia({
  file,
  is,
  ...owner
}: Owner & { file: string; is: Sniffed }): Promise<StoredMedia> {
  const { kind, mimeType, extension } = is
  if (kind === 'image') return await storeImage(owner, file)
  const name = mediaFile(owner.organisationId, owner.assetId, `original.${extension}`)
  const content = kind === 'captions' ? Buffer.from(cleaned(await readFile(file))) : createReadStream(file)
  const sizeInBytes = Buffer.isBuffer(content) ? content.length : (await stat(file)).size
  await getRuntime().storage.write(name, content)
  return { state: 'ready', mimeType, extension, files: [{ name, sizeInBytes }] }
}

function cleaned(bytes: Buffer): string {
  try {
    return cleanCaptions(bytes)
  } catch (error) {
    if (!(error instanceof CaptionsError)) throw error
    throw mediaFault(error.code === 'no_cues' ? 'noCues' : 'brokenCaptions', undefined, error)
  }
}

async function storeImage(owner: Owner, file: string): Promise<StoredMedia> {
  const facts = await readImage(file)
  if (facts.width * facts.height <= AT_ONCE_IN_PIXELS) {
    return { state: 'ready', ...IMAGE_TYPE, files: await storeForms({ ...owner, file, facts }) }
  }
  const { organisationId, assetId } = owner
  await getRuntime().storage.write(incomingFile(organisationId, assetId), createReadStream(file))
  return { state: 'processing', ...IMAGE_TYPE, files: [] }
}

/** Makes the forms of an image and stores them, the smallest first. */
export async function storeForms({
  organisationId,
  assetId,
  file,
  facts,
}: Owner & { file: string; facts: ImageFacts }): Promise<StoredFileRecord[]> {
  const forms = await oneAtATime(async () => await writeImage(file, facts))
  const stored: StoredFileRecord[] = []
  for (const { content, width, height } of forms) {
    const name = mediaFile(organisationId, assetId, `w${width}.${IMAGE_TYPE.extension}`)
    await getRuntime().storage.write(name, content)
    stored.push({ name, sizeInBytes: content.length, width, height })
  }
  return stored
}
