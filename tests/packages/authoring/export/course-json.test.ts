import {
  buildCourseJson,
  courseHash,
  readCourseJson,
  type CourseForExport,
  type CourseJsonLimits,
  type CourseMedia,
} from '@karmashala/authoring/server'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { aFile, zipOf } from '../../scorm/a-zip.ts'
import { aCourse, aQuiz } from './a-course.ts'

const media: CourseMedia = new Map([
  [
    'media/0123456789abcdef01234567',
    {
      path: 'media/desk.webp',
      content: Buffer.from('a picture'),
      mimeType: 'image/webp',
      width: 640,
      height: 480,
      credit: 'An imagined photographer',
      sources: [{ path: 'media/desk-320.webp', width: 320, content: Buffer.from('small') }],
    },
  ],
])
const competencies = [{ code: 'FUN-111', name: 'Leave', level: 2, role: 'taught' }]

/** All of a course file, its media in memory. */
const read = async (bytes: Buffer, limits?: CourseJsonLimits) =>
  await readCourseJson(
    await aFile(bytes),
    async ({ course, media: found }) => ({
      course,
      media: new Map(
        await Promise.all(
          [...found].map(async ([src, { open, sources, ...facts }]) => {
            const forms = sources.map(async ({ open: openForm, ...form }) => ({
              ...form,
              content: await buffer(await openForm()),
            }))
            const file = { ...facts, content: await buffer(await open()), sources: await Promise.all(forms) }
            return [src, file] as const
          }),
        ),
      ),
    }),
    limits,
  )

test('a course is read back as it was, with its languages, competencies and pictures', async () => {
  const course = aCourse({ competencies })

  const back = await read(await buildCourseJson(course, media))

  expect(back.course).toEqual(course)
  expect(back.media).toEqual(media)
})

test('a course written to a file is the same bytes, and a file of it that is gone is named as the reason', async () => {
  const whole = await buildCourseJson(aCourse(), media)
  const file = await aFile(Buffer.alloc(0))

  await buildCourseJson(aCourse(), media, { output: createWriteStream(file) })

  expect((await readFile(file)).equals(whole)).toBe(true)
  const gone = { path: 'media/gone.mp4', content: { file: `${file}-gone` }, mimeType: 'video/mp4' }
  const output = createWriteStream(`${file}-never`)
  await expect(buildCourseJson(aCourse(), new Map([['media/gone', gone]]), { output })).rejects.toMatchObject(
    { code: 'missing_asset' },
  )
  expect(output.destroyed).toBe(true)
})

test('a disk that fails while a course is written is not called a missing picture', async () => {
  const output = createWriteStream(path.join('no such folder', 'x.zip'))

  await expect(buildCourseJson(aCourse(), media, { output })).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the same course gives the same bytes', async () => {
  const [first, second] = [
    await buildCourseJson(aCourse(), media),
    await buildCourseJson(aCourse(), new Map(media)),
  ]

  expect(second.equals(first)).toBe(true)
})

const anArchive = (course: CourseForExport = aCourse()) => ({
  ...{ format: 'karmashala-course', formatVersion: 1, course },
  media: [] as object[],
})
const aPicture = { src: 'media/x', path: 'media/x.png', mimeType: 'image/png', sources: [] }

/** Whole but for one attribute nobody knows, which goes down and down. */
const aDeepCourse = (): string => {
  const json = JSON.stringify(anArchive())
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  return json.replace('"sourceLanguage"', `"unknown":${deep},"sourceLanguage"`)
}

const changed = async (change: (archive: Record<string, unknown>) => void) => {
  const archive: Record<string, unknown> = anArchive()
  change(archive)
  return zipOf([{ name: 'course.json', content: JSON.stringify(archive) }])
}

