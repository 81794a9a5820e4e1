import { Readable } from 'node:stream'
import sharp from 'sharp'
import { type MediaLicence } from '#app/domain/media/media.schema.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'
import { uploadMedia } from '#app/domain/media/upload-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { anAuthor } from '#tests/support/factories/people.ts'

let count = 0

/** A picture no other test has, of one colour. */
export const anImage = async ({ width = 800, height = 600 } = {}): Promise<Buffer> =>
  await sharp({
    create: { width, height, channels: 3, background: { r: (count += 1) % 256, g: count >> 8, b: 90 } },
  })
    .png()
    .toBuffer()

/** Seventeen million pixels: more than is made ready while somebody waits. */
export const aLargeImage = async (): Promise<Buffer> => await anImage({ width: 4250, height: 4000 })

type UploadOptions = { actor?: Actor; bytes?: Buffer; name?: string; licence?: MediaLicence }

/** A file in the library of a provider. */
export async function uploadedMedia(options: UploadOptions = {}): Promise<MediaView & { actor: Actor }> {
  const actor = options.actor ?? (await anAuthor())
  const bytes = options.bytes ?? (await anImage())
  const asset = await uploadMedia({
    ...{ actor, content: streamOf(bytes), originalName: options.name ?? 'office.png' },
    licence: options.licence ?? null,
  })
  return { ...asset, actor }
}

export const streamOf = (bytes: Buffer): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
    })(),
    { objectMode: false },
  )

/** What lies in storage of the libraries. */
export async function storedMedia(): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of getRuntime().storage.list('media')) names.push(name)
  return names
}
