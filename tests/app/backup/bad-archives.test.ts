import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { backUp } from '#app/backup/back-up.server.ts'
import { restore } from '#app/backup/restore.server.ts'
import { flipped, repacked, signed, withContent, type Entry } from '#tests/app/backup/archives.ts'
import {
  aFilledPlace,
  aFolder,
  anArchiveOf,
  anEmptyPlace,
  documentsOf,
  filesOf,
  journalOf,
  type Place,
} from '#tests/app/backup/places.ts'
import { expect, test } from '#tests/support/db.ts'
import { startFakeS3 } from '#tests/support/fake-s3.ts'
import { aSmallDisk } from '#tests/support/small-disk.ts'
import { onTestFinished } from 'vitest'

/** What a restore must not have touched. */
const everythingIn = async (place: Place) => [await documentsOf(place), await filesOf(place)]

async function expectRefusal(file: string, code: string, sentence: RegExp | string): Promise<void> {
  const target = await aFilledPlace()
  const before = await everythingIn(target)
  const restoring = restore({ env: target.env, file, replace: true })
  await expect(restoring).rejects.toThrow(sentence)
  await expect(restoring).rejects.toMatchObject({ name: 'BackupError', code })
  expect(await everythingIn(target)).toEqual(before)
}

const LESSON = 'storage/packages/a/lesson.html'
const COURSES = 'database/courses.bson'

test('a file that is not there or is no archive is refused', async () => {
  const folder = await aFolder()
  const file = path.join(folder, 'backup.tar.gz')
  await expectRefusal(file, 'not_an_archive', `${file} does not exist.`)
  await expectRefusal(folder, 'not_an_archive', `${folder} is a folder.`)
  await writeFile(file, randomBytes(10_000))
  await expectRefusal(file, 'not_an_archive', `${file} is not a backup: it is not compressed as one.`)
  await writeFile(file, '')
  await expectRefusal(file, 'damaged', `${file} is cut short: its end is missing.`)
  await writeFile(file, gzipSync(randomBytes(10_000)))
  await expectRefusal(file, 'damaged', `${file} is not a backup or is damaged: it is not a tar archive.`)
})

test('an archive of something else is refused', async () => {
  const file = await repacked(await anArchiveOf(await aFilledPlace()), () => [
    { name: 'storage/readme.txt', content: Buffer.from('hello') },
  ])
  await expectRefusal(file, 'not_an_archive', /is not a whole backup: it holds no manifest\.json\.$/)
})

test('an archive that is cut short is refused, wherever it was cut', async () => {
  const whole = await anArchiveOf(await aFilledPlace())
  const { length } = await readFile(whole)
  for (const size of [10, 200, Math.floor(length / 2), length - 9, length - 1]) {
    const file = path.join(await aFolder(), 'cut.tar.gz')
    await writeFile(file, (await readFile(whole)).subarray(0, size))
    await expectRefusal(file, 'damaged', /is cut short: its end is missing\.$/)
  }
})

test('an archive whose last entries are missing is refused though it can be unpacked', async () => {
  const whole = await anArchiveOf(await aFilledPlace())
  const withoutLast = (count: number) => repacked(whole, (entries) => entries.slice(0, -count))
  await expectRefusal(await withoutLast(1), 'damaged', /it holds no manifest\.json\.sha256\.$/)
  await expectRefusal(await withoutLast(2), 'not_an_archive', /it holds no manifest\.json\.$/)
})

/** Bits that fill up a byte before a block of deflate mean nothing (RFC 1951, 3.2.4): turned, they change nothing. */
function holdsTheSame(turned: Buffer, plain: Buffer): boolean {
  try {
    return gunzipSync(turned).equals(plain)
  } catch {
    return false
  }
}

test('one bit turned anywhere in the compressed file is noticed', async () => {
  const whole = await readFile(await anArchiveOf(await aFilledPlace()))
  const plain = gunzipSync(whole)
  const target = await anEmptyPlace()
  // The header of gzip says when and on what it was made; nothing depends on that.
  for (let at = 10; at < whole.length; at += Math.ceil(whole.length / 60)) {
    const turned = flipped(Buffer.from(whole), at)
    if (holdsTheSame(turned, plain)) continue
    const file = path.join(await aFolder(), 'flipped.tar.gz')
    await writeFile(file, turned)
    await expect(restore({ env: target.env, file }), `byte ${at}`).rejects.toMatchObject({
      name: 'BackupError',
    })
  }
  expect(await everythingIn(target)).toEqual([{}, {}])
})

test.each([
  [LESSON, 5],
  [COURSES, 30],
  [COURSES, 0],
  ['database/courses.indexes.json', 4],
  ['embedded/stripe/journal.jsonl', 3],
])('one bit turned in %s is noticed', async (name, at) => {
  const whole = await anArchiveOf(await aFilledPlace())
  const file = await repacked(whole, (entries) =>
    withContent(entries, name, (content) => flipped(content, at)),
  )
  await expectRefusal(file, 'damaged', `${file} is damaged: ${name} is not what it was.`)
})

