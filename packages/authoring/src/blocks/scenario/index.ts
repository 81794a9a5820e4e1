import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import {
  blankQuestion,
  QUESTION_ATTRS,
  QUESTION_FIELD_WORDS,
  questionFields,
} from '../../interactions/question-fields.ts'
import { QUESTION_REMARKS } from '../../interactions/question-remarks.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { partId } from '../part-list.ts'
import { checkScenario } from './check.ts'
import { scenarioHtml } from './render.ts'
import { CHOICES_MAX, NODES_MAX, scenarioSchema as schema } from './schema.ts'
import { scenarioScoring } from './scoring.ts'

const blankNode = (newId: () => string) => ({ id: partId(newId), text: '', choices: [], points: null })
const choiceTo = (newId: () => string, to: string) => ({ id: partId(newId), text: '', consequence: '', to })

export const scenario = defineBlock({
  type: 'scenario',
  family: 'question',
  schema,
  nodes: () => [atomNode({ type: 'scenario', schema, attrs: [...QUESTION_ATTRS, 'nodes'] })],
  blank: (newId) => {
    const [good, bad] = [
      { ...blankNode(newId), points: 1 },
      { ...blankNode(newId), points: 0 },
    ]
    const start = { ...blankNode(newId), choices: [choiceTo(newId, good.id), choiceTo(newId, bad.id)] }
    return { type: 'scenario', attrs: { ...blankQuestion(newId), nodes: [start, good, bad] } }
  },
  fields: questionFields({
    name: 'nodes',
    kind: 'list',
    min: 2,
    max: NODES_MAX,
    fields: [
      { name: 'text', kind: 'multiline', required: true, max: 3000 },
      {
        name: 'choices',
        kind: 'list',
        min: 0,
        max: CHOICES_MAX,
        fields: [
          { name: 'text', kind: 'text', required: true, max: 500 },
          { name: 'consequence', kind: 'multiline', max: 1000 },
          { name: 'to', kind: 'rowOf', of: 'nodes', label: 'text', required: true },
        ],
        blankRow: (newId) => choiceTo(newId, ''),
      },
      { name: 'points', kind: 'number', min: 0, max: 100 },
    ],
    blankRow: blankNode,
  }),
  texts: [
    'question',
    'nodes.*.text',
    'nodes.*.choices.*.text',
    'nodes.*.choices.*.consequence',
    'explanation',
  ],
  render: scenarioHtml,
  check: ({ attrs }) => checkScenario(attrs),
  scoring: anyScoring(scenarioScoring),
  accessibility:
    'Native buttons for what can be done; the way so far stays readable above, and focus goes to what happens next. Without scripts each choice opens in a details element with a link to where it leads.',
  words: {
    en: {
      name: 'Scenario',
      hint: 'A case with decisions and what comes of them',
      keywords: ['branching', 'case', 'story', 'decision'],
      fields: {
        ...QUESTION_FIELD_WORDS.en,
        question: 'Title',
        nodes: 'Situations; it starts with the first, and one without choices is an end',
        'nodes.text': 'What happens',
        'nodes.choices': 'Choices',
        'nodes.choices.text': 'Choice',
        'nodes.choices.consequence': 'What comes of it at once',
        'nodes.choices.to': 'Leads to',
        'nodes.points': 'Points, if it ends here',
      },
    },
    hi: {
      name: 'परिदृश्य',
      hint: 'एक प्रकरण, उसमें निर्णय और उनके परिणाम',
      keywords: ['scenario', 'paridrishya', 'nirnay', 'kahani'],
      fields: {
        ...QUESTION_FIELD_WORDS.hi,
        question: 'शीर्षक',
        nodes: 'स्थितियाँ; आरंभ पहली से होता है, और जिसमें विकल्प न हों वह अंत है',
        'nodes.text': 'क्या होता है',
        'nodes.choices': 'विकल्प',
        'nodes.choices.text': 'विकल्प',
        'nodes.choices.consequence': 'इसका तत्काल परिणाम',
        'nodes.choices.to': 'आगे की स्थिति',
        'nodes.points': 'अंक, यदि यहाँ अंत हो',
      },
    },
  },
  remarks: {
    en: {
      'no-question': 'Give the scenario a title.',
      'no-explanation': QUESTION_REMARKS.en['no-explanation'],
      'few-nodes': 'A scenario needs at least two situations.',
      'no-choice': 'Nothing can be decided at the beginning.',
      'goes-round': 'Some choices lead back to an earlier situation: learners may go round in circles.',
      'empty-node': 'Tell what happens here.',
      unreachable: 'No choice leads to this situation.',
      endless: 'From this situation no end can be reached.',
      'empty-choice': 'This choice has no words.',
      'leads-nowhere': 'Say where this choice leads.',
    },
    hi: {
      'no-question': 'परिदृश्य को शीर्षक दीजिए।',
      'no-explanation': QUESTION_REMARKS.hi['no-explanation'],
      'few-nodes': 'परिदृश्य में कम से कम दो स्थितियाँ चाहिए।',
      'no-choice': 'आरंभ में कोई निर्णय लेने को नहीं है।',
      'goes-round': 'कुछ विकल्प पिछली स्थिति पर लौटाते हैं: शिक्षार्थी चक्कर में घूमते रह सकते हैं।',
      'empty-node': 'यहाँ क्या होता है, यह बताइए।',
      unreachable: 'कोई विकल्प इस स्थिति तक नहीं ले जाता।',
      endless: 'इस स्थिति से किसी अंत तक नहीं पहुँचा जा सकता।',
      'empty-choice': 'इस विकल्प में कोई शब्द नहीं है।',
      'leads-nowhere': 'बताइए कि यह विकल्प कहाँ ले जाता है।',
    },
  },
})
