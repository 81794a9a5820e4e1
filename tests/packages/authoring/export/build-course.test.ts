import { lessonContent, type Block, type LessonContent } from '@karmashala/authoring'
import {
  buildCourse,
  EXPORT_TARGETS,
  type CourseForExport,
  type CourseMedia,
  type ExportTarget,
} from '@karmashala/authoring/server'
import { inspectPackage, writePackage, writeSite, writeUnitsPackage } from '@karmashala/scorm/server'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { mediaSources } from '../../../../packages/authoring/src/document/media-sources.ts'
import { aFile } from '../../scorm/a-zip.ts'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { aCourse, aQuiz, NO_MEDIA } from './a-course.ts'

const build = (target: ExportTarget, course = aCourse(), media = NO_MEDIA) =>
  buildCourse({ course, media, target })
const page = (course: CourseForExport, target: ExportTarget = 'scorm12', path = 'index.html') =>
  String(build(target, course).files.find((file) => file.path === path)?.content)
const twoLessons = () =>
  aCourse({
    lessons: [
      { id: 'one', content: aQuiz() },
      { id: 'two', content: { ...aQuiz(), title: 'Fees' } },
    ],
  })

/** Introduces the two packages the way an application does. */
async function pack(target: Exclude<ExportTarget, 'preview'>, course: CourseForExport): Promise<Buffer> {
  const { files, items } = build(target, course)
  const title = course.title[course.sourceLanguage] ?? ''
  if (target === 'html') return await writeSite({ files })
  if (target === 'cmi5' || target === 'xapi') {
    const units = items.map(({ activityId, titles, href, scaledPassingScore }) => ({
      identifier: activityId,
      title: titles,
      href,
      ...(scaledPassingScore === undefined ? {} : { masteryScore: scaledPassingScore }),
    }))
    const identifier = `urn:karmashala:${course.identifier}:course`
    return await writeUnitsPackage({
      standard: target,
      identifier,
      title: course.title,
      description: course.summary,
      units,
      files,
    })
  }
  return await writePackage({
    standard: target === 'scorm12' ? 'scorm12' : 'scorm2004',
    ...(target === 'scorm2004_3rd' ? { edition: '3rd' as const } : {}),
    identifier: course.identifier,
    title,
    language: course.sourceLanguage,
    items,
    files,
    metadata: { version: course.version.number },
  })
}

test.each(EXPORT_TARGETS)('%s: the same course gives the same files', (target) => {
  expect(build(target)).toEqual(build(target, structuredClone(aCourse())))
})

test.each(['scorm12', 'scorm2004_3rd', 'scorm2004_4th'] as const)(
  '%s: the package check and the schemas of the edition find nothing, for one lesson and for two',
  async (target) => {
    for (const course of [aCourse(), twoLessons()]) {
      const bytes = await pack(target, course)
      const report = await inspectPackage({ file: await aFile(bytes) })

      expect(report.findings).toEqual([])
      expect(report.launchable).toHaveLength(course.lessons.length)
      expect((await pack(target, course)).equals(bytes)).toBe(true)
    }
  },
)

test.each(['cmi5', 'xapi'] as const)('%s: our own reader finds the units and no fault', async (target) => {
  const bytes = await pack(target, twoLessons())
  const report = await inspectPackage({ file: await aFile(bytes) })

  expect(report.standard).toBe(target)
  expect(report.findings.map(({ rule }) => rule)).toEqual(['STD01'])
  expect((await pack(target, twoLessons())).equals(bytes)).toBe(true)
})

test('a course of several lessons is a page a lesson where a standard launches several, and one page elsewhere', () => {
  const hrefs = (target: ExportTarget) => build(target, twoLessons()).items.map(({ href }) => href)

  for (const target of ['scorm12', 'scorm2004_4th', 'cmi5'] as const)
    expect(hrefs(target)).toEqual(['lesson-1/index.html', 'lesson-2/index.html'])
  for (const target of ['xapi', 'html'] as const) expect(hrefs(target)).toEqual(['index.html'])
  const html = page(twoLessons(), 'html')
  expect(html).toContain('data-block-id="l1-q1"')
  expect(html).toContain('data-block-id="l2-q1"')
  expect(html).toContain('<p class="screen-lesson">Fees</p>')
})

test('the pass mark stands in the item, and a course without questions asks for no score', () => {
  expect(build('scorm12').items).toMatchObject([
    { identifier: 'course', masteryScore: 60, scaledPassingScore: 0.6 },
  ])
  const reading = aQuiz((blocks) => blocks.slice(0, 2))
  const { items } = build('scorm12', aCourse({ lessons: [{ id: 'one', content: reading }] }))
  expect(items[0]).not.toHaveProperty('masteryScore')
})

test('the page holds every language, and speaks the source language first', () => {
  const html = page(aCourse())
  expect(html).toContain('<html lang="en">')
  expect(html).toContain('>Next<')
  expect(html).toMatch(/<template data-screens="hi">[\s\S]*कितने दिन\?[\s\S]*<\/template>/)
  const hindi = page(aCourse({ languages: ['hi'], sourceLanguage: 'hi' }))
  expect(hindi).toContain('<html lang="hi">')
  expect(hindi).toContain('>अगली<')
  expect(hindi).not.toContain('data-language')
})

test('a title is escaped, and no text of a question can end the data of the page', () => {
  const hostile = aQuiz((blocks) =>
    blocks.map((block) =>
      block.type === 'singleChoice'
        ? { ...block, attrs: { ...block.attrs, explanation: '</script><script>x' } }
        : block,
    ),
  )
  const html = page(aCourse({ lessons: [{ id: 'one', content: hostile }] }))
  expect(html).toContain('RTI &amp; you')
  expect(html.match(/<\/script>/g)).toHaveLength(2)
})

