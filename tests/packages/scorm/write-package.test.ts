import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type PackageDescription, inspectPackage, writePackage } from '@karmashala/scorm/server'
import { expect, test } from 'vitest'
import yauzl from 'yauzl'
import { SCO } from './a-package.ts'
import { aFile, offsetsOf } from './a-zip.ts'

const DESCRIPTION: PackageDescription = {
  standard: 'scorm12',
  identifier: 'course-7',
  title: 'कार्यालय प्रक्रिया & <rules>',
  language: 'hi',
  items: [
    {
      identifier: 'lesson-1',
      title: 'One',
      href: 'lessons/one #1.html',
      parameters: '?a=1&b=2',
      masteryScore: 80,
    },
    {
      identifier: 'lesson-2',
      title: 'Two',
      href: 'lessons/दो.html',
      scaledPassingScore: 0.6,
      completionThreshold: 1,
    },
  ],
  files: [
    { path: 'shared/style.css', content: 'p{}' },
    { path: 'lessons/दो.html', content: SCO },
    { path: 'lessons/one #1.html', content: SCO },
    { path: 'shared/empty.txt', content: '' },
  ],
  metadata: { description: 'How a file moves', keywords: ['office'], version: '1.0' },
}

test.each([
  ['scorm12', undefined, '1.2'],
  ['scorm2004', undefined, '2004 4th'],
  ['scorm2004', '4th', '2004 4th'],
  ['scorm2004', '3rd', '2004 3rd'],
] as const)(
  'a written %s package (%s) is read back without a single finding',
  async (standard, edition, expected) => {
    const written = await writePackage({ ...DESCRIPTION, standard, edition })
    const report = await inspectPackage({ file: await aFile(written) })

    expect(report.findings).toEqual([])
    expect(report).toMatchObject({
      verdict: 'accepted',
      standard,
      title: DESCRIPTION.title,
      identifier: 'course-7',
    })
    expect(report.edition).toBe(expected)
    expect(report.launchable).toMatchObject([
      { identifier: 'lesson-1', href: 'lessons/one #1.html', parameters: '?a=1&b=2' },
      { identifier: 'lesson-2', href: 'lessons/दो.html' },
    ])
  },
)

test('scores are written in the form of each standard', async () => {
  const [old, recent] = await Promise.all(
    (['scorm12', 'scorm2004'] as const).map(async (standard) =>
      inspectPackage({ file: await aFile(await writePackage({ ...DESCRIPTION, standard })) }),
    ),
  )
  const third = await inspectPackage({
    file: await aFile(await writePackage({ ...DESCRIPTION, standard: 'scorm2004', edition: '3rd' })),
  })

  expect(old?.launchable[0]).toMatchObject({ masteryScore: 80 })
  expect(recent?.launchable[1]).toMatchObject({
    scaledPassingScore: 0.6,
    completionThreshold: 1,
    objectives: ['lesson-2-objective'],
  })
  expect(third.launchable[1]).toMatchObject({ scaledPassingScore: 0.6, completionThreshold: 1 })
})

test('the same description gives the same bytes in any order of files and any time zone', async () => {
  const zone = process.env.TZ
  const first = await writePackage(DESCRIPTION)
  process.env.TZ = 'Pacific/Auckland'
  const second = await writePackage({ ...DESCRIPTION, files: [...DESCRIPTION.files].reverse() })
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone

  expect(second.equals(first)).toBe(true)
})

test('the manifest comes first and every entry is deflated with its size in the local header', async () => {
  const zip = await writePackage(DESCRIPTION)

  expect(zip.subarray(30, 45).toString()).toBe('imsmanifest.xml')
  const headers = offsetsOf('PK\x03\x04', zip).map((offset) => zip.subarray(offset))
  // The manifest, four files and the three schemas that the manifest names.
  expect(headers).toHaveLength(8)
  for (const header of headers) {
    expect(header.readUInt16LE(6)).toBe(0x800) // UTF-8 names, no data descriptor
    expect(header.readUInt16LE(8)).toBe(8)
    expect(header.readUInt32LE(18)).toBeGreaterThan(0)
  }
})

test('a package written to a stream holds the same bytes', async () => {
  const output = new PassThrough()
  const [bytes, streamed] = await Promise.all([
    writePackage(DESCRIPTION),
    buffer(output),
    writePackage({ ...DESCRIPTION, output }),
  ])

  expect(streamed.equals(bytes)).toBe(true)
})

test('files on disk are read while the package is written, and deflated', async () => {
  const film = Buffer.alloc(300_000, 'film')
  const file = await aFile(film)
  const described = { ...DESCRIPTION, files: [...DESCRIPTION.files, { path: 'film.mp4', content: { file } }] }
  const [first, second] = [await writePackage(described), await writePackage(described)]

  expect(second.equals(first)).toBe(true)
  const archive = await yauzl.fromBufferPromise(first)
  const entries = new Map<string, { method: number; bytes: Buffer }>()
  for await (const entry of archive.eachEntry()) {
    const bytes = await buffer(await archive.openReadStreamPromise(entry))
    entries.set(entry.fileName, { method: entry.compressionMethod, bytes })
  }
  expect(entries.get('film.mp4')?.bytes.equals(film)).toBe(true)
  expect([...entries.values()].map(({ method }) => method)).toEqual([...entries].map(() => 8))
  expect((await inspectPackage({ file: await aFile(first) })).findings).toEqual([])
})

test('a file that is not on disk fails the writing', async () => {
  const files = [...DESCRIPTION.files, { path: 'film.mp4', content: { file: '/nowhere/film.mp4' } }]

  await expect(writePackage({ ...DESCRIPTION, files })).rejects.toThrow('ENOENT')
})

test.each<[string, Partial<PackageDescription>]>([
  ['an identifier that is no NCName', { identifier: '7 courses' }],
  ['a title over 200 characters', { title: 'x'.repeat(201) }],
  ['no items', { items: [] }],
  ['a launch file that is missing', { files: [] }],
  ['a file outside the package', { files: [...DESCRIPTION.files, { path: '../x', content: '' }] }],
  ['a second manifest', { files: [...DESCRIPTION.files, { path: 'IMSManifest.xml', content: '' }] }],
  ['a mastery score over 100', { items: [{ ...DESCRIPTION.items[0]!, masteryScore: 101 }] }],
])('%s is refused', async (_name, change) => {
  await expect(writePackage({ ...DESCRIPTION, ...change })).rejects.toMatchObject({ code: 'invalid_input' })
})
