import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openStorage, type Storage, type StoredFile } from '#app/lib/storage.server.ts'
import { startFakeS3, type FakeS3 } from '#tests/support/fake-s3.ts'
import { aSmallDisk } from '#tests/support/small-disk.ts'

// One suite over everything a file can be kept in; a real object store too where STORAGE_URL names one.
const REAL = process.env['STORAGE_URL']?.startsWith('s3:') ? process.env['STORAGE_URL'] : null
const KINDS = ['file', 's3', ...(REAL ? ['a real object store'] : [])] as const

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'storage-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function aFakeS3(options?: Parameters<typeof startFakeS3>[0]): Promise<FakeS3> {
  const s3 = await startFakeS3(options)
  onTestFinished(s3.close)
  return s3
}

async function aStorage(kind: string): Promise<Storage> {
  if (kind === 'file') return await openStorage(pathToFileURL(await aFolder()).href, '.')
  if (kind === 's3') return await openStorage((await aFakeS3({ pageSize: 3 })).urlOf('files'), '.')
  const url = new URL(REAL ?? '')
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${randomUUID()}`
  const storage = await openStorage(url.href, '.')
  onTestFinished(async () => {
    for (const { name } of await listed(storage)) await storage.remove(name)
  })
  return storage
}

async function listed(storage: Storage, folder?: string): Promise<StoredFile[]> {
  const found: StoredFile[] = []
  for await (const file of storage.list(folder)) found.push(file)
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function* brokenAfter(bytes: number): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes; sent += 64 * 1024) yield Buffer.alloc(64 * 1024)
  throw new Error('the upload broke off')
}

const ODD_NAMES = [
  'packages/a/plain.html',
  'packages/a/हिन्दी पाठ/अध्याय १.html',
  'packages/a/क्‍ष‌ joined.html', // with ZWJ and ZWNJ, which spell Hindi
  'packages/a/50% + 1 = ? & # more.html',
  "packages/a/it's (a) *star*!~[x]{y}.txt",
  'packages/a/%2e%2e%2fnot-climbing',
  'packages/a/<angle>"quoted";semi,comma@at:colon',
  'packages/a/...three-dots/.hidden',
  `packages/${'d'.repeat(200)}/${'e'.repeat(200)}/${'f'.repeat(200)}.html`,
  'emoji/😀.png',
]

test.each(KINDS)('what is written to %s is read back, whole and in parts', async (kind) => {
  const storage = await aStorage(kind)

  await storage.write('packages/a/lesson.html', Buffer.from('0123456789'))
  await storage.write('packages/a/streamed.html', Readable.from(['01234', '56789']))

  expect(await text(await storage.read('packages/a/lesson.html'))).toBe('0123456789')
  expect(await text(await storage.read('packages/a/streamed.html'))).toBe('0123456789')
  expect(await text(await storage.read('packages/a/lesson.html', { start: 2, end: 4 }))).toBe('234')
  expect(await text(await storage.read('packages/a/lesson.html', { start: 9, end: 9 }))).toBe('9')
  expect(await storage.size('packages/a/lesson.html')).toBe(10)
})

test.each(KINDS)('an empty file is a file in %s', async (kind) => {
  const storage = await aStorage(kind)
  await storage.write('empty.txt', Readable.from([]))
  await storage.write('empty-too.txt', Buffer.alloc(0))
  expect(await storage.size('empty.txt')).toBe(0)
  expect(await text(await storage.read('empty-too.txt'))).toBe('')
})

test.each(KINDS)('names of every script and with odd characters come back from %s', async (kind) => {
  const storage = await aStorage(kind)

  for (const name of ODD_NAMES) await storage.write(name, Buffer.from(name))

  for (const name of ODD_NAMES) {
    expect(await text(await storage.read(name)), name).toBe(name)
    expect(await storage.size(name), name).toBe(Buffer.byteLength(name))
  }
  expect((await listed(storage)).map(({ name }) => name)).toEqual([...ODD_NAMES].sort())
})

test.each(KINDS)('a name that leads elsewhere is refused by %s', async (kind) => {
  const storage = await aStorage(kind)
  const names = [
    '../up',
    'a/../../up',
    '/etc/passwd',
    'a//b',
    './a',
    'a/',
    '',
    'a\\b',
    'a\nb',
    'a\0b',
    '\ud800',
  ]

  for (const name of [...names, '.arriving/x', `a/${'अ'.repeat(86)}`, 'x/'.repeat(600) + 'x']) {
    await expect(storage.write(name, Buffer.from('x')), name).rejects.toMatchObject({ code: 'bad_name' })
    await expect(storage.read(name), name).rejects.toMatchObject({ code: 'bad_name' })
    await expect(storage.remove(name), name).rejects.toMatchObject({ code: 'bad_name' })
    expect(await storage.size(name), name).toBeNull()
  }
  expect(await listed(storage)).toEqual([])
})

test.each(KINDS)('what is not in %s has no size, cannot be read and need not be removed', async (kind) => {
  const storage = await aStorage(kind)
  await storage.write('packages/a.html', Buffer.from('x'))

  for (const name of ['nothing.html', 'packages', 'packages/a.html/more']) {
    expect(await storage.size(name), name).toBeNull()
    await expect(storage.read(name), name).rejects.toMatchObject({ code: 'not_found' })
  }
  await storage.remove('nothing.html')
  await storage.remove('packages/a.html')
  expect(await storage.size('packages/a.html')).toBeNull()
})

test.each(KINDS)('the files below a folder of %s are listed with their sizes', async (kind) => {
  const storage = await aStorage(kind)
  // More in one folder than the system hands out at once, and folders in folders.
  const names = Array.from(
    { length: 140 },
    (_, index) => `packages/a/${index % 2 ? 'x' : `b/${index % 7}`}/${index}.txt`,
  )
  for (const name of [...names, 'packages/ab.txt']) await storage.write(name, Buffer.from(name))

  const below = await listed(storage, 'packages/a')

  expect(below).toEqual([...names].sort().map((name) => ({ name, size: name.length })))
  expect(await listed(storage)).toHaveLength(141)
  expect(await listed(storage, 'nothing')).toEqual([])
})

test.each(KINDS)('writing the same name again and at once leaves one whole file in %s', async (kind) => {
  const storage = await aStorage(kind)
  const content = randomBytes(200_000)

  await Promise.all(
    Array.from({ length: 6 }, () => storage.write('packages/same.bin', Readable.from([content]))),
  )

  expect((await buffer(await storage.read('packages/same.bin'))).equals(content)).toBe(true)
  expect(await listed(storage)).toHaveLength(1)
})

test.each(KINDS)('a large file passes through %s unchanged', async (kind) => {
  const storage = await aStorage(kind)
  const content = randomBytes(12_000_001)
  async function* pieces() {
    for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536)
  }

  await storage.write('video.mp4', Readable.from(pieces(), { objectMode: false }))

  expect(await storage.size('video.mp4')).toBe(content.length)
  expect((await buffer(await storage.read('video.mp4'))).equals(content)).toBe(true)
  const part = await buffer(await storage.read('video.mp4', { start: 5_242_870, end: 5_242_890 }))
  expect(part.equals(content.subarray(5_242_870, 5_242_891))).toBe(true)
})

test.each(KINDS)(
  'an upload that breaks off leaves nothing in %s and what was there as it was',
  async (kind) => {
    const storage = await aStorage(kind)
    await storage.write('kept.bin', Buffer.from('as it was'))

    for (const bytes of [0, 100_000, 11_000_000]) {
      for (const name of ['kept.bin', 'new.bin']) {
        const writing = storage.write(name, Readable.from(brokenAfter(bytes), { objectMode: false }))
        await expect(writing).rejects.toThrow('the upload broke off')
      }
    }

    expect(await listed(storage)).toEqual([{ name: 'kept.bin', size: 9 }])
    expect(await text(await storage.read('kept.bin'))).toBe('as it was')
  },
)

test.each(KINDS)('a reader that goes away does no harm to %s', async (kind) => {
  const storage = await aStorage(kind)
  await storage.write('video.mp4', Buffer.alloc(4_000_000))

  for (let time = 0; time < 3; time += 1) {
    const reading = await storage.read('video.mp4')
    await new Promise((resolve) => reading.once('data', resolve))
    reading.destroy()
  }

  expect(await storage.size('video.mp4')).toBe(4_000_000)
})

test.each(KINDS)('%s says that it is well', async (kind) => {
  expect(await (await aStorage(kind)).isHealthy()).toBe(true)
})

test('nothing that still arrives can be seen, and what a crash left is swept away after a day', async () => {
  const folder = await aFolder()
  const storage = await openStorage(pathToFileURL(folder).href, '.')
  const old = path.join(folder, '.arriving', 'left-by-a-crash')
  await writeFile(old, 'half')
  await writeFile(path.join(folder, '.arriving', 'still-arriving'), 'half')
  await utimes(old, new Date(), Date.now() / 1000 - 2 * 24 * 60 * 60)

  expect(await listed(storage)).toEqual([])
  await openStorage(pathToFileURL(folder).href, '.')

  expect(await readdir(path.join(folder, '.arriving'))).toEqual(['still-arriving'])
})

test('a failed write leaves nothing beside the files either', async () => {
  const folder = await aFolder()
  const storage = await openStorage(pathToFileURL(folder).href, '.')
  await expect(storage.write('a.bin', Readable.from(brokenAfter(100_000)))).rejects.toThrow()
  expect(await readdir(path.join(folder, '.arriving'))).toEqual([])
})

test('a folder that cannot be used stops the start with one sentence', async () => {
  const folder = await aFolder()
  await writeFile(path.join(folder, 'a-file'), '')
  await expect(openStorage(pathToFileURL(path.join(folder, 'a-file', 'storage')).href, '.')).rejects.toThrow(
    /^STORAGE_URL cannot be used: .*a part of the path is not a folder\.$/,
  )
})

test('a full disk is said to be full, and nothing of the file stays', async (context) => {
  const folder = aSmallDisk(2)
  if (!folder) return context.skip('only root can make a small disk')
  const storage = await openStorage(pathToFileURL(folder).href, '.')
  await storage.write('small.bin', Buffer.alloc(500_000))

  await expect(storage.write('large.bin', Readable.from([Buffer.alloc(4_000_000)]))).rejects.toMatchObject({
    ...{ code: 'no_space', message: 'large.bin: the disk is full.' },
  })

  expect(await listed(storage)).toEqual([{ name: 'small.bin', size: 500_000 }])
  await storage.write('fits-now.bin', Buffer.alloc(1_000_000))
})

test.runIf(process.getuid?.() !== 0)('a folder that may not be written is not well', async () => {
  const folder = await aFolder()
  const storage = await openStorage(pathToFileURL(folder).href, '.')
  await chmod(folder, 0o500)
  onTestFinished(() => chmod(folder, 0o700))
  expect(await storage.isHealthy()).toBe(false)
})

test('a bucket is asked for at the start, and what is wrong with it is said in one sentence', async () => {
  const s3 = await aFakeS3()

  await expect(openStorage(s3.urlOf('', 'no-such-bucket'), '.')).rejects.toThrow(
    'STORAGE_URL cannot be used: The bucket (bucket no-such-bucket): the bucket does not exist.',
  )
  process.env['AWS_SECRET_ACCESS_KEY'] = 'another'
  await expect(openStorage(s3.urlOf(), '.')).rejects.toThrow('these keys may not do that.')
})

test('an object store that is not there is said to be unreachable', async () => {
  const s3 = await aFakeS3()
  const storage = await openStorage(s3.urlOf(), '.')
  const url = s3.urlOf()
  await s3.close()
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' })

  await expect(storage.size('a.txt')).rejects.toMatchObject({ code: 'unreachable' })
  expect(await storage.isHealthy()).toBe(false)
  await expect(openStorage(url, '.')).rejects.toThrow(/the object store does not answer \(ECONNREFUSED\)\.$/)
})

test.each([
  [{ method: 'PUT', status: 403, code: 'AccessDenied' }, 'denied', 'these keys may not do that'],
  [{ method: 'PUT', status: 404, code: 'NoSuchBucket' }, 'missing', 'the bucket does not exist'],
  [{ method: 'PUT', status: 507, code: 'XMinioStorageFull' }, 'no_space', 'the object store is full'],
  [{ method: 'PUT', status: 400, code: 'Oddity' }, 'failed', 'the object store answered Oddity'],
])('a write refused with %o is %s', async (trouble, code, reason) => {
  const s3 = await aFakeS3()
  const storage = await openStorage(s3.urlOf(), '.')
  s3.fail(trouble)

  const writing = storage.write('a.txt', Readable.from(['x']))

  await expect(writing).rejects.toMatchObject({ code, message: `a.txt (bucket ${s3.bucket}): ${reason}.` })
  expect(s3.objects.size).toBe(0)
})

test('a passing fault of the object store is tried again', async () => {
  const s3 = await aFakeS3()
  const storage = await openStorage(s3.urlOf(), '.')
  s3.fail({ method: 'PUT', status: 503, code: 'SlowDown' })
  await storage.write('a.txt', Readable.from(['x']))
  expect(await storage.size('a.txt')).toBe(1)
})

test('a large upload that fails in the middle takes its parts back', async () => {
  const s3 = await aFakeS3()
  const storage = await openStorage(s3.urlOf(), '.')
  const writing = storage.write('video.mp4', Readable.from(brokenAfter(12_000_000), { objectMode: false }))
  await expect(writing).rejects.toThrow('the upload broke off')
  expect(s3.requests.some(({ query }) => query.includes('uploads'))).toBe(true)
  expect(s3.openUploads()).toBe(0)
})

test('content that breaks off while it is read is an error, not a shorter file', async () => {
  const s3 = await aFakeS3()
  const storage = await openStorage(s3.urlOf(), '.')
  await storage.write('video.mp4', Buffer.alloc(1_000_000))
  s3.fail({ method: 'GET', breaksAfterBytes: 300_000 })
  await expect(buffer(await storage.read('video.mp4'))).rejects.toThrow()
})

test('objects carry a type that no browser runs, and lie below the prefix', async () => {
  const s3 = await aFakeS3()
  await (await openStorage(s3.urlOf('files/live'), '.')).write('page.html', Buffer.from('<script>'))
  expect([...s3.objects.keys()]).toEqual(['files/live/page.html'])
  expect(s3.requests.at(-1)).toMatchObject({ method: 'PUT', contentType: 'application/octet-stream' })
})