test.each(EXPORT_TARGETS)('%s: no page names a foreign host or may ask one', (target) => {
  const { files } = build(target)
  for (const { path, content } of files.filter(({ path }) => /\.(html|css)$/.test(path)))
    expect(String(content), path).not.toMatch(/(src|href|url)\s*[=(]\s*["']?(https?:)?\/\//i)
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page(aCourse(), target)) ?? []
  expect(policy).toContain('default-src &#39;none&#39;')
  const mayCall = target === 'cmi5' || target === 'xapi'
  expect(policy).toContain(mayCall ? 'connect-src https: http:' : 'connect-src &#39;none&#39;')
})

test.each(EXPORT_TARGETS)('%s: karmashala.json says which version of which course it is', (target) => {
  const course = aCourse()
  const facts: unknown = JSON.parse(
    String(build(target, course).files.find(({ path }) => path === 'karmashala.json')?.content),
  )
  expect(facts).toMatchObject({ identifier: 'time-limits', target, version: course.version })
  expect(course.version.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('the hash of a course changes with any word of any language and not with the name of the version', () => {
  const edited = aQuiz()
  const title = edited.translations['hi']?.title
  if (title) title.text = 'समय'
  expect(aCourse({ lessons: [{ id: 'one', content: edited }] }).version.hash).not.toBe(aCourse().version.hash)
  expect(aCourse({ version: { number: '9', hash: '' } }).version.hash).toBe(aCourse().version.hash)
})

const withImage = (): LessonContent =>
  aQuiz((blocks) => [
    ...blocks,
    { type: 'image', attrs: { id: 'i1', src: 'media/0123456789abcdef01234567', alt: 'A desk' } } as Block,
  ])
const image: CourseMedia = new Map([
  [
    'media/0123456789abcdef01234567',
    {
      path: 'media/a desk.webp',
      content: { file: '/tmp/desk.webp' },
      mimeType: 'image/webp',
      sources: [{ path: 'media/a desk-320.webp', width: 320, content: Buffer.from('small') }],
    },
  ],
  [
    'media/ffffffffffffffffffffffff',
    { path: 'media/unused', content: Buffer.from(''), mimeType: 'image/png' },
  ],
])

test('pictures go along in all their widths, those that are not shown stay', () => {
  const course = aCourse({
    lessons: [
      { id: 'one', content: withImage() },
      { id: 'two', content: aQuiz() },
    ],
  })
  const { files } = build('scorm12', course, image)

  expect(files.map(({ path }) => path).filter((path) => path.startsWith('media/'))).toEqual([
    'media/a desk-320.webp',
    'media/a desk.webp',
  ])
  const html = String(files.find(({ path }) => path === 'lesson-1/index.html')?.content)
  expect(html).toContain('src="../media/a%20desk.webp"')
  expect(html).toContain('../media/a%20desk-320.webp 320w')
})

test('captions stand in the page where it may be opened from disk, and beside it elsewhere', () => {
  const film = sampleInteractions().find(({ type }) => type === 'inVideoQuestion')!
  const content = aQuiz((blocks) => [...blocks, film])
  const course = aCourse({ lessons: [{ id: 'one', content }] })
  const files: CourseMedia = new Map(
    mediaSources(film).map((src) => [
      src,
      {
        path: src,
        content: Buffer.from('WEBVTT'),
        mimeType: src.endsWith('.vtt') ? 'text/vtt' : 'video/mp4',
      },
    ]),
  )
  const html = (target: ExportTarget) => String(build(target, course, files).files[0]?.content)

  expect(html('html')).toContain('data:text/vtt;base64,V0VCVlRU')
  expect(html('scorm12')).toMatch(/<track[^>]* src="[^"]*\.vtt"/)
})

test('a picture without its file, and a course without a screen, are refused', () => {
  const missing = aCourse({ lessons: [{ id: 'one', content: withImage() }] })
  expect(() => build('scorm12', missing)).toThrow(expect.objectContaining({ code: 'missing_asset' }))
  const empty = aCourse({ lessons: [{ id: 'one', content: aQuiz((blocks) => [blocks[2]!]) }] })
  expect(() => build('scorm12', empty)).toThrow(expect.objectContaining({ code: 'empty_course' }))
})

test('script and style of an export stay under 150 kB compressed', () => {
  const sizes = build('scorm2004_4th')
    .files.filter(({ path }) => path.startsWith('course/'))
    .map(({ path, content }) => ({ path, bytes: gzipSync(String(content)).length }))
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log('compressed:', JSON.stringify(sizes), 'total', total)

  expect(total).toBeLessThan(150_000)
})

test('where nobody is told what was right, the page does not hold the reasons either', () => {
  const sample = sampleInteractions().find(({ type }) => type === 'assessment')
  const pageOf = (feedback: string) => {
    const block = { ...sample, attrs: { ...sample?.attrs, feedback } } as Block
    const content = lessonContent('en', 'A test', { type: 'doc', content: [block] })
    const course = aCourse({ languages: ['en'], lessons: [{ id: 'one', content }] })
    return String(buildCourse({ course, media: NO_MEDIA, target: 'html' }).files[0]?.content)
  }

  expect(pageOf('end')).toContain('The rule behind it.')
  expect(pageOf('end')).toContain('On o2.')
  expect(pageOf('never')).not.toContain('The rule behind it.')
  expect(pageOf('never')).not.toContain('On o2.')
})
