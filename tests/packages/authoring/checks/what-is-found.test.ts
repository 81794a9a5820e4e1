import { contrast, hindiReading, remarkSentence, type Block } from '@karmashala/authoring'
import { expect, test } from 'vitest'
import { sampleInteractions } from '../interactions/sample-interactions.ts'
import { asking, choice, h, inHindi, lesson, link, p, remarkOf, rules, words } from './a-lesson-to-check.ts'

test.each([
  'click on this link', 'Please click here', '(here)', '“click here”', 'know more', 'View more', 'this document',
  'इस लिंक पर क्लिक करें', 'अधिक जानकारी', 'यहाँ से डाउनलोड करें', 'और पढ़ें', 'और प\u0922\u093cें', 'विस्तार से पढ़ें', 'यहाँ दबाएँ', 'यहां।',
])('the link “%s” says nothing', (text) => {
  expect(rules(asking(p('p', link(text))))).toEqual(['vague-link p'])
}) // prettier-ignore

test.each([
  'Open Government Data',
  'Read the leave rules',
  'यहाँ के नियम',
  'अवकाश नियम देखें',
  'Download Form A',
  'RTI',
])('the link “%s” says where it leads', (text) => {
  expect(rules(asking(p('p', link(text))))).toEqual([])
})

test('links with the same words that lead elsewhere are named once, those that lead to the same place are not', () => {
  const one = p('a', link('Leave rules', 'https://a.example/x'))
  const same = p('b', link('leave  rules', 'https://a.example/x/'))
  const other = p('c', link('Leave rules.', 'https://b.example/y'))
  expect(rules(asking(one, same))).toEqual([])
  expect(rules(asking(one, same, other))).toEqual(['same-link-words c'])
})

test.each([
  ['All of these officers must sign', false],
  ['Any of these documents will do', false],
  ['Both of them are appealable within thirty days', false],
  ['उक्त सभी अधिकारियों को सूचित करना', false],
  ['इनमें से कोई भी दस्तावेज़ दिखाना', false],
  ['All of the above', true],
  ['All the above.', true],
  ['None of these', true],
  ['Both of the above are correct', true],
  ['उपर्युक्त सभी', true],
  ['उपरोक्त सभी सही हैं', true],
  ['उपर्युक्त में से कोई नहीं', true],
  ['इनमें से कोई नहीं', true],
  ['ये सभी', true],
])('the option “%s” stands for others: %s', (text, stands) => {
  expect(rules(lesson(h('h', 2), choice('q', 'one', text)))).toEqual(stands ? ['all-of-the-above q'] : [])
})

test('“all of the above” is found in a question of a pool', () => {
  const test = sampleInteractions().find(({ type }) => type === 'assessment')
  const pools = [{ id: 'p', name: '', draw: 1, questions: [choice('x', 'one', 'All of the above')] }]
  const block = { ...test, attrs: { ...test?.attrs, minutes: null, pools } } as Block
  expect(rules(lesson(h('h', 2), block))).toEqual(['all-of-the-above k-test'])
})

test('a competency that a question of a pool assesses is assessed', () => {
  const test = sampleInteractions().find(({ type }) => type === 'assessment')
  const question = choice('x', 'one', 'two')
  const tag = (role: 'taught' | 'assessed') => [{ code: 'BEH-1', level: 1, role }]
  const pools = [
    {
      id: 'p',
      name: '',
      draw: 1,
      questions: [{ ...question, attrs: { ...question.attrs, tags: tag('assessed') } }],
    },
  ]
  const block = { ...test, attrs: { ...test?.attrs, minutes: null, pools } } as Block
  const taught = { ...p('p', words('Words.')), attrs: { id: 'p', tags: tag('taught') } }
  expect(rules(lesson(h('h', 2), taught, block))).toEqual([])
})

test('a list whose points have no full stop is not one endless sentence', () => {
  const points = Array.from({ length: 12 }, () => 'Signed copy of your recent order')
  const list: Block = {
    type: 'bulletList',
    attrs: { id: 'l' },
    content: points.map((text) => ({
      type: 'listItem' as const,
      content: [{ type: 'paragraph' as const, content: [words(text)] }],
    })),
  }
  expect(rules(asking(list))).toEqual([])
  const card: Block = {
    type: 'flashcards',
    attrs: { id: 'f', cards: [{ id: 'c', front: 'What to bring?', back: points.join('\n') }] },
  }
  expect(rules(asking(card))).toEqual([])
})

test('what is quoted in a column and what was said in a recording is left as it is', () => {
  const long = `${'the officer who has the record '.repeat(8)}.`
  const columns: Block = {
    type: 'columns',
    attrs: { id: 'c' },
    content: [
      {
        type: 'column',
        attrs: { id: 'c1' },
        content: [
          {
            type: 'statuteQuotation',
            attrs: { id: 's', act: 'An Act', section: 'Section 1' },
            content: [{ type: 'paragraph', content: [words(long)] }],
          },
        ],
      },
      { type: 'column', attrs: { id: 'c2' }, content: [p('c3', words('Short.'))] },
    ],
  }
  const talk: Block = { type: 'audio', attrs: { id: 'a', src: 'media/a', title: 'A talk', transcript: long } }
  expect(rules(asking(columns, talk))).toEqual([])
})

