import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { POOL_QUESTIONS } from '../../interactions/inner-question-definition.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { partId } from '../part-list.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { assessmentHtml } from './render.ts'
import {
  assessmentSchema as schema,
  ATTEMPTS_MAX,
  FEEDBACK_TIMES,
  MINUTES_MAX,
  POOL_QUESTIONS_MAX,
  POOLS_MAX,
} from './schema.ts'
import { assessmentScoring } from './scoring.ts'
import { assessmentRemarks, assessmentWords } from './words.ts'

const blankPool = (newId: () => string) => ({ id: partId(newId), name: '', draw: 1, questions: [] })

export const assessment = defineBlock({
  type: 'assessment',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({
      type: 'assessment',
      schema,
      attrs: [
        'title',
        'introduction',
        'pools',
        'shuffle',
        'attempts',
        'passPercent',
        'minutes',
        'strictTime',
        'feedback',
        'points',
      ],
    }),
  ],
  blank: (newId) => ({
    type: 'assessment',
    attrs: {
      id: newId(),
      title: '',
      introduction: '',
      pools: [blankPool(newId)],
      shuffle: true,
      attempts: 3,
      passPercent: 60,
      minutes: null,
      feedback: 'end',
    },
  }),
  fields: [
    { name: 'title', kind: 'text', required: true, max: 300 },
    { name: 'introduction', kind: 'multiline', max: 2000 },
    {
      name: 'pools',
      kind: 'list',
      min: 1,
      max: POOLS_MAX,
      fields: [
        { name: 'name', kind: 'text', max: 200 },
        { name: 'draw', kind: 'number', min: 1, max: POOL_QUESTIONS_MAX, required: true },
        { name: 'questions', kind: 'blocks', types: POOL_QUESTIONS.types, max: POOL_QUESTIONS_MAX },
      ],
      blankRow: blankPool,
    },
    { name: 'shuffle', kind: 'toggle' },
    { name: 'attempts', kind: 'number', min: 1, max: ATTEMPTS_MAX },
    { name: 'passPercent', kind: 'number', min: 0, max: 100, required: true },
    { name: 'minutes', kind: 'number', min: 1, max: MINUTES_MAX },
    { name: 'strictTime', kind: 'toggle', when: ({ minutes }) => typeof minutes === 'number' },
    { name: 'feedback', kind: 'choice', options: FEEDBACK_TIMES },
    { name: 'points', kind: 'number', min: 1, max: 1000 },
  ],
  // The name of a pool is for authors and needs no translation.
  texts: ['title', 'introduction', ...POOL_QUESTIONS.texts('pools.*.questions.*')],
  media: POOL_QUESTIONS.media('pools.*.questions.*'),
  render: assessmentHtml,
  check: ({ attrs: { title, pools, minutes, strictTime } }) => [
    ...when(
      [isBlank(title), must('no-title', 'title')],
      [pools.length === 0, must('no-pool', 'pools')],
      // WCAG 2.2, 2.2.1: a limit has to be essential to what is assessed.
      [typeof minutes === 'number' && strictTime === true, should('time-limit', 'strictTime')],
    ),
    ...pools.flatMap(({ draw, questions }, index) => [
      ...when(
        [questions.length === 0, must('empty-pool', `pools.${index}.questions`)],
        [
          questions.length > 0 && draw > questions.length,
          must('draws-too-many', `pools.${index}.draw`, { draw, count: questions.length }),
        ],
      ),
      ...POOL_QUESTIONS.remarks(questions, `pools.${index}.questions`),
    ]),
  ],
  scoring: anyScoring(assessmentScoring),
  accessibility:
    'Questions in their own keyboard forms, native buttons to begin and to finish; a warning before unanswered questions are handed in. The result gets the focus and is announced, the time that is left at ten, five and one minutes. A time limit can be turned off before it begins, unless the author says that speed is assessed.',
  words: assessmentWords,
  remarks: assessmentRemarks,
})