test('a file of a newer version is refused with a sentence that says so', async () => {
  const newer = await changed((archive) => {
    archive['formatVersion'] = 2
    archive['course'] = { shaped: 'otherwise' }
  })

  await expect(read(newer)).rejects.toMatchObject({
    code: 'newer_format',
    message: expect.stringContaining('newer version') as string,
  })
})

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['no zip at all', () => Buffer.from('<html>')],
  ['a zip of something else', () => zipOf([{ name: 'index.html', content: 'x' }])],
  ['JSON of something else', () => zipOf([{ name: 'course.json', content: '{"a":1}' }])],
  ['a truncated zip', async () => (await buildCourseJson(aCourse(), media)).subarray(0, 400)],
  [
    'a picture that is missing',
    () =>
      changed(
        (archive) =>
          (archive['media'] = [{ src: 'media/x', path: 'media/x.png', mimeType: 'image/png', sources: [] }]),
      ),
  ],
  [
    'a path out of the media',
    () =>
      changed(
        (archive) => (archive['media'] = [{ src: 'x', path: 'media/../../x', mimeType: 'a', sources: [] }]),
      ),
  ],
  [
    'a lesson with a block nobody knows',
    () =>
      changed((archive) => {
        const content = JSON.parse(JSON.stringify(aQuiz()).replace('"paragraph"', '"iframe"')) as object
        archive['course'] = { ...aCourse(), lessons: [{ id: 'one', content }] }
      }),
  ],
  [
    'words that were changed by hand',
    () => changed((archive) => (archive['course'] = { ...aCourse(), title: { en: 'X' } })),
  ],
  ['a hundred thousand things in each other', () => zipOf([{ name: 'course.json', content: aDeepCourse() }])],
  [
    'a name that leads out of the archive',
    () => zipOf([{ name: 'course.json', content: JSON.stringify(anArchive()) }, { name: '../../etc/x' }]),
  ],
  [
    'two files of one name',
    () => {
      const content = JSON.stringify(anArchive())
      return zipOf([
        { name: 'course.json', content },
        { name: 'course.json', content },
      ])
    },
  ],
  [
    'a picture that is not what it was when it was exported',
    () =>
      zipOf([
        { name: 'course.json', content: JSON.stringify({ ...anArchive(), media: [aPicture] }) },
        { name: aPicture.path, content: 'another picture', claimedCrc: 1 },
      ]),
  ],
])('%s is refused', async (_name, file) => {
  await expect(read(await file())).rejects.toMatchObject({ code: 'invalid_course' })
})

test('an archive that unpacks to more than it may is refused while it is read, whatever it claims', async () => {
  const bomb = (content: Buffer, claimedBytes?: number) =>
    zipOf([
      { name: 'course.json', content: JSON.stringify({ ...anArchive(), media: [aPicture] }) },
      { name: aPicture.path, content, ...(claimedBytes === undefined ? {} : { claimedBytes }) },
    ])
  const limits = { fileMaxInBytes: 1_000_000, totalMaxInBytes: 2_000_000 }

  await expect(read(bomb(Buffer.alloc(5_000_000)), limits)).rejects.toMatchObject({ code: 'too_large' })
  await expect(read(bomb(Buffer.alloc(5_000_000), 10), limits)).rejects.toMatchObject({
    code: 'invalid_course',
  })
  const words = zipOf([{ name: 'course.json', content: Buffer.alloc(40_000_000) }])
  await expect(read(words)).rejects.toMatchObject({ code: 'too_large' })
})

test('what lies in an archive beside the course is neither unpacked nor taken', async () => {
  const archive = zipOf([
    { name: 'course.json', content: JSON.stringify(anArchive()) },
    { name: 'media/unnamed.png', content: Buffer.alloc(5_000_000) },
  ])

  const back = await read(archive, { fileMaxInBytes: 1000, totalMaxInBytes: 100_000 })

  expect(back.media.size).toBe(0)
})

test('a key that is the name of a prototype changes no other object', async () => {
  const course = aCourse()
  const said = JSON.parse(
    JSON.stringify(course).replace('"blocks":{', '"blocks":{"__proto__":{"polluted":{"of":"x","text":"y"}},'),
  ) as CourseForExport
  const hostile = { ...said, version: { ...said.version, hash: courseHash(said) } }

  await read(zipOf([{ name: 'course.json', content: JSON.stringify(anArchive(hostile)) }])).catch(() => {})

  expect('polluted' in {}).toBe(false)
})
