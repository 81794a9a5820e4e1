import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { blanksOf } from '../../interactions/blanks.ts'
import {
  blankQuestion,
  COMPARISON_FIELD_WORDS,
  COMPARISON_FIELDS,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { QUESTION_REMARKS, questionRemarks } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { must, when } from '../remark.ts'
import { checkTranslatedBlanks } from './check-translated-blanks.ts'
import { fillBlanksHtml } from './render.ts'
import { fillBlanksSchema as schema } from './schema.ts'
import { fillBlanksScoring } from './scoring.ts'

export const fillBlanks = defineBlock({
  type: 'fillBlanks',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({
      type: 'fillBlanks',
      schema,
      attrs: [...QUESTION_ATTRS, 'text', 'matchCase', 'forgiveSlips'],
    }),
  ],
  blank: (newId) => ({ type: 'fillBlanks', attrs: { ...blankQuestion(newId), text: '' } }),
  fields: questionFields(
    { name: 'text', kind: 'multiline', required: true, max: 4000 },
    ...COMPARISON_FIELDS,
  ),
  texts: ['question', 'text', 'explanation'],
  render: fillBlanksHtml,
  check: ({ attrs }) => {
    const blanks = blanksOf(attrs.text)
    return [
      ...questionRemarks(attrs),
      ...when(
        [blanks.length === 0, must('no-blank', 'text')],
        [blanks.some(({ accepted }) => accepted.length === 0), must('empty-blank', 'text')],
      ),
    ]
  },
  checkTranslation: ({ field, source, translation }) =>
    field === 'text' ? checkTranslatedBlanks(source, translation) : [],
  scoring: anyScoring(fillBlanksScoring),
  accessibility:
    'Text fields in the run of the text, each named by its number; the question is the legend. Whether a blank was right stands in words beside it and describes the field.',
  words: {
    en: {
      name: 'Fill in the blanks',
      hint: 'A text with words left out',
      keywords: ['blank', 'gap', 'cloze', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        text: 'Text; write each blank as [[answer|another form of it]]',
        ...COMPARISON_FIELD_WORDS.en,
      },
    },
    hi: {
      name: 'रिक्त स्थान भरिए',
      hint: 'ऐसा पाठ जिसमें कुछ शब्द छोड़े गए हैं',
      keywords: ['blank', 'gap', 'rikt sthan', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        text: 'पाठ; हर रिक्त स्थान इस तरह लिखिए: [[उत्तर|उसका दूसरा रूप]]',
        ...COMPARISON_FIELD_WORDS.hi,
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'no-blank': 'Leave something out: write it as [[answer]].',
      'empty-blank': 'A blank has no answer in it.',
      'other-blanks': 'There are {count} blanks where the source has {of}: answers would be lost.',
      'half-numbered': 'Number all blanks or none, each once: [[#1 answer]].',
      'blanks-swapped': 'Blank {number} holds the answer of blank {of}. Number the blanks: [[#{of} answer]].',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'no-blank': 'कम से कम एक रिक्त स्थान बनाइए: उसे [[उत्तर]] के रूप में लिखिए।',
      'empty-blank': 'एक रिक्त स्थान में कोई उत्तर नहीं लिखा है।',
      'other-blanks': 'यहाँ {count} रिक्त स्थान हैं, जबकि मूल पाठ में {of} हैं: उत्तर खो जाएँगे।',
      'half-numbered': 'या तो सभी रिक्त स्थानों पर क्रमांक लगाइए या किसी पर नहीं, हर क्रमांक एक बार: [[#1 उत्तर]]।',
      'blanks-swapped':
        'रिक्त स्थान {number} में रिक्त स्थान {of} का उत्तर है। रिक्त स्थानों पर क्रमांक लगाइए: [[#{of} उत्तर]]।',
    },
  },
})
