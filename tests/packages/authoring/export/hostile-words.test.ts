// @vitest-environment happy-dom
import { blockSchema, lessonContent, renderLesson, textFingerprint, type Block } from '@karmashala/authoring'
import { buildCourse, EXPORT_TARGETS, type CourseMedia, type MediaFile } from '@karmashala/authoring/server'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapTexts, textsOf } from '../../../../packages/authoring/src/document/texts.ts'
import { aLesson } from '../a-lesson.ts'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { aCourse } from './a-course.ts'

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '</template><iframe src=javascript:alert(1)>',
  '<!--<script>',
  ']]><script>',
  'javascript:alert(1)',
  '\u2028\u2029alert(1)',
  '`${alert(1)}`',
  'url("javascript:alert(1)");background:url(//evil.example)',
  '</style><style>*{display:none}',
  '&lt;script&gt;&#60;b&#62;',
  '[[<img src=x onerror=alert(1)>|</script>]]',
  '\\u003c/script\\u003e',
]
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '`', '/', '=', ' ', 'a', '\u2028', '{', '}', '\\'),
  }),
)

const blocks = [
  ...new Map([...aLesson().content, ...sampleInteractions()].map((block) => [block.type, block])).values(),
]

/** The block with `say` in every place where an author or a translator writes words. */
const withWords = (block: Block, say: () => string): Block =>
  mapTexts(block, (unit) => {
    const words = say()
    if (unit.kind === 'plain') return words
    return words === '' ? [] : [{ type: 'text', text: words, marks: [{ type: 'bold' }] }]
  })

const KNOWN_SCRIPTS = ['script[src="course/course.js"]', 'script#course-data[type="application/json"]']

/** What may run, load or lead somewhere it should not. */
function dangers(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const parts = [page, ...[...page.querySelectorAll('template')].map(({ content }) => content)]
  return parts.flatMap((part) =>
    [...part.querySelectorAll('*')].flatMap((element) => {
      const name = element.tagName.toLowerCase()
      const own = [...element.attributes].flatMap((attribute) => {
        const value = attribute.value.trim()
        if (attribute.name.startsWith('on')) return [`${name} ${attribute.name}`]
        if (attribute.name === 'style' && /url|expression|;\s*background|@/i.test(value))
          return [`style ${value}`]
        const leads = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'poster', 'xlink:href']
        const isSafe = /^(?:https?:\/\/|mailto:|#|(?:\.\.\/)*(?:media|course|assets)\/|data:(?:text\/vtt|,))/i
        return leads.includes(attribute.name) && value !== '' && !isSafe.test(value)
          ? [`${name} ${attribute.name}=${value}`]
          : []
      })
      const runs = ['iframe', 'object', 'embed', 'base', 'form', 'svg'].includes(name)
      const strange = name === 'script' && !KNOWN_SCRIPTS.some((known) => element.matches(known))
      return [...own, ...(runs || strange ? [name] : [])]
    }),
  )
}

test('what is looked for here would be found', () => {
  const found = HOSTILE.slice(0, 5).map((words) => dangers(`<p title='a'>${words}</p>`).length)
  expect(found.filter((count) => count > 0).length).toBeGreaterThan(3)
  expect(dangers('<a href="javascript:alert(1)">x</a>')).toHaveLength(1)
})

test.each(blocks.map((block) => ({ type: block.type, block })))(
  'no words in $type become markup, for learners, reviewers and paper',
  ({ block }) => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        let turn = 0
        const said = withWords(block, () => ((turn += 1) % 2 ? one : other))
        for (const audience of ['learner', 'reviewer', 'paper'] as const) {
          for (const language of ['en', 'hi']) {
            const html = renderLesson({ type: 'doc', content: [said] }, { audience, language })
            expect(dangers(html)).toEqual([])
          }
        }
      }),
      { numRuns: 40 },
    )
  },
)

const media: CourseMedia = {
  get: (src: string): MediaFile => ({
    path: `media/${src.replace(/\W/g, '-')}`,
    content: Buffer.from(''),
    mimeType: /vtt/.test(src) ? 'text/vtt' : 'image/png',
    fileName: HOSTILE[1] ?? '',
    credit: HOSTILE[0] ?? '',
  }),
} as unknown as CourseMedia

test.each(EXPORT_TARGETS)('%s: hostile authors and translators put nothing into a page', (target) => {
  let turn = 0
  const next = () => HOSTILE[(turn += 1) % HOSTILE.length] ?? ''
  const content = blocks.map((block) => withWords(block, next))
  const title = next()
  const lesson = lessonContent('en', title, { type: 'doc', content })
  lesson.translations['hi'] = {
    title: { of: textFingerprint(title), text: next() },
    blocks: Object.fromEntries(
      content.map((block) => [
        block.attrs.id,
        Object.fromEntries(
          textsOf(block).map(({ key, text }) => [
            key,
            {
              of: textFingerprint(text),
              text: typeof text === 'string' ? next() : [{ type: 'text' as const, text: next() }],
            },
          ]),
        ),
      ]),
    ),
  }
  const course = aCourse({ title: { en: title, hi: next() }, lessons: [{ id: 'one', content: lesson }] })
  const html = String(buildCourse({ course, media, target }).files[0]?.content)

  expect(dangers(html)).toEqual([])
  const data = new DOMParser().parseFromString(html, 'text/html').getElementById('course-data')
  expect((JSON.parse(data?.textContent ?? '') as { title: Record<string, string> }).title['en']).toBe(title)
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:x',
  'data:text/html,x',
  '//evil.example',
  'vbscript:x',
  'java\nscript:x',
  'https:evil',
])('a link to %j is no link of a lesson', (href) => {
  const links = [
    { type: 'linkCard', attrs: { id: 'a', title: 'T', url: href } },
    { type: 'quotation', attrs: { id: 'a', url: href }, content: [{ type: 'paragraph' }] },
    { type: 'references', attrs: { id: 'a', items: [{ id: 'i', citation: 'C', url: href }] } },
    { type: 'statuteQuotation', attrs: { id: 'a', url: href }, content: [{ type: 'paragraph' }] },
    {
      type: 'paragraph',
      attrs: { id: 'a' },
      content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }],
    },
    {
      type: 'paragraph',
      attrs: { id: 'a' },
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'textColour', attrs: { colour: `#aa0000;${href}` } }] },
      ],
    },
  ]
  for (const block of links) expect(blockSchema.safeParse(block).success, block.type).toBe(false)
})
