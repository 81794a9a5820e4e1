import { applyFix, checkLesson, plainText, type Block, type LessonContent } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import {
  asking,
  choice,
  fixed,
  h,
  inHindi,
  lesson,
  link,
  p,
  remarkOf,
  rules,
  words,
} from './a-lesson-to-check.ts'

// What one press may do, and what it must never do to somebody's text.

const textOf = (content: LessonContent, at = 1) => {
  const block = content.document.content[at]
  return block ? plainText(block) : ''
}
const bold = { type: 'bold' as const }
const rtiLink = { type: 'link' as const, attrs: { href: 'https://www.rti.example.org/rules?a=1' } }

test('a link of several parts becomes one address, and the spaces around it stay', () => {
  const content = asking(
    p('p', words('See '), link('click '), words('here ', rtiLink, bold), words('and decide.')),
  )
  expect(rules(content)).toEqual(['vague-link p'])
  expect(textOf(fixed(content, 'vague-link'))).toBe('See rti.example.org/rules and decide.')
})

test('showing one address leaves the other links as they are', () => {
  const content = asking(p('p', link('here'), words(' or '), link('here', 'https://b.example/x')))
  expect(textOf(fixed(content, 'vague-link'))).toBe('rti.example.org/rules or here')
})

test('an address in Devanagari can be read', () => {
  const content = asking(p('p', link('यहाँ', `https://a.example/${encodeURIComponent('नियम')}`)))
  expect(textOf(fixed(content, 'vague-link'))).toBe('a.example/नियम')
})

test.each([
  // A list, not two clauses.
  'The applicant who wants a certified copy of any record of this office shall attach the form of application, the receipt for the fee that was paid, a copy of the identity card, and the affidavit which has been signed before a notary.',
  // What follows is no sentence of its own.
  'The officer who receives an application for information shall record the date of its receipt in the register of the office on the very same day without any delay, which shall be shown to the applicant on request at any time.',
  'The officer who receives an application for information shall record the date of its receipt in the register of the office on the very same day without any delay, and sends the file to the section that holds the record.',
  'The officer who receives an application for information shall record the date of its receipt in the register of the office on the very same day without delay, while the section which holds the record shall search for it.',
])('no press breaks the sentence “%s”', (sentence) => {
  expect(remarkOf(asking(p('p', words(sentence))), 'long-sentence').fix).toBeNull()
})

test.each([
  [
    'जो अधिकारी सूचना के लिए आवेदन प्राप्त करता है वह उसी दिन कार्यालय की पंजी में उसकी प्राप्ति की तिथि बिना किसी विलंब के दर्ज करेगा, और आवेदक को तीन कार्य दिवसों के भीतर उसकी पावती अनिवार्य रूप से भेजेगा।',
    'दर्ज करेगा। आवेदक को',
  ],
  [
    'The officer who receives an application for information shall record the date of its receipt in the register on the same day; the section in charge shall search for it within five working days of that date.',
    'same day. The section',
  ],
])('two clauses become two sentences: %s', (sentence, expected) => {
  const content = /[\u0900-\u097f]/.test(sentence)
    ? inHindi(asking(p('p', words(sentence))))
    : asking(p('p', words(sentence)))
  expect(textOf(fixed(content, 'long-sentence'))).toContain(expected)
})

test('a Hindi list is not cut at its last part', () => {
  const list =
    'प्रमाणित प्रति चाहने वाला आवेदक अपने आवेदन के साथ निर्धारित प्रपत्र में भरा हुआ आवेदन पत्र, शुल्क की मूल रसीद, पहचान पत्र की स्वप्रमाणित प्रति, और नोटरी के समक्ष हस्ताक्षरित शपथ पत्र अनिवार्य रूप से संलग्न करेगा।'
  expect(remarkOf(inHindi(asking(p('p', words(list)))), 'long-sentence').fix).toBeNull()
})

test('a Hindi list of plural things is not cut either', () => {
  const list =
    'अनुबंध करने से पहले क्रय अनुभाग को निविदा की सभी सामान्य और विशेष शर्तें, आपूर्तिकर्ताओं से प्राप्त हुई सभी तकनीकी और वित्तीय निविदाएँ, पिछले तीन वर्षों की सभी रसीदें, और समिति की बैठक का हस्ताक्षरित कार्यवृत्त सक्षम प्राधिकारी के सामने रखें।'
  expect(remarkOf(inHindi(asking(p('p', words(list)))), 'long-sentence').fix).toBeNull()
})

test('an alternative text written meanwhile is not taken away', () => {
  const image = (alt: string): Block => ({ type: 'image', attrs: { id: 'i', src: 'media/a', alt } })
  const remark = remarkOf(asking(image('')), 'no-alternative')
  const written = asking(image('A counter'))
  expect(applyFix(written, remark)).toEqual(written)
})

