import { lessonContent, validateLesson, type Block, type LessonContent } from '@karmashala/authoring'

/** A lesson of paragraphs: `{ a: 'words' }` is one block with the id `a`. */
export function aContent(paragraphs: Record<string, string>, title = 'A lesson'): LessonContent {
  const content = Object.entries(paragraphs).map(([id, words]) => aParagraph(id, words))
  const checked = validateLesson({ type: 'doc', content })
  if (checked.status === 'invalid') throw new Error(JSON.stringify(checked.problems))
  return lessonContent('en', title, checked.document)
}

export const aParagraph = (id: string, words: string): Block => ({
  type: 'paragraph',
  attrs: { id },
  ...(words === '' ? {} : { content: [{ type: 'text', text: words }] }),
})

/** The words of each block by its id, in order: what a test looks at. */
export const wordsOf = ({ document }: LessonContent): Record<string, string> =>
  Object.fromEntries(
    document.content.map((block) => [
      block.attrs.id,
      block.type === 'paragraph' ? (block.content ?? []).map(({ text }) => text).join('') : block.type,
    ]),
  )
export const idsOf = ({ document }: LessonContent): string[] => document.content.map(({ attrs }) => attrs.id)
