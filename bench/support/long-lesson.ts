import { definitions, newId, type Block, type LessonChange } from '@karmashala/authoring'

const SENTENCE =
  'The officer who proposes a decision states the facts, names the rule, and says what is to be decided. '

/** A change that makes an empty lesson one of so many blocks, of the kinds lessons are made of. */
export function longLesson(blocks: number): LessonChange {
  const set = Array.from({ length: blocks }, (_, index) => blockOf(index))
  return { set, removed: [], order: set.map(({ attrs }) => attrs.id), translated: [] }
}

function blockOf(index: number): Block {
  const words = (times: number) => [{ type: 'text', text: SENTENCE.repeat(times).trim() }]
  const attrs = { id: newId() }
  if (index % 30 === 29) return { type: 'pageBreak', attrs } as Block
  if (index % 10 === 0)
    return {
      type: 'heading',
      attrs: { ...attrs, level: index % 30 === 0 ? 2 : 3 },
      content: words(1),
    } as Block
  if (index % 15 === 4) {
    const question = definitions.get('singleChoice')?.blank(newId)
    return {
      ...question,
      attrs: { ...question?.attrs, question: 'Who signs the note?', explanation: 'The officer.' },
    } as Block
  }
  if (index % 12 === 6) {
    const items = [1, 2, 3].map(() => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: words(1) }],
    }))
    return { type: 'bulletList', attrs, content: items } as Block
  }
  if (index % 20 === 13)
    return {
      type: 'callout',
      attrs: { ...attrs, tone: 'note' },
      content: [{ type: 'paragraph', content: words(2) }],
    } as Block
  return { type: 'paragraph', attrs, content: words(3) } as Block
}
