import { type Block } from '@karmashala/authoring'

const asked = { question: 'What is asked?', explanation: 'The rule behind it.' }

const option = (id: string, correct: boolean) => ({
  id,
  text: `Option ${id}`,
  correct,
  feedback: `On ${id}.`,
})

export const aSingleChoice = (id: string) => ({
  type: 'singleChoice' as const,
  attrs: { ...asked, id, options: [option('o1', false), option('o2', true), option('o3', false)] },
})
export const aShortAnswer = (id: string) => ({
  type: 'shortAnswer' as const,
  attrs: {
    ...asked,
    id,
    accepted: [
      { id: 'f1', text: 'Lokpal' },
      { id: 'f2', text: 'लोकपाल' },
    ],
    forgiveSlips: true,
  },
})
export const aNumeric = (id: string) => ({
  type: 'numeric' as const,
  attrs: { ...asked, id, mode: 'value' as const, value: 100_000, tolerance: 500, unit: '₹' },
})

/** One finished block of every kind of interaction, beyond the two choices `aLesson` has of its own. */
export function sampleInteractions(): Block[] {
  return [
    {
      type: 'fillBlanks',
      attrs: {
        ...asked,
        id: 'k-blanks',
        text: 'The fee is [[ten|10]] rupees,\npaid in [[cash]].',
        forgiveSlips: true,
      },
    },
    aShortAnswer('k-short'),
    aNumeric('k-number'),
    {
      type: 'matching',
      attrs: {
        ...asked,
        id: 'k-match',
        pairs: [
          { id: 'p1', left: 'CPIO', right: 'answers' },
          { id: 'p2', left: 'First appeal', right: 'reviews' },
          { id: 'p3', left: 'Commission', right: 'decides' },
        ],
        extras: [{ id: 'e1', text: 'legislates' }],
        points: 3,
      },
    },
    {
      type: 'ordering',
      attrs: {
        ...asked,
        id: 'k-order',
        steps: ['Receive', 'Register', 'Examine', 'Reply'].map((text, index) => ({ id: `s${index}`, text })),
        points: 3,
      },
    },
    {
      type: 'categorising',
      attrs: {
        ...asked,
        id: 'k-sort',
        categories: [
          { id: 'c1', name: 'Leave' },
          { id: 'c2', name: 'Duty' },
        ],
        items: [
          { id: 'i1', text: 'Earned leave', category: 'c1' },
          { id: 'i2', text: 'Tour', category: 'c2' },
          { id: 'i3', text: 'Half pay leave', category: 'c1' },
        ],
      },
    },
    {
      type: 'hotspot',
      attrs: {
        ...asked,
        id: 'k-spot',
        src: 'assets/flow.png',
        alt: 'A plan of an office',
        many: false,
        areas: ['Desk', 'Exit', 'Store'].map((name, index) => ({
          id: `a${index}`,
          name,
          shape: index === 1 ? ('ellipse' as const) : ('rectangle' as const),
          area: { x: 30 * index, y: 10, width: 20, height: 20 },
          correct: index === 1,
          feedback: `On ${name}.`,
        })),
      },
    },
    {
      type: 'scenario',
      attrs: {
        ...asked,
        id: 'k-story',
        nodes: [
          {
            id: 'n1',
            text: 'A gift lies on the desk.',
            choices: [
              { id: 'x1', text: 'Keep it', consequence: 'Somebody saw it.', to: 'n2' },
              { id: 'x2', text: 'Report it', consequence: '', to: 'n3' },
              { id: 'x3', text: 'Wait', consequence: 'Nothing happens.', to: 'n1' },
            ],
          },
          { id: 'n2', text: 'An inquiry begins.', choices: [], points: 0 },
          { id: 'n3', text: 'It is registered.', choices: [], points: 10 },
        ],
        points: 2,
      },
    },
    { type: 'reflection', attrs: { ...asked, id: 'k-thought', maxLength: 300 } },
    {
      type: 'inVideoQuestion',
      attrs: {
        id: 'k-film',
        src: 'assets/film.mp4',
        title: 'A hearing',
        poster: '',
        captions: [{ id: 'v1', language: 'en', src: 'assets/film.vtt' }],
        transcript: 'An officer hears an appeal.',
        description: 'spoken',
        describedSrc: '',
        stops: [
          { id: 't2', at: 40, questions: [aNumeric('k-film-2')] },
          { id: 't1', at: 10, questions: [aSingleChoice('k-film-1')] },
        ],
      },
    },
    {
      type: 'assessment',
      attrs: {
        id: 'k-test',
        title: 'Final test',
        introduction: 'All that was taught.',
        pools: [
          {
            id: 'b1',
            name: 'Basics',
            draw: 2,
            questions: ['1', '2', '3'].map((sign) => aSingleChoice(`k-test-${sign}`)),
          },
          { id: 'b2', name: 'Words', draw: 1, questions: [aShortAnswer('k-test-4'), aNumeric('k-test-5')] },
        ],
        shuffle: true,
        attempts: 2,
        passPercent: 60,
        minutes: 20,
        feedback: 'end',
      },
    },
  ]
}
