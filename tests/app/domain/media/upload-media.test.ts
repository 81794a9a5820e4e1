import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterEach } from 'vitest'
import { AuditEntry } from '#app/domain/audit/audit.model.server.ts'
import { MediaAsset } from '#app/domain/media/media.model.server.ts'
import { openMedia } from '#app/domain/media/open-media.server.ts'
import { processImage } from '#app/domain/media/process-image.server.ts'
import { getMedia } from '#app/domain/media/get-media.server.ts'
import { uploadMedia } from '#app/domain/media/upload-media.server.ts'
import { type Actor } from '#app/domain/people/viewer.ts'
import { Job } from '#app/lib/jobs.server.ts'
import { getRuntime } from '#app/lib/runtime.server.ts'
import { expect, test } from '#tests/support/db.ts'
import { aLargeImage, anImage, storedMedia, streamOf, uploadedMedia } from '#tests/support/factories/media.ts'
import { packageBytes } from '#tests/support/factories/packages.ts'
import { anActor, anAuthor, aMinistry } from '#tests/support/factories/people.ts'

afterEach(async () => {
  for (const name of await storedMedia()) await getRuntime().storage.remove(name)
})

const upload = async (bytes: Buffer, name = 'file', actor?: Actor) =>
  await uploadedMedia({ bytes, name, ...(actor ? { actor } : {}) })

async function expectNothingLeft(): Promise<void> {
  expect(await MediaAsset.countDocuments()).toBe(0)
  expect(await storedMedia()).toEqual([])
  expect((await readdir(getRuntime().temporaryDir)).filter((name) => name.endsWith('.media'))).toEqual([])
}

const read = async (actor: Actor, assetId: string, variant: 'original' | 'w640' = 'original') => {
  const media = await openMedia({ actor, assetId, variant })
  return { ...media, content: await buffer(await media.read()) }
}