test('one bit turned anywhere in the manifest is noticed', async () => {
  const whole = await anArchiveOf(await aFilledPlace())
  for (const at of [3, 40, 100, 300, 500]) {
    const file = await repacked(whole, (entries) =>
      withContent(entries, 'manifest.json', (content) => flipped(content, at)),
    )
    await expectRefusal(file, 'damaged', 'manifest.json is not what it was.')
  }
})

test.each<[string, (entries: Entry[]) => Entry[], RegExp]>([
  ['an entry less', (entries) => entries.filter(({ name }) => name !== LESSON), /lesson\.html is missing\.$/],
  [
    'an entry more',
    (entries) => [{ name: 'storage/x', content: Buffer.from('x') }, ...entries],
    /storage\/x is not in the manifest/,
  ],
  [
    'an entry twice',
    (entries) => [...entries.filter(({ name }) => name === LESSON), ...entries],
    /lesson\.html" does not belong/,
  ],
  [
    'a link',
    (entries) => [{ name: 'storage/link', content: Buffer.alloc(0), type: 'symlink' }, ...entries],
    /does not belong/,
  ],
  [
    'documents less than it says',
    (entries) => signed(withContent(entries, COURSES, () => Buffer.alloc(0))),
    /holds 0 documents instead of 2/,
  ],
  [
    'half a document',
    (entries) => signed(withContent(entries, COURSES, (content) => content.subarray(0, -3))),
    /does not hold whole documents/,
  ],
  [
    'a length that is none',
    (entries) => signed(withContent(entries, COURSES, () => Buffer.alloc(64))),
    /does not hold whole documents/,
  ],
  [
    'indexes that are none',
    (entries) => signed(withContent(entries, 'database/courses.indexes.json', () => Buffer.from('[]'))),
    /does not describe indexes/,
  ],
  ['another order', (entries) => signed([...entries].reverse()), /is not where it belongs/],
  [
    'no indexes',
    (entries) => signed(entries.filter(({ name }) => !name.endsWith('indexes.json'))),
    /is not where it belongs/,
  ],
  [
    'a manifest that is none',
    (entries) => signed(entries, ({ format, version }) => ({ format, version })),
    /says something else than a manifest does/,
  ],
])('an archive with %s is refused', async (_, change, sentence) => {
  await expectRefusal(await repacked(await anArchiveOf(await aFilledPlace()), change), 'damaged', sentence)
})

test('an archive of a newer format is refused as that, whatever else is in it', async () => {
  const whole = await anArchiveOf(await aFilledPlace())
  const file = await repacked(whole, (entries) =>
    signed([{ name: 'mail/1.eml', content: Buffer.from('new') }, ...entries], (manifest) => ({
      ...manifest,
      version: 2,
    })),
  )
  await expectRefusal(file, 'newer_format', /was made by a newer version \(format 2; this one reads 1\)\.$/)
})

test.each([
  '../evil.txt',
  'storage/../../evil.txt',
  '/etc/evil',
  'storage//etc/evil',
  'database/../x.bson',
  'storage/.arriving/x',
])('an archive that names %s is refused though everything else about it is right', async (name) => {
  const whole = await anArchiveOf(await aFilledPlace())
  const file = await repacked(whole, (entries) =>
    signed([{ name, content: Buffer.from('evil') }, ...entries]),
  )
  await expectRefusal(file, 'damaged', /does not belong into a backup\.$/)
})

test('nothing is restored over what is there unless that is asked for', async () => {
  const file = await anArchiveOf(await aFilledPlace())
  const full = await aFilledPlace()
  await expect(restore({ env: full.env, file })).rejects.toThrow(
    `The database ${full.env.MONGODB_DATABASE} is not empty: it holds courses, sessions. Add --replace to put the backup in its place. Nothing was changed.`,
  )

  const withFile = await anEmptyPlace()
  await withFile.storage.write('a.txt', Buffer.from('x'))
  await expect(restore({ env: withFile.env, file })).rejects.toMatchObject({ code: 'not_empty' })

  const withPayments = await anEmptyPlace()
  await mkdir(path.dirname(journalOf(withPayments)), { recursive: true })
  await writeFile(journalOf(withPayments), '{}\n')
  await expect(restore({ env: withPayments.env, file })).rejects.toThrow(
    /embedded payment service is not empty/,
  )

  const prepared = await anEmptyPlace()
  await prepared.db.createCollection('courses') // made by the app, with its indexes, before anybody came
  await restore({ env: prepared.env, file })
  expect(await prepared.db.collection('courses').countDocuments()).toBe(2)
})

test('storage that fails leaves the database as it was, and the same command succeeds later', async () => {
  const file = await anArchiveOf(await aFilledPlace())
  const s3 = await startFakeS3()
  onTestFinished(s3.close)
  const target = await anEmptyPlace({ storageUrl: s3.urlOf() })
  await target.db.collection('courses').insertOne({ slug: 'older' })
  const before = await documentsOf(target)
  s3.fail({ method: 'PUT', status: 403, code: 'AccessDenied' })

  const restoring = restore({ env: target.env, file, replace: true })

  await expect(restoring).rejects.toThrow(
    /these keys may not do that\. The database was not touched, but files were written: run the same command again with --replace\.$/,
  )
  expect(await documentsOf(target)).toEqual(before)
  await restore({ env: target.env, file, replace: true })
  expect(await target.db.collection('courses').countDocuments()).toBe(2)
})

