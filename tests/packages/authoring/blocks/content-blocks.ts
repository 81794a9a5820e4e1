import { type AnyBlock, type Block } from '@karmashala/authoring'

const words = (text: string) => [{ type: 'text' as const, text }]
const said = (id: string, text: string) => ({
  type: 'paragraph' as const,
  attrs: { id },
  content: words(text),
})

/** One finished block of each kind of content that is not written as plain text. */
export const contentBlocks = (): Block[] => [
  {
    type: 'quotation',
    attrs: { id: 'quotation', source: 'A. Namoona, Report', url: 'https://example.org/report' },
    content: [{ type: 'paragraph', content: words('Reasons are owed to people.') }],
  },
  {
    type: 'code',
    attrs: { id: 'code', code: '=SUM(A1:A9)\n=A1<B1', language: 'formula', caption: 'The total' },
  },
  {
    type: 'formula',
    attrs: {
      id: 'formula',
      latex: '\\frac{a}{b} < \\sqrt{x}',
      spoken: 'a over b is less than the root of x',
    },
  },
  { type: 'divider', attrs: { id: 'divider' } },
  {
    type: 'gallery',
    attrs: {
      id: 'gallery',
      caption: 'The office',
      images: [
        { id: 'g1', src: 'assets/one.png', alt: 'The counter', caption: 'Counter' },
        { id: 'g2', src: 'assets/two.png', alt: 'The record room', caption: '' },
      ],
    },
  },
  {
    type: 'video',
    attrs: {
      id: 'video',
      src: 'assets/film.mp4',
      title: 'A hearing',
      poster: 'assets/film.png',
      captions: [
        { id: 'v1', language: 'en', src: 'assets/en.vtt' },
        { id: 'v2', language: 'hi', src: 'assets/hi.vtt' },
      ],
      transcript: 'The officer greets both sides.\n\nThen she explains.',
      description: 'second_film',
      describedSrc: 'assets/described.mp4',
    },
  },
  {
    type: 'audio',
    attrs: {
      id: 'audio',
      src: 'assets/talk.mp3',
      title: 'A talk',
      transcript: 'Good morning.\nLet us begin.',
    },
  },
  {
    type: 'labelledGraphic',
    attrs: {
      id: 'labelled',
      src: 'assets/form.png',
      alt: 'A form with two boxes',
      points: [
        { id: 'p1', place: { x: 25, y: 40 }, title: 'Name', text: 'As in the identity card.' },
        { id: 'p2', place: { x: 75.5, y: 60 }, title: 'Date', text: 'Day, month, year.' },
      ],
    },
  },
  {
    type: 'beforeAfter',
    attrs: {
      id: 'compare',
      beforeSrc: 'assets/one.png',
      beforeAlt: 'Loose files on the floor',
      beforeLabel: '2019',
      afterSrc: 'assets/two.png',
      afterAlt: 'Files in numbered boxes',
      afterLabel: '',
      caption: 'The record room',
    },
  },
  {
    type: 'attachment',
    attrs: { id: 'attachment', src: 'assets/form.pdf', title: 'Form A', description: 'To apply for copies' },
  },
  {
    type: 'columns',
    attrs: { id: 'columns' },
    content: [
      { type: 'column', attrs: { id: 'c1' }, content: [said('c1p', 'On the left')] },
      {
        type: 'column',
        attrs: { id: 'c2' },
        content: [
          said('c2p', 'On the right'),
          { type: 'image', attrs: { id: 'c2i', src: 'assets/one.png', alt: 'A counter', caption: '' } },
        ],
      },
    ],
  },
  {
    type: 'tabs',
    attrs: { id: 'tabs' },
    content: [
      {
        type: 'tabPanel',
        attrs: { id: 't1' },
        content: [{ type: 'tabTitle', content: words('Citizens') }, said('t1p', 'They ask.')],
      },
      {
        type: 'tabPanel',
        attrs: { id: 't2' },
        content: [{ type: 'tabTitle', content: words('Officers') }, said('t2p', 'They answer.')],
      },
    ],
  },
  {
    type: 'accordion',
    attrs: { id: 'accordion' },
    content: [
      {
        type: 'accordionItem',
        attrs: { id: 'a1' },
        content: [
          { type: 'accordionTitle', content: words('What does it cost?') },
          said('a1p', 'Ten rupees.'),
        ],
      },
      {
        type: 'accordionItem',
        attrs: { id: 'a2' },
        content: [
          { type: 'accordionTitle', content: words('How long does it take?') },
          said('a2p', 'Thirty days.'),
          {
            type: 'bulletList',
            attrs: { id: 'a2l' },
            content: [
              { type: 'listItem', content: [{ type: 'paragraph', content: words('Forty in an appeal') }] },
            ],
          },
        ],
      },
    ],
  },
  {
    type: 'flashcards',
    attrs: {
      id: 'flashcards',
      cards: [
        { id: 'f1', front: 'PIO', back: 'Public Information Officer' },
        { id: 'f2', front: 'FAA', back: 'First Appellate Authority' },
      ],
    },
  },
  {
    type: 'timeline',
    attrs: {
      id: 'timeline',
      events: [
        { id: 'e1', date: '15 June 2005', title: 'Assent', text: 'The President assents.' },
        { id: 'e2', date: '12 October 2005', title: 'In force', text: '' },
      ],
    },
  },
  {
    type: 'processSteps',
    attrs: {
      id: 'steps',
      steps: [
        {
          id: 's1',
          title: 'Register',
          text: 'Give it a number.',
          src: 'assets/one.png',
          alt: 'The register',
        },
        { id: 's2', title: 'Reply', text: '', src: '', alt: '' },
      ],
    },
  },
  {
    type: 'linkCard',
    attrs: {
      id: 'link',
      url: 'https://example.org/act?year=2005&part=1',
      title: 'The Act',
      description: 'Its full text',
    },
  },
  {
    type: 'glossary',
    attrs: {
      id: 'glossary',
      terms: [
        { id: 'w1', term: 'Record', definition: 'Any document, manuscript or file.' },
        { id: 'w2', term: 'Third party', definition: 'Anybody else.' },
      ],
    },
  },
  {
    type: 'references',
    attrs: {
      id: 'references',
      items: [
        { id: 'r1', citation: 'Manual of Office Procedure', url: 'https://example.org/manual' },
        { id: 'r2', citation: 'Own notes', url: '' },
      ],
    },
  },
]

/** The finished block of one kind, with some attributes changed. */
export function aContentBlock(type: Block['type'], attrs: object = {}): Block {
  const block = contentBlocks().find((candidate) => candidate.type === type)
  if (!block) throw new Error(`There is no finished block of kind ${type}.`)
  return { ...block, attrs: { ...block.attrs, ...attrs } } as Block
}

type Part = { content: object[] }

/** The parts of columns, tabs or an accordion, without their kind. */
export const partsOf = (block: AnyBlock): Part[] =>
  Array.isArray(block.content) ? (block.content as Part[]) : []
