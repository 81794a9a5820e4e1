import { type Block, type LessonDocument } from './lesson-document.ts'
import { plainText } from './texts.ts'

/** What stands between two page breaks. */
export interface Screen {
  /** The words of the heading the screen begins with; null when it begins with something else. */
  title: string | null
  /** The blocks of the screen; the heading that gave the title is not among them. */
  blocks: Block[]
  /** The id of the heading or first block: stays the same while the screen is edited. */
  firstId: string
}

/** Cuts a lesson at its page breaks. Screens without any block are left out. */
export function splitScreens(document: LessonDocument): Screen[] {
  const groups: Block[][] = [[]]
  for (const block of document.content) {
    if (block.type === 'pageBreak') groups.push([])
    else groups[groups.length - 1]?.push(block)
  }
  return groups.flatMap((blocks) => toScreen(blocks) ?? [])
}

function toScreen(blocks: Block[]): Screen | null {
  const [first, ...rest] = blocks
  if (!first) return null
  const firstId = first.attrs.id
  if (first.type !== 'heading') return { title: null, blocks, firstId }
  return { title: plainText(first) || null, blocks: rest, firstId }
}
