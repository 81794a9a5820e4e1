import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import {
  blankQuestion,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { QUESTION_REMARKS, questionRemarks } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { hotspotHtml } from './render.ts'
import { AREA_SHAPES, AREAS_MAX, hotspotSchema as schema } from './schema.ts'
import { hotspotScoring } from './scoring.ts'

const blankArea = (newId: () => string) => ({
  id: partId(newId),
  name: '',
  shape: 'rectangle',
  area: { x: 10, y: 10, width: 20, height: 20 },
  correct: false,
  feedback: '',
})

/** WCAG 2.2, 2.5.8: areas smaller than this are hard to hit on a phone. In per cent of the picture. */
const SMALL = 4

export const hotspot = defineBlock({
  type: 'hotspot',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({ type: 'hotspot', schema, attrs: [...QUESTION_ATTRS, 'src', 'alt', 'many', 'areas'] }),
  ],
  blank: (newId) => ({
    type: 'hotspot',
    attrs: {
      ...blankQuestion(newId),
      src: '',
      alt: '',
      many: false,
      areas: [
        { ...blankArea(newId), correct: true },
        { ...blankArea(newId), area: { x: 60, y: 10, width: 20, height: 20 } },
      ],
    },
  }),
  fields: questionFields(
    { name: 'src', kind: 'media', accepts: 'image', required: true },
    { name: 'alt', kind: 'multiline', required: true, max: 500 },
    { name: 'many', kind: 'toggle' },
    {
      name: 'areas',
      kind: 'list',
      min: 2,
      max: AREAS_MAX,
      fields: [
        { name: 'name', kind: 'text', required: true, max: 200 },
        { name: 'shape', kind: 'choice', options: AREA_SHAPES },
        { name: 'area', kind: 'area', image: 'src' },
        { name: 'correct', kind: 'toggle' },
        { name: 'feedback', kind: 'text', required: true, max: 1000 },
      ],
      blankRow: blankArea,
    },
  ),
  texts: ['question', 'alt', 'areas.*.name', 'areas.*.feedback', 'explanation'],
  media: ['src'],
  render: hotspotHtml,
  check: ({ attrs: { areas, many, src, alt, ...attrs } }) => {
    const right = areas.filter(({ correct }) => correct).length
    return [
      ...questionRemarks(attrs),
      ...when(
        [src === '', must('no-file', 'src')],
        [isBlank(alt), must('no-alternative', 'alt')],
        [areas.length < 2, must('few-areas', 'areas')],
        [many ? right === 0 : right !== 1, must('right-areas', 'areas')],
      ),
      ...areas.flatMap(({ name, feedback, area }, index) =>
        when(
          [isBlank(name), must('no-name', `areas.${index}.name`)],
          [isBlank(feedback), must('no-feedback', `areas.${index}.feedback`)],
          [area.x + area.width > 100 || area.y + area.height > 100, must('outside', `areas.${index}.area`)],
          [area.width < SMALL || area.height < SMALL, should('small-area', `areas.${index}.area`)],
        ),
      ),
    ]
  },
  scoring: anyScoring(hotspotScoring),
  accessibility:
    'Radio buttons or checkboxes with the names of the areas, in a list under the picture; the areas on the picture are labels of the same controls, so that a click or a tap does what a key does. The picture has a description.',
  words: {
    en: {
      name: 'Hotspot',
      hint: 'Find the right place on a picture',
      keywords: ['image', 'area', 'click', 'map', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        src: 'Picture',
        alt: 'Description for those who do not see it, without the answer',
        many: 'Several areas are right',
        areas: 'Areas',
        'areas.name': 'Name',
        'areas.shape': 'Shape',
        'areas.shape=rectangle': 'Rectangle',
        'areas.shape=ellipse': 'Ellipse',
        'areas.area': 'Place',
        'areas.correct': 'Right',
        'areas.feedback': 'What is said on choosing it',
      },
    },
    hi: {
      name: 'चित्र पर स्थान',
      hint: 'चित्र पर सही स्थान पहचानना',
      keywords: ['hotspot', 'chitra', 'sthan', 'quiz'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        src: 'चित्र',
        alt: 'जो देख नहीं सकते उनके लिए विवरण, उत्तर बताए बिना',
        many: 'एक से अधिक क्षेत्र सही हैं',
        areas: 'क्षेत्र',
        'areas.name': 'नाम',
        'areas.shape': 'आकार',
        'areas.shape=rectangle': 'आयत',
        'areas.shape=ellipse': 'दीर्घवृत्त',
        'areas.area': 'स्थान',
        'areas.correct': 'सही',
        'areas.feedback': 'इसे चुनने पर क्या कहा जाए',
      },
    },
  },
  remarks: {
    en: {
      ...QUESTION_REMARKS.en,
      'no-file': 'Choose a picture.',
      'no-alternative': 'Describe the picture for those who do not see it.',
      'few-areas': 'Choosing needs at least two areas.',
      'right-areas': 'Mark the right area: exactly one, or at least one where several may be right.',
      'no-name': 'Name this area: the name is what people hear.',
      'no-feedback': 'Say why this area is right or wrong.',
      outside: 'This area reaches over the edge of the picture.',
      'small-area': 'This area is hard to hit with a finger.',
    },
    hi: {
      ...QUESTION_REMARKS.hi,
      'no-file': 'चित्र चुनिए।',
      'no-alternative': 'जो चित्र देख नहीं सकते उनके लिए उसका विवरण लिखिए।',
      'few-areas': 'चुनने के लिए कम से कम दो क्षेत्र चाहिए।',
      'right-areas': 'सही क्षेत्र चिह्नित कीजिए: ठीक एक, या जहाँ कई सही हो सकते हैं वहाँ कम से कम एक।',
      'no-name': 'इस क्षेत्र का नाम लिखिए: लोग यही नाम सुनते हैं।',
      'no-feedback': 'बताइए कि यह क्षेत्र सही या ग़लत क्यों है।',
      outside: 'यह क्षेत्र चित्र के किनारे से बाहर जाता है।',
      'small-area': 'इस क्षेत्र को उँगली से चुनना कठिन है।',
    },
  },
})
