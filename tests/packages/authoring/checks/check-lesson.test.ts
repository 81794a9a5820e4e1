import {
  applyFix,
  checkLesson,
  englishReadingEase,
  FIX_KINDS,
  fixLabel,
  remarkSentence,
  type Block,
  type InlineText,
  type LessonContent,
} from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { asking, choice, fixed, h, lesson, link, p, rules, words } from './a-lesson-to-check.ts'

test('a lesson that is in order draws no remark', () => {
  expect(rules(asking(p('p', words('Thirty days.'))))).toEqual([])
})

test('an image without a description holds the lesson up, and one press says that it is decorative', () => {
  const content = asking({ type: 'image', attrs: { id: 'i', src: 'media/a', alt: '' } })
  expect(checkLesson(content)).toMatchObject([{ rule: 'no-alternative', severity: 'must', blockId: 'i' }])
  expect(rules(fixed(content, 'no-alternative'))).toEqual([])
})

test('a skipped heading level is named, and one press uses the next level', () => {
  const content = asking(h('h', 4))
  expect(rules(content)).toEqual(['heading-skipped h'])
  expect(rules(fixed(content, 'heading-skipped'))).toEqual([])
})

test('each screen begins its levels anew', () => {
  expect(rules(asking(h('a', 3), { type: 'pageBreak', attrs: { id: 'b' } }, h('c', 3)))).toEqual([
    'heading-skipped c',
  ])
})

test('a screen without a title gets one', () => {
  const content = asking({ type: 'pageBreak', attrs: { id: 'b' } }, p('p', words('Words.')))
  expect(rules(content)).toEqual(['screen-untitled p'])
  expect(rules(fixed(content, 'screen-untitled'))).toEqual([expect.stringMatching(/^empty /)])
})

test.each(['click here', 'Here', 'Read more…', 'यहाँ क्लिक करें', 'और पढ़ें'])(
  'the link “%s” says nothing',
  (text) => {
    expect(rules(asking(p('p', words('For the rules '), link(text))))).toEqual(['vague-link p'])
  },
)

test('a vague link shows its address after one press, and a clear one is left alone', () => {
  const after = fixed(
    asking(p('p', link('click here'), words(' and '), link('the leave rules', 'https://a.example'))),
    'vague-link',
  )
  expect(after.document.content[1]).toMatchObject({
    content: [{ text: 'rti.example.org/rules' }, {}, { text: 'the leave rules' }],
  })
})

test('a faint colour holds the lesson up and is darkened by one press', () => {
  const content = asking(p('p', words('Pale', { type: 'textColour', attrs: { colour: '#ffcc00' } })))
  expect(checkLesson(content)).toMatchObject([{ rule: 'faint-colour', severity: 'must' }])
  expect(rules(fixed(content, 'faint-colour'))).toEqual([])
})

const LONG =
  'The officer who receives the application shall record the date of its receipt in the register on the same day without any delay whatsoever, and the officer shall send the acknowledgement to the applicant within three working days of it.'

test('a sentence too long for one breath is counted, and one press makes two of it', () => {
  const content = asking(p('p', words(`Short one. ${LONG}`)))
  expect(checkLesson(content)).toMatchObject([{ rule: 'long-sentence', params: { count: 40 } }])
  const after = fixed(content, 'long-sentence')
  expect(JSON.stringify(after.document)).toContain('whatsoever. The officer shall send')
  expect(rules(after)).toEqual([])
})

test('a statute may have sentences as long as the law makes them', () => {
  const content = asking({
    type: 'statuteQuotation',
    attrs: { id: 's', act: 'An Act', section: 'Section 1' },
    content: [{ type: 'paragraph', content: [words(LONG)] }],
  })
  expect(rules(content)).toEqual([])
})

test('abbreviations and amounts do not end a sentence', () => {
  const content = asking(
    p('p', words('A fee of Rs. 10 is paid to Dr. Namoona under sec. 6 of the Act; it is kept by him.')),
  )
  expect(rules(content)).toEqual([])
})

test('heavy English is measured by Flesch, heavy Hindi by its long words', () => {
  const heavy =
    'Administrative instrumentalities facilitating interdepartmental communication necessitate comprehensive documentation. Organisational accountability presupposes institutional responsibility. Procedural irregularities undermine constitutional legitimacy. Supervisory authorities investigate administrative irregularities. Disciplinary proceedings necessitate procedural fairness. Representational opportunities constitute fundamental entitlements. Departmental functionaries administer organisational responsibilities.'
  expect(rules(asking(p('p', words(heavy))))).toEqual(['hard-to-read p'])
  const hindi =
    'प्रशासनिक उत्तरदायित्व सुनिश्चितता हेतु कार्यालयाध्यक्षों द्वारा अनुशासनात्मक कार्यवाहियों। अन्तर्विभागीय पत्राचार समयबद्धता सुनिश्चित कराना अत्यावश्यक। '.repeat(
      4,
    )
  const content = { ...asking(p('p', words(hindi))), sourceLanguage: 'hi' }
  expect(rules(content)).toContain('hard-words p')
})

