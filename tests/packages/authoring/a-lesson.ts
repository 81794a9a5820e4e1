import { type Block, type LessonDocument } from '@karmashala/authoring'
import { contentBlocks } from './blocks/content-blocks.ts'
import { sampleInteractions } from './interactions/sample-interactions.ts'
import { twoQuestions } from './two-questions.ts'

/** A small lesson with one block of every kind; `change` edits the blocks before they are joined. */
export function aLesson(change: (blocks: Block[]) => Block[] = (blocks) => blocks): LessonDocument {
  return { type: 'doc', content: change(oneOfEach()) }
}

const words = (text: string) => [{ type: 'text' as const, text }]
const inner = (text: string) => ({ type: 'paragraph' as const, content: words(text) })

function oneOfEach(): Block[] {
  return [
    { type: 'heading', attrs: { id: 'h1', level: 2 }, content: words('First screen') },
    {
      type: 'paragraph',
      attrs: { id: 'p1' },
      content: [
        { type: 'text', text: 'A <b>sign</b> & ', marks: [{ type: 'bold' }] },
        { type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      ],
    },
    {
      type: 'bulletList',
      attrs: { id: 'l1' },
      content: [
        {
          type: 'listItem',
          content: [
            inner('outer'),
            { type: 'bulletList', content: [{ type: 'listItem', content: [inner('nested')] }] },
          ],
        },
      ],
    },
    {
      type: 'orderedList',
      attrs: { id: 'l2', start: 3 },
      content: [{ type: 'listItem', content: [inner('third')] }],
    },
    {
      type: 'table',
      attrs: { id: 't1', caption: 'Fees' },
      content: [
        {
          type: 'tableRow',
          content: [{ type: 'tableHeader', attrs: { scope: 'col' }, content: [inner('Item')] }],
        },
        { type: 'tableRow', content: [{ type: 'tableCell', content: [inner('Copy')] }] },
      ],
    },
    { type: 'callout', attrs: { id: 'c1', tone: 'important' }, content: [inner('Mind the date.')] },
    ...contentBlocks(),
    ...sampleInteractions(),
    { type: 'pageBreak', attrs: { id: 'b1' } },
    { type: 'heading', attrs: { id: 'h2', level: 2 }, content: words('Second screen') },
    {
      type: 'statuteQuotation',
      attrs: { id: 's1', act: 'Right to Information Act, 2005', section: 'Section 3' },
      content: [inner('All citizens shall have the right to information.')],
    },
    { type: 'image', attrs: { id: 'i1', src: 'assets/flow.png', alt: 'A flow chart', caption: 'The flow' } },
    ...twoQuestions(),
  ]
}
