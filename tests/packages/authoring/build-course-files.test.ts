import { buildCourseFiles, type ExportedCourse } from '@karmashala/authoring/server'
import { expect, test } from 'vitest'
import { aLesson } from './a-lesson.ts'

const image = { path: 'assets/flow.png', content: Buffer.from('png') }
const aCourse = (course: Partial<ExportedCourse> = {}): ExportedCourse => ({
  title: 'RTI & you',
  language: 'en',
  lessons: [{ title: 'One', document: aLesson() }],
  assets: [image],
  ...course,
})
const page = (course: ExportedCourse) =>
  String(
    buildCourseFiles({ course, standard: 'scorm12' }).files.find(({ path }) => path === 'index.html')
      ?.content,
  )

test('a course is one page with its style, its scripts and its pictures', () => {
  const { files } = buildCourseFiles({ course: aCourse(), standard: 'scorm12' })
  expect(files.map(({ path }) => path)).toEqual([
    'index.html',
    'style.css',
    'tracking.js',
    'course.js',
    'assets/flow.png',
  ])
})

test('the pass mark stands in the item in the terms of the standard', () => {
  const course = aCourse({ passMarkPercent: 70 })
  expect(buildCourseFiles({ course, standard: 'scorm12' }).items).toEqual([
    { identifier: 'course', title: 'RTI & you', href: 'index.html', masteryScore: 70 },
  ])
  expect(buildCourseFiles({ course, standard: 'scorm2004' }).items[0]?.scaledPassingScore).toBe(0.7)
})

test('a course without questions asks for no score', () => {
  const document = aLesson((blocks) => blocks.slice(0, 2))
  const { items } = buildCourseFiles({
    course: aCourse({ lessons: [{ title: 'One', document }] }),
    standard: 'scorm12',
  })
  expect(items[0]).not.toHaveProperty('masteryScore')
})

test('the page speaks the language of the course', () => {
  expect(page(aCourse({ language: 'hi' }))).toContain('<html lang="hi">')
  expect(page(aCourse({ language: 'hi' }))).toContain('>अगली<')
  expect(page(aCourse())).toContain('>Next<')
})

test('a title is escaped, and no text of a question can end the data of the page', () => {
  const document = aLesson((blocks) =>
    blocks.map((block) =>
      block.type === 'singleChoice'
        ? { ...block, attrs: { ...block.attrs, explanation: '</script><script>x' } }
        : block,
    ),
  )
  const html = page(aCourse({ lessons: [{ title: 'One', document }] }))
  expect(html).toContain('RTI &amp; you')
  expect(html.match(/<\/script>/g)).toHaveLength(3)
})

test('the page names no foreign host', () => {
  const document = aLesson((blocks) => blocks.filter(({ type }) => type !== 'paragraph'))
  const { files } = buildCourseFiles({
    course: aCourse({ lessons: [{ title: 'One', document }] }),
    standard: 'scorm2004',
  })
  for (const { path, content } of files) expect(String(content), path).not.toMatch(/https?:\/\//)
})

test('an image without its file is refused', () => {
  expect(() => buildCourseFiles({ course: aCourse({ assets: [] }), standard: 'scorm12' })).toThrow(
    expect.objectContaining({ code: 'missing_asset' }),
  )
})

test('the same id in two lessons stays two blocks', () => {
  const document = aLesson((blocks) => blocks.filter(({ type }) => type !== 'image'))
  const html = page(
    aCourse({
      lessons: [
        { title: 'One', document },
        { title: 'Two', document },
      ],
    }),
  )
  expect(html).toContain('data-block-id="l1-q1"')
  expect(html).toContain('data-block-id="l2-q1"')
  expect(html).toContain('<p class="screen-lesson">Two</p>')
})