test('“all of the above” is found in both languages and taken out where options are left', () => {
  expect(rules(lesson(h('h', 2), choice('q', 'one', 'उपर्युक्त सभी')))).toEqual(['all-of-the-above q'])
  const after = fixed(lesson(h('h', 2), choice('q', 'one', 'two', 'All of the above')), 'all-of-the-above')
  expect(rules(after)).toEqual([])
})

test('a lesson that asks nothing is told so, and one press adds a question to write', () => {
  const content = lesson(h('h', 2), p('p', words('Words.')))
  expect(rules(content)).toEqual(['no-question null'])
  expect(fixed(content, 'no-question').document.content.at(-1)?.type).toBe('singleChoice')
})

test('a competency taught and never assessed is a remark until a question assesses it', () => {
  const tags = [{ code: 'BEH-1', level: 2, role: 'taught' as const }]
  const content = asking({ type: 'paragraph', attrs: { id: 'p', tags }, content: [words('Words.')] })
  expect(checkLesson(content)).toMatchObject([{ rule: 'taught-not-assessed', params: { code: 'BEH-1' } }])
  expect(rules(fixed(content, 'taught-not-assessed'))).toEqual([])
})

test('a page break alone is not a lesson', () => {
  expect(rules(lesson({ type: 'pageBreak', attrs: { id: 'b' } }))).toContain('nothing-written null')
})

test('empty paragraphs and a divider are not a lesson; a file, a question, a formula or a word in a column is', () => {
  const empty: Block = { type: 'paragraph', attrs: { id: 'e' } }
  const divider: Block = { type: 'divider', attrs: { id: 'd' } }
  expect(rules(lesson(empty))).toContain('nothing-written null')
  expect(rules(lesson(empty, divider, p('s', words('  '))))).toContain('nothing-written null')
  const columns = (...content: InlineText[]): Block => ({
    type: 'columns',
    attrs: { id: 'c' },
    content: [
      { type: 'column', attrs: { id: 'c1' }, content: [{ type: 'paragraph', attrs: { id: 'c2' }, content }] },
      { type: 'column', attrs: { id: 'c3' }, content: [{ type: 'paragraph', attrs: { id: 'c4' } }] },
    ],
  })
  expect(rules(lesson(columns()))).toContain('nothing-written null')
  const written: Block[] = [
    columns(words('A word')),
    choice('q', '', ''),
    { type: 'image', attrs: { id: 'i', src: 'media/a', alt: '', decorative: true } },
    { type: 'formula', attrs: { id: 'f', latex: 'a+b', spoken: '' } },
  ]
  for (const block of written) expect(rules(lesson(empty, block))).not.toContain('nothing-written null')
})

test('the words of a translation are checked as its readers meet them', () => {
  const content: LessonContent = {
    ...asking(p('p', link('the leave rules'))),
    translations: {
      hi: { title: null, blocks: { p: { content: { of: '0'.repeat(16), text: [link('यहाँ')] } } } },
    },
  }
  expect(rules(content)).toEqual([])
  expect(rules(content, 'hi')).toEqual(['vague-link p'])
})

test('every remark and every fix has a sentence in both languages', () => {
  const content = lesson(
    h('h', 4),
    p('p', link('here'), words('Pale', { type: 'textColour', attrs: { colour: '#ffcc00' } }), words(LONG)),
    { type: 'image', attrs: { id: 'i', src: '', alt: '' } },
  )
  for (const remark of checkLesson(content)) {
    expect(remarkSentence(remark, 'en')).toMatch(/^[A-Z“].*[.]$/)
    expect(remarkSentence(remark, 'hi')).toMatch(/[\u0900-\u097f].*।$/)
    expect(remarkSentence(remark, 'en')).not.toMatch(/\{|\}/)
  }
  for (const fix of FIX_KINDS) expect(fixLabel(fix, 'hi')).not.toBe(fixLabel(fix, 'en'))
})

test('a fix for a block that is gone changes nothing', () => {
  const content = asking(h('h', 4))
  const [remark] = checkLesson(content)
  const without = asking()
  expect(remark && applyFix(without, remark)).toEqual(without)
})

test('cells of a table and items of a list are sentences of their own, not one long sentence', () => {
  const cell = (text: string) => ({ type: 'paragraph' as const, content: [words(text)] })
  const item = (text: string) => ({
    type: 'listItem' as const,
    content: [cell(text)] as [ReturnType<typeof cell>],
  })
  const lines = [
    'Application to the authority',
    'Receipt and date',
    'Transfer within five days',
    'Fee, if payable',
  ]
  const list: Block = {
    type: 'bulletList',
    attrs: { id: 'l' },
    content: [...lines, ...lines, ...lines].map(item),
  }

  expect(rules(asking(list))).toEqual([])
})

test('Flesch’s reading ease is computed as published', () => {
  expect(englishReadingEase('The cat sat on the mat.')).toBeCloseTo(116.145, 2)
  const platypus = 'The Australian platypus is seemingly a hybrid of mammal and reptilian creature.'
  // 23 syllables in 12 words by the ear; counting vowels may miss one.
  expect(Math.abs((englishReadingEase(platypus) ?? 0) - 32.505)).toBeLessThan(8)
  expect(englishReadingEase('')).toBeNull()
})
