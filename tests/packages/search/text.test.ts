import { durationBucketOf, fold, highlight, romanise, toSearchDocument } from '@karmashala/search'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCourse, at, RTI } from './courses.ts'

const FOLDED: [string, string][] = [
  ['हिन्दी', 'हिंदी'],
  ['सम्पर्क', 'संपर्क'],
  ['चाँद', 'चांद'],
  ['फ़ाइल', 'फाइल'],
  ['\u0958लम', 'कलम'],
  ['दुःख', 'दुख'],
  ['न्याय', 'न्याय'],
  ['जन्म', 'जन्म'],
  ['क्\u200dष', 'क्ष'],
  ['नियम १२३', 'नियम 123'],
  ['Résumé', 'resume'],
]

for (const [text, folded] of FOLDED) {
  test(`${text} and ${folded} are spelt alike after folding`, () => expect(fold(text)).toBe(folded))
}

test('folding twice is folding once', () => {
  const devanagari = fc.string({
    unit: fc.integer({ min: 0x900, max: 0x97f }).map((code) => String.fromCodePoint(code)),
  })
  fc.assert(fc.property(fc.oneof(fc.string(), devanagari), (text) => fold(fold(text)) === fold(text)))
})

const ROMANISED: [string, string[]][] = [
  [
    'सूचना का अधिकार',
    ['suchna ka adhikar', 'soochna ka adhikaar', 'suchana ka adhikar', 'soochana ka adhikaar'],
  ],
  ['आपदा', ['apda', 'aapda', 'apada', 'aapada']],
  ['प्रबंधन', ['prabandhan']],
  ['सरकारी', ['sarkari', 'sarkaari', 'sarakari', 'sarakaari']],
  ['विज्ञान', ['vigyan', 'vigyaan']],
  ['राष्ट्र', ['rashtra', 'raashtra']],
  ['सुरक्षा', ['suraksha']],
  ['फ़ाइल', ['fail', 'faail']],
  ['लोकतंत्र', ['loktantra', 'lokatantra']],
  ['संपर्क', ['sampark', 'samparka']],
  ['कर्म', ['karm', 'karma']],
  ['राज्य', ['rajya', 'raajya']],
  ['नियम १२', ['niyam 12']],
]

for (const [text, forms] of ROMANISED) {
  test(`${text} is typed ${forms.join(', ')}`, () => expect(romanise(text)).toEqual(forms))
}

test('a search document carries what is filtered and counted, each value once', () => {
  const document = toSearchDocument({ ...RTI, competencies: [at('law', 2), at('law', 3), at('ethics', 2)] })
  expect(document).toMatchObject({
    competencyTypes: ['domain', 'behavioural'],
    competencyAreas: ['Law', 'Ethics'],
    competencyCodes: ['D-07', 'B-01'],
    levels: [2, 3],
    competencyAtLevel: ['D-07@2', 'D-07@3', 'B-01@2'],
    durationBucket: 'under30',
    providerFacet: '["provider-a","Institute of Imaginary Studies"]',
  })
  expect(document.aliases).toEqual(
    expect.arrayContaining(['suchna ka adhikar', 'soochna ka adhikaar', 'rtifpo']),
  )
})

test('the buckets of lengths meet without gaps', () => {
  expect([29, 30, 60, 61, 180, 181].map(durationBucketOf)).toEqual([
    'under30',
    '30to60',
    '30to60',
    '1to3h',
    '1to3h',
    'over3h',
  ])
})

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('')

test('highlights are whole words, however the query was spelt', () => {
  expect(marked('Right to Information', 'right to informaton')).toBe('[Right] to [Information]')
  expect(marked('Right to Information', 'info')).toBe('Right to [Information]')
  expect(marked('Right to Information', 'info ')).toBe('Right to Information')
  expect(marked('सूचना का अधिकार', 'soochna ka adhikar')).toBe('[सूचना] का [अधिकार]')
  expect(marked('राजभाषा हिन्दी', 'हिंदी')).toBe('राजभाषा [हिन्दी]')
  expect(marked('क\u094d\u200dषमा शक्ति', 'क्षमा')).toBe('[क\u094d\u200dषमा] शक्ति')
})

test('segments put together are the text, with nothing made into HTML', () => {
  const text = 'A <b>right</b> & "wrong" <script>'
  expect(marked(text, 'right script')).toBe('A <b>[right]</b> & "wrong" <[script]>')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (anything, query) => {
      expect(
        highlight(anything, query)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(anything)
    }),
  )
})

test('a course without Hindi or competencies is a document too', () => {
  expect(toSearchDocument(aCourse({ title: 'Plain' }))).toMatchObject({
    aliases: [],
    competencyTypes: [],
    levels: [],
  })
})
