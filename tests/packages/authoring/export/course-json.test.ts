import { buildCourseJson, readCourseJson, type CourseMedia } from '@karmashala/authoring/server'
import { expect, test } from 'vitest'
import { zipOf } from '../../scorm/a-zip.ts'
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

test('a course is read back as it was, with its languages, competencies and pictures', async () => {
  const course = aCourse({ competencies })

  const back = await readCourseJson(await buildCourseJson(course, media))

  expect(back.course).toEqual(course)
  expect(back.media).toEqual(media)
})

test('the same course gives the same bytes', async () => {
  const [first, second] = [
    await buildCourseJson(aCourse(), media),
    await buildCourseJson(aCourse(), new Map(media)),
  ]

  expect(second.equals(first)).toBe(true)
})

const changed = async (change: (archive: Record<string, unknown>) => void) => {
  const archive = { format: 'karmashala-course', formatVersion: 1, course: aCourse(), media: [] }
  change(archive)
  return zipOf([{ name: 'course.json', content: JSON.stringify(archive) }])
}

test('a file of a newer version is refused with a sentence that says so', async () => {
  const newer = await changed((archive) => {
    archive['formatVersion'] = 2
    archive['course'] = { shaped: 'otherwise' }
  })

  await expect(readCourseJson(newer)).rejects.toMatchObject({
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
])('%s is refused', async (_name, file) => {
  await expect(readCourseJson(await file())).rejects.toMatchObject({ code: 'invalid_course' })
})

test('an archive that unpacks to more than it may is refused while it is read', async () => {
  const bomb = zipOf([
    { name: 'course.json', content: JSON.stringify({}) },
    { name: 'media/a', content: Buffer.alloc(5_000_000) },
  ])
  const limits = { fileMaxInBytes: 1_000_000, totalMaxInBytes: 2_000_000 }

  await expect(readCourseJson(bomb, limits)).rejects.toMatchObject({
    code: 'invalid_course',
    message: expect.stringContaining('more than a course may hold') as string,
  })
})