test('a heading that was changed meanwhile keeps its level', () => {
  const remark = remarkOf(asking(h('h', 4)), 'heading-skipped')
  const changed = asking(h('h', 2))
  expect(applyFix(changed, remark)).toEqual(changed)
})

test('the option that is taken out is the one that was meant, wherever it stands now', () => {
  const remark = remarkOf(
    lesson(h('h', 2), choice('q', 'one', 'two', 'All of the above')),
    'all-of-the-above',
  )
  const now = choice('q', 'one', 'two', 'All of the above', 'three')
  now.attrs.options.reverse()
  const after = applyFix(lesson(h('h', 2), now), remark)
  expect(after.document.content[1]).toMatchObject({
    attrs: { options: [{ text: 'three' }, { text: 'two' }, { text: 'one' }] },
  })
})

test('the right answer is not taken out by a press', () => {
  const content = lesson(h('h', 2), choice('q', 'All of the above', 'two', 'three'))
  expect(remarkOf(content, 'all-of-the-above').fix).toBeNull()
})

test('a reflection assesses nothing, so no press says that it does', () => {
  const tags = [{ code: 'BEH-1', level: 2, role: 'taught' as const }]
  const reflection: Block = {
    ...{ type: 'reflection', attrs: { id: 'r', question: 'What now?', explanation: '', maxLength: 500 } },
  }
  const taught = { ...p('p', words('Words.')), attrs: { id: 'p', tags } }
  expect(remarkOf(lesson(h('h', 2), taught, reflection), 'taught-not-assessed').fix).toBe('add_question')
  const after = fixed(lesson(h('h', 2), taught, choice('q', 'a', 'b'), reflection), 'taught-not-assessed')
  expect(after.document.content[2]?.attrs.tags).toMatchObject([{ code: 'BEH-1', role: 'assessed' }])
})

test('a question with as many tags as there may be gets no further one', () => {
  const tag = (n: number, role: 'taught' | 'practised') => ({ code: `BEH-${n}`, level: 1, role })
  const full = Array.from({ length: 20 }, (_, n) => tag(n + 2, 'practised'))
  const question = choice('q', 'a', 'b')
  const content = lesson(
    h('h', 2),
    { ...p('p', words('Words.')), attrs: { id: 'p', tags: [tag(1, 'taught')] } },
    { ...question, attrs: { ...question.attrs, tags: full } },
  )
  expect(remarkOf(content, 'taught-not-assessed').fix).not.toBe('add_assessed_tag')
})

test('a remark about a translation has no press that would change the source', () => {
  const content: LessonContent = {
    ...asking(p('p', link('the leave rules'))),
    translations: {
      hi: { title: null, blocks: { p: { content: { of: '0'.repeat(16), text: [link('यहाँ')] } } } },
    },
  }
  expect(rules(content, 'hi')).toEqual(['vague-link p'])
  expect(checkLesson(content, 'hi').map(({ fix }) => fix)).toEqual([null])
})

test('the first row of a table becomes its header by one press', () => {
  const cell = (text: string) => ({
    type: 'tableCell' as const,
    content: [{ type: 'paragraph' as const, content: [words(text)] }],
  })
  const table: Block = {
    type: 'table',
    attrs: { id: 't', caption: 'Fees' },
    content: [
      { type: 'tableRow', content: [cell('Item'), cell('Fee')] },
      { type: 'tableRow', content: [cell('Copy'), cell('₹ 2')] },
    ],
  }
  expect(rules(asking(table))).toEqual(['no-header t'])
  const after = fixed(asking(table), 'no-header')
  expect(rules(after)).toEqual([])
  expect(textOf(after)).toBe('Fees Item Fee Copy ₹ 2')
})

const inColumns = (...blocks: Block[]): Block => ({
  type: 'columns',
  attrs: { id: 'c' },
  content: ['c1', 'c2'].map((id, index) => ({
    ...{ type: 'column' as const, attrs: { id } },
    content: (index === 0 ? blocks : [p('cp', words('Words.'))]) as Extract<
      Block,
      { type: 'columns' }
    >['content'][0]['content'],
  })),
})

test('a press mends the picture and the heading that stand in columns, and nothing beside them', () => {
  const image = (id: string): Block => ({ type: 'image', attrs: { id, src: 'media/a', alt: '' } })
  const content = asking(image('before'), inColumns(h('ch', 4), image('in')))
  expect(rules(content)).toEqual(['no-alternative before', 'no-alternative c', 'heading-skipped c'])
  const decorative = applyFix(
    content,
    checkLesson(content).find(({ innerId }) => innerId === 'in') ?? remarkOf(content, 'none'),
  )
  expect(rules(decorative)).toEqual(['no-alternative before', 'heading-skipped c'])
  expect(rules(fixed(decorative, 'heading-skipped'))).toEqual(['no-alternative before'])
})
