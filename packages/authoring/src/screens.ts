import { type Block, type LessonDocument } from './lesson-document.ts'

/** What stands between two page breaks. */
export interface Screen {
  /** The words of the heading the screen begins with; null when it begins with something else. */
  title: string | null
  /** The blocks of the screen; the heading that gave the title is not among them. */
  blocks: Block[]
}

/** Cuts a lesson at its page breaks. Screens without any block are left out. */
export function splitScreens(document: LessonDocument): Screen[] {
  const groups: Block[][] = [[]]
  for (const block of document.content) {
    if (block.type === 'pageBreak') groups.push([])
    else groups[groups.length - 1]?.push(block)
  }
  return groups.filter((blocks) => blocks.length > 0).map(toScreen)
}

function toScreen(blocks: Block[]): Screen {
  const [first, ...rest] = blocks
  if (first?.type !== 'heading') return { title: null, blocks }
  return { title: plainText(first), blocks: rest }
}

/** All words of a block in reading order, without marks. */
export function plainText(block: Block): string {
  const words: string[] = []
  collectText(block, words)
  return words.join('').replace(/\s+/g, ' ').trim()
}

const SPOKEN = new Set(['text', 'caption', 'question', 'feedback', 'explanation', 'alt', 'act', 'section'])

function collectText(value: unknown, words: string[]): void {
  if (Array.isArray(value)) for (const item of value) collectText(item, words)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner !== 'string') collectText(inner, words)
      else if (SPOKEN.has(key)) words.push(inner, key === 'text' && 'type' in value ? '' : ' ')
    }
    if ('type' in value && value.type === 'paragraph') words.push(' ')
  }
}