test('a restore that is stopped in the database says so, and the same command mends it', async () => {
  const file = await anArchiveOf(await aFilledPlace())
  const target = await anEmptyPlace()
  const stopping = new AbortController()
  const say = (line: string) =>
    void (line.startsWith('  courses') && stopping.abort(new Error('Stopped by SIGTERM.')))

  const restoring = restore({ env: target.env, file, say, signal: stopping.signal })

  await expect(restoring).rejects.toThrow(
    'Stopped by SIGTERM. The database is incomplete: do not start Karmashala on it, but run the same command again with --replace.',
  )
  await restore({ env: target.env, file, replace: true })
  expect(Object.keys(await documentsOf(target)).sort()).toEqual(['courses', 'sessions'])
})

test('a disk that is full ends a backup without a trace', async ({ skip }) => {
  const disk = aSmallDisk(3)
  if (!disk) return skip('only root can make a small disk')
  const place = await aFilledPlace()
  await place.storage.write('video.mp4', randomBytes(6_000_000))
  const file = path.join(disk, 'backup.tar.gz')

  const making = backUp({ env: place.env, file, appVersion: '0' })

  await expect(making).rejects.toMatchObject({
    ...{ code: 'no_space', message: 'The disk is full; nothing of the backup was kept.' },
  })
  expect(await readdir(disk)).toEqual([])
})

test('a disk that is full ends a restore before the database is touched', async ({ skip }) => {
  const disk = aSmallDisk(3)
  if (!disk) return skip('only root can make a small disk')
  const place = await aFilledPlace()
  await place.storage.write('video.mp4', randomBytes(6_000_000))
  const target = await anEmptyPlace({ storageUrl: `file://${disk}/storage` })

  const restoring = restore({ env: target.env, file: await anArchiveOf(place) })

  await expect(restoring).rejects.toThrow(/^video\.mp4: the disk is full\. The database was not touched/)
  expect(await documentsOf(target)).toEqual({})
})

test('a backup never overwrites a file, and a failed one leaves none', async () => {
  const place = await aFilledPlace()
  const file = await anArchiveOf(place)
  const before = await readFile(file)
  await expect(backUp({ env: place.env, file, appVersion: '0' })).rejects.toThrow(
    /is there already and will not be overwritten\.$/,
  )
  expect((await readFile(file)).equals(before)).toBe(true)

  const other = path.join(await aFolder(), 'backup.tar.gz')
  await writeFile(`${other}.partial`, 'half')
  await expect(backUp({ env: place.env, file: other, appVersion: '0' })).rejects.toThrow(
    /another backup is writing it/,
  )

  const stopped = path.join(await aFolder(), 'backup.tar.gz')
  const signal = AbortSignal.abort(new Error('Stopped by SIGINT.'))
  await expect(backUp({ env: place.env, file: stopped, appVersion: '0', signal })).rejects.toThrow(
    'Stopped by SIGINT.',
  )
  expect(await readdir(path.dirname(stopped))).toEqual([])
})

test('a file that is not as long as storage said ends the backup', async () => {
  const s3 = await startFakeS3()
  onTestFinished(s3.close)
  const place = await anEmptyPlace({ storageUrl: s3.urlOf() })
  await place.db.collection('courses').insertOne({ slug: 'a' })
  await place.storage.write('video.mp4', Buffer.alloc(2_000_000))
  const file = path.join(await aFolder(), 'backup.tar.gz')
  for (const found of [1_999_999, 2_000_001]) {
    const sizes = [2_000_000, found]
    s3.objects.get = () => Buffer.alloc(sizes.shift() ?? 0)
    await expect(backUp({ env: place.env, file, appVersion: '0' })).rejects.toThrow(
      'storage/video.mp4 changed while it was copied; start the backup again.',
    )
  }
  expect(await readdir(path.dirname(file))).toEqual([])
})

test('an empty database is not backed up, since its name is probably wrong', async () => {
  const place = await anEmptyPlace()
  const file = path.join(await aFolder(), 'backup.tar.gz')
  await expect(backUp({ env: place.env, file, appVersion: '0' })).rejects.toThrow(
    /holds nothing, so there is nothing to back up\.$/,
  )
  expect(await readdir(path.dirname(file))).toEqual([])
})

test('an object that breaks off while it is copied ends the backup', async () => {
  const s3 = await startFakeS3()
  onTestFinished(s3.close)
  const place = await anEmptyPlace({ storageUrl: s3.urlOf() })
  await place.db.collection('courses').insertOne({ slug: 'a' })
  await place.storage.write('video.mp4', Buffer.alloc(3_000_000))
  s3.fail({ method: 'GET', breaksAfterBytes: 100_000 })
  const file = path.join(await aFolder(), 'backup.tar.gz')
  await expect(backUp({ env: place.env, file, appVersion: '0' })).rejects.toThrow()
  expect(await readdir(path.dirname(file))).toEqual([])
})