test('a heading in a tab is measured from the title of its tab', () => {
  const tabs = (level: 2 | 3 | 4): Block => ({
    type: 'tabs',
    attrs: { id: 't' },
    content: ['t1', 't2'].map((id) => ({
      type: 'tabPanel' as const,
      attrs: { id },
      content: [
        { type: 'tabTitle' as const, content: [{ type: 'text' as const, text: id }] },
        { ...(h(`${id}h`, level) as Extract<Block, { type: 'heading' }>) },
        p(`${id}p`, words('Words.')),
      ],
    })),
  })
  expect(rules(asking(tabs(4)))).toEqual([])
  const columns: Block = {
    type: 'columns',
    attrs: { id: 'c' },
    content: ['c1', 'c2'].map((id) => ({
      type: 'column' as const,
      attrs: { id },
      content: [{ ...(h(`${id}h`, 4) as Extract<Block, { type: 'heading' }>) }],
    })),
  }
  expect(rules(asking(columns))).toEqual(['heading-skipped c'])
})

test.each([
  ['RIGHT TO INFORMATION AND DUTIES OF PUBLIC AUTHORITIES', true],
  ['ALL OFFICERS ARE HEREBY DIRECTED to comply.', true],
  ['The CPIO, the FAA, the CIC and the SIC reply.', false],
  ['CPIO FAA CIC SIC DOPT', false],
  ['GST, PAN, TAN, TDS, ITR-1', false],
  ['सूचना का अधिकार और कर्तव्य', false],
])('“%s” is shouted: %s', (text, isShouted) => {
  expect(rules(asking(p('p', words(text))))).toEqual(isShouted ? ['capitals p'] : [])
})

test('contrast is computed as WCAG 2.2 defines it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#ffffff', '#ffffff')).toBe(1)
  // The lightest grey that passes on white, and its neighbour that does not.
  expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrast('#777777', '#FFFFFF')).toBeLessThan(4.5)
  expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(3.998, 3)
})

test('joiners divide no word of Hindi', () => {
  expect(hindiReading('क्\u200dष श्री\u200cमान।')?.wordsPerSentence).toBe(2)
})

// The plain style of circulars: what every office writes must not be remarked upon.
test.each([
  'सूचना का अधिकार अधिनियम, 2005 के अंतर्गत प्रत्येक नागरिक को लोक प्राधिकारी से सूचना माँगने का अधिकार है। आवेदन के साथ दस रुपये का शुल्क देना होता है। लोक सूचना अधिकारी को तीस दिन के भीतर उत्तर देना चाहिए।',
  'सभी अधिकारियों एवं कर्मचारियों को सूचित किया जाता है कि वे अपनी वार्षिक संपत्ति विवरणी 31 जनवरी तक अनिवार्य रूप से प्रस्तुत करें। विवरणी समय पर प्रस्तुत न करने पर नियमानुसार कार्रवाई की जाएगी। किसी भी कठिनाई की स्थिति में स्थापना अनुभाग से संपर्क करें।',
  'अवकाश का आवेदन कम से कम पंद्रह दिन पहले नियंत्रण अधिकारी को भेजिए। आपात स्थिति में दूरभाष पर सूचना देकर बाद में आवेदन दिया जा सकता है। स्वीकृति मिलने से पहले मुख्यालय न छोड़ें। चिकित्सा अवकाश के लिए चिकित्सा प्रमाण-पत्र संलग्न करना आवश्यक है।',
  'क्रय समिति निविदाओं की तुलना करके अपनी सिफ़ारिश सक्षम प्राधिकारी को भेजती है। सक्षम प्राधिकारी के अनुमोदन के बाद ही आपूर्ति आदेश जारी किया जाता है। सामग्री मिलने पर भंडार प्रभारी उसकी जाँच करके प्रमाण-पत्र देता है।',
])('ordinary administrative Hindi draws no remark: %s', (text) => {
  expect(rules(inHindi(asking(p('p', words(text)))))).toEqual([])
})

test.each(['same-link-words', 'capitals', 'no-header'])('the remark %s has its sentences', (rule) => {
  const table: Block = {
    type: 'table',
    attrs: { id: 't', caption: 'Fees' },
    content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'paragraph' }] }] }],
  }
  const content = asking(
    p('a', link('Leave rules', 'https://a.example/x')),
    p('b', link('Leave rules', 'https://b.example/x')),
    p('c', words('ALL OFFICERS ARE HEREBY DIRECTED.')),
    table,
  )
  expect(remarkSentence(remarkOf(content, rule), 'en')).toMatch(/^[A-Z“].*\.$/)
  expect(remarkSentence(remarkOf(content, rule), 'hi')).toMatch(/[\u0900-\u097f].*।$/)
})