test('a photograph is turned upright, loses what the camera wrote and is kept as WebP in several widths', async () => {
  const photograph = await sharp(await anImage({ width: 1500, height: 1000 }))
    .withExif({ IFD0: { Make: 'Imagined Cameras' }, IFD3: { GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

  const asset = await upload(photograph, 'Site visit.JPG')

  expect(asset).toMatchObject({
    ...{
      kind: 'image',
      state: 'ready',
      title: 'Site visit',
      fileName: 'Site visit.JPG',
      mimeType: 'image/webp',
    },
    ...{ width: 1000, height: 1500, licence: null, usedIn: 0, uploadedBytes: photograph.length },
    ...{ src: `media/${asset.id}`, previewUrl: `/media/${asset.id}/w320` },
  })
  expect(asset.forms.map(({ width }) => width)).toEqual([320, 640, 1000])
  expect((await storedMedia()).map((name) => name.split('/').at(-1)).sort()).toEqual([
    'w1000.webp',
    'w320.webp',
    'w640.webp',
  ])
  const { content, mimeType } = await read(asset.actor, asset.id)
  const shown = await sharp(content).metadata()
  expect(mimeType).toBe('image/webp')
  expect(shown).toMatchObject({ format: 'webp', width: 1000, height: 1500 })
  expect(shown.exif).toBeUndefined()
  expect(shown.orientation).toBeUndefined()
  expect(await AuditEntry.countDocuments({ action: 'media.uploaded' })).toBe(1)
})

test('an image is never kept wider than it was', async () => {
  const asset = await upload(await anImage({ width: 200, height: 100 }))
  expect(asset).toMatchObject({ width: 200, height: 100 })
  expect((await sharp((await read(asset.actor, asset.id, 'w640')).content).metadata()).width).toBe(200)
})

test('a drawing with a script comes out as an image and nothing else', async () => {
  const drawing = `<?xml version="1.0"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="alert(1)"><script>alert(1)</script>
    <rect width="40" height="20" fill="#336699"/><foreignObject><iframe src="https://evil.example"/></foreignObject>
    <image href="file:///etc/hostname" width="10" height="10"/></svg>`

  const asset = await upload(Buffer.from(drawing), 'logo.svg')

  expect(asset).toMatchObject({ kind: 'image', mimeType: 'image/webp', width: 1920, height: 960 })
  const { content } = await read(asset.actor, asset.id)
  expect((await sharp(content).metadata()).format).toBe('webp')
  expect(content.includes('script')).toBe(false)
  for (const name of await storedMedia()) expect(name).toMatch(/\.webp$/)
})

test('a drawing that reaches for files of the machine is refused', async () => {
  const drawing = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY file SYSTEM "file:///etc/passwd">]>
    <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="10">&file;</text></svg>`
  await expect(upload(Buffer.from(drawing), 'logo.svg')).rejects.toMatchObject({
    key: 'media:refusals.brokenImage',
  })
  await expectNothingLeft()
})

test('a name does not make a file what it is not', async () => {
  const asset = await upload(await anImage(), 'report.pdf')
  expect(asset).toMatchObject({ kind: 'image', mimeType: 'image/webp' })
  await expect(
    upload(Buffer.from('<!doctype html><script>alert(1)</script>'), 'photo.jpg'),
  ).rejects.toMatchObject({
    code: 'invalid',
    key: 'media:refusals.format.unknown',
  })
  await expect(upload(await packageBytes(), 'slides.pptx')).rejects.toMatchObject({
    key: 'media:refusals.format.unknown',
  })
})

test('an image of 200 MB is refused as soon as it is known to be one, and nothing is left of it', async () => {
  let sent = 0
  const content = Readable.from(
    (function* () {
      yield Buffer.from([0xff, 0xd8, 0xff, 0xe0])
      for (; sent < 200; sent += 1) yield Buffer.alloc(1024 * 1024, 7)
    })(),
    { objectMode: false },
  )
  const actor = await anAuthor()

  const uploading = uploadMedia({ actor, content, originalName: 'poster.jpg' })

  await expect(uploading).rejects.toMatchObject({
    ...{ code: 'too_large', key: 'media:refusals.tooLarge.image', params: { megabytes: 25 } },
  })
  expect(sent).toBeLessThan(30)
  await expectNothingLeft()
})

test('a sender who says how much is coming is refused before it has come', async () => {
  let sent = 0
  const content = Readable.from(
    (function* () {
      yield Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(8192)])
      for (; sent < 100; sent += 1) yield Buffer.alloc(65_536)
    })(),
    { objectMode: false },
  )
  const uploading = uploadMedia({
    ...{ actor: await anAuthor(), content, originalName: 'poster.jpg', announcedBytes: 200 * 1024 * 1024 },
  })
  await expect(uploading).rejects.toMatchObject({ code: 'too_large' })
  expect(sent).toBeLessThan(10)
})

test('a small file that unpacks to a vast image is refused before it is unpacked', async () => {
  const bomb = Buffer.from(
    '89504e470d0a1a0a0000000d494844520000c3500000c35001000000005b7b8d8a0000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082',
    'hex',
  )
  await expect(upload(bomb, 'small.png')).rejects.toMatchObject({
    code: 'invalid',
    key: 'media:refusals.tooManyPixels',
  })
  await expectNothingLeft()
})

test('an image that cannot be read, moves or is empty says so', async () => {
  const png = await anImage()
  await expect(upload(png.subarray(0, png.length - 60))).rejects.toMatchObject({
    key: 'media:refusals.brokenImage',
  })
  const still = async (background: string) =>
    await sharp({ create: { width: 20, height: 20, channels: 3, background } })
      .png()
      .toBuffer()
  const frames = [await still('#ff0000'), await still('#0000ff')]
  const moving = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer()
  await expect(upload(moving, 'wave.gif')).rejects.toMatchObject({ key: 'media:refusals.moving' })
  await expect(upload(Buffer.alloc(0))).rejects.toMatchObject({ key: 'media:refusals.emptyFile' })
  await expectNothingLeft()
})

test('the same file twice is one asset, also when both come at once', async () => {
  const actor = await anAuthor()
  const bytes = await anImage()

  const [first, second] = await Promise.all([upload(bytes, 'a.png', actor), upload(bytes, 'b.png', actor)])
  const third = await upload(bytes, 'c.png', actor)

  expect(second.id).toBe(first.id)
  expect(third.id).toBe(first.id)
  expect(await MediaAsset.countDocuments()).toBe(1)
  expect(new Set((await storedMedia()).map((name) => name.split('/')[2]))).toEqual(new Set([first.id]))
})

test('two organisations have the same file each for itself', async () => {
  const bytes = await anImage()
  const mine = await upload(bytes)
  const theirs = await upload(bytes)
  expect(theirs.id).not.toBe(mine.id)
})

test('captions are stored as they were understood', async () => {
  const asset = await upload(
    Buffer.from('WEBVTT\n\nNOTE private\n\n00:01.000 --> 00:02.000\n<script>x</script>Hello\n'),
    'film.vtt',
  )
  expect(asset).toMatchObject({ kind: 'captions', mimeType: 'text/vtt' })
  expect(String((await read(asset.actor, asset.id)).content)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nxHello\n',
  )
})

test('a document is kept as it is and served for keeping', async () => {
  const pdf = Buffer.from('%PDF-1.7\n%%EOF')
  const asset = await upload(pdf, 'Circular 12.pdf')
  expect(asset).toMatchObject({ kind: 'document', mimeType: 'application/pdf', previewUrl: null })
  expect(await read(asset.actor, asset.id)).toMatchObject({
    content: pdf,
    isDownload: true,
    fileName: 'Circular 12.pdf',
  })
})

test('a large image is made ready afterwards', async () => {
  const asset = await upload(await aLargeImage(), 'map.png')
  expect(asset).toMatchObject({ state: 'processing', previewUrl: null })
  await expect(
    openMedia({ actor: asset.actor, assetId: asset.id, variant: 'original' }),
  ).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await Job.countDocuments({ name: 'media.process_image', key: asset.id })).toBe(1)

  await processImage({ assetId: asset.id })

  const { asset: ready } = await getMedia({ actor: asset.actor, assetId: asset.id })
  expect(ready).toMatchObject({ state: 'ready', width: 1920 })
  expect((await storedMedia()).filter((name) => name.endsWith('incoming'))).toEqual([])
})

test('a line that breaks leaves nothing', async () => {
  const bytes = await anImage({ width: 1200, height: 1200 })
  const content = Readable.from(
    (function* () {
      yield bytes.subarray(0, 200)
      throw new Error('the line went dead')
    })(),
    { objectMode: false },
  )
  await expect(uploadMedia({ actor: await anAuthor(), content, originalName: 'x.png' })).rejects.toThrow(
    'the line went dead',
  )
  await expectNothingLeft()
})

test('only those who write courses put files into a library', async () => {
  const officer = await anActor(await aMinistry(), ['procurement_officer'])
  const uploading = uploadMedia({ actor: officer, content: streamOf(await anImage()), originalName: 'x.png' })
  await expect(uploading).rejects.toMatchObject({ code: 'forbidden' })
})
