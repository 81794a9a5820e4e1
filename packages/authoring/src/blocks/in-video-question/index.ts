import { defineBlock } from '../../block-definition.ts'
import { atomNode } from '../../editor/atom-node.ts'
import { FILM_QUESTIONS } from '../../interactions/inner-question-definition.ts'
import { anyScoring } from '../../interactions/scoring.ts'
import { partId } from '../part-list.ts'
import { must, when } from '../remark.ts'
import { video } from '../video/index.ts'
import { videoCheck } from '../video/video-check.ts'
import { videoRemarks, videoWords } from '../video/words.ts'
import { inVideoQuestionHtml } from './render.ts'
import { inVideoQuestionSchema as schema, STOP_QUESTIONS_MAX, STOPS_MAX } from './schema.ts'
import { inVideoQuestionScoring } from './scoring.ts'

const blankStop = (newId: () => string) => ({ id: partId(newId), at: 0, questions: [] })

export const inVideoQuestion = defineBlock({
  type: 'inVideoQuestion',
  family: 'question',
  schema,
  nodes: () => [
    atomNode({
      type: 'inVideoQuestion',
      schema,
      attrs: ['src', 'title', 'poster', 'captions', 'transcript', 'description', 'describedSrc', 'stops'],
    }),
  ],
  blank: (newId) => ({
    type: 'inVideoQuestion',
    attrs: { ...video.blank(newId).attrs, stops: [blankStop(newId)] },
  }),
  fields: [
    ...(video.fields ?? []),
    {
      name: 'stops',
      kind: 'list',
      min: 1,
      max: STOPS_MAX,
      fields: [
        { name: 'at', kind: 'number', min: 0, max: 86_400, step: 1, required: true },
        { name: 'questions', kind: 'blocks', types: FILM_QUESTIONS.types, max: STOP_QUESTIONS_MAX },
      ],
      blankRow: blankStop,
    },
  ],
  texts: [...(video.texts ?? []), ...FILM_QUESTIONS.texts('stops.*.questions.*')],
  media: [...(video.media ?? []), ...FILM_QUESTIONS.media('stops.*.questions.*')],
  render: inVideoQuestionHtml,
  check: ({ attrs }) => [
    ...videoCheck(attrs),
    ...when([attrs.stops.length === 0, must('no-stop', 'stops')]),
    ...attrs.stops.flatMap(({ questions }, index) => [
      ...when([questions.length === 0, must('no-question-here', `stops.${index}.questions`)]),
      ...FILM_QUESTIONS.remarks(questions, `stops.${index}.questions`),
    ]),
  ],
  scoring: anyScoring(inVideoQuestionScoring),
  accessibility:
    'The native player with captions and transcript. At a stop the film pauses, focus goes to the question and this is announced; who reads the transcript opens all questions with a button. The questions have their own keyboard forms.',
  words: {
    en: {
      name: 'Questions in a video',
      hint: 'A film that stops and asks',
      keywords: ['video', 'film', 'interactive', 'stop', 'quiz'],
      fields: {
        ...videoWords.en.fields,
        stops: 'Stops',
        'stops.at': 'Second at which the film stops',
        'stops.questions': 'Questions',
      },
    },
    hi: {
      name: 'वीडियो में प्रश्न',
      hint: 'फ़िल्म जो रुककर प्रश्न पूछती है',
      keywords: ['video', 'film', 'prashn', 'quiz'],
      fields: {
        ...videoWords.hi.fields,
        stops: 'ठहराव',
        'stops.at': 'फ़िल्म किस सेकंड पर रुके',
        'stops.questions': 'प्रश्न',
      },
    },
  },
  remarks: {
    en: {
      ...videoRemarks.en,
      'no-stop': 'Say where the film stops and asks.',
      'no-question-here': 'Nothing is asked at this stop.',
      ...FILM_QUESTIONS.sentences('en'),
    },
    hi: {
      ...videoRemarks.hi,
      'no-stop': 'बताइए कि फ़िल्म कहाँ रुककर प्रश्न पूछे।',
      'no-question-here': 'इस ठहराव पर कोई प्रश्न नहीं है।',
      ...FILM_QUESTIONS.sentences('hi'),
    },
  },
})
