import { renderLesson } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { aLesson } from './a-lesson.ts'

test('every block is rendered with its id, so that a comment can find it', () => {
  const html = renderLesson(aLesson())
  const shown = aLesson().content.filter(({ type }) => type !== 'pageBreak')
  for (const { attrs } of shown) expect(html, attrs.id).toContain(`data-block-id="${attrs.id}"`)
})

test('text is escaped', () => {
  expect(renderLesson(aLesson())).toContain('A &lt;b&gt;sign&lt;/b&gt; &amp; ')
})

test('a statute quotation names its Act and section', () => {
  expect(renderLesson(aLesson())).toMatch(
    /<figcaption>.*Section 3.*Right to Information Act, 2005.*<\/figcaption>/,
  )
})

test('a table has a caption, scoped headers and a region that scrolls with the keyboard', () => {
  const html = renderLesson(aLesson())
  expect(html).toContain('<caption>Fees</caption>')
  expect(html).toMatch(/<th scope="col">/)
  expect(html).toMatch(/role="region" tabindex="0" aria-label="Fees"/)
})

test('a question is a fieldset of radio buttons or checkboxes', () => {
  const html = renderLesson(aLesson((blocks) => blocks.filter(({ type }) => /Choice$/.test(type))))
  expect(html).toContain('<fieldset><legend>How many days?</legend>')
  expect(html.match(/type="radio"/g)).toHaveLength(2)
  expect(html.match(/type="checkbox"/g)).toHaveLength(3)
})

test('answers and feedback are shown to reviewers only', () => {
  expect(renderLesson(aLesson())).not.toContain('Thirty days from receipt.')
  const reviewed = renderLesson(aLesson(), { audience: 'reviewer' })
  expect(reviewed).toContain('Correct: Section 7(1).')
  expect(reviewed).toContain('Thirty days from receipt.')
})

test('labels follow the language of the lesson', () => {
  expect(renderLesson(aLesson())).toContain('Important')
  const hindi = renderLesson(aLesson(), { language: 'hi' })
  expect(hindi).toContain('महत्त्वपूर्ण')
  expect(hindi).toContain('एक उत्तर चुनिए।')
})

test('a document with a node the lesson does not know is refused', () => {
  const foreign = JSON.parse('{"type":"doc","content":[{"type":"marquee"}]}')
  expect(() => renderLesson(foreign)).toThrow(expect.objectContaining({ code: 'invalid_lesson' }))
})
