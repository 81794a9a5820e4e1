import { plainText, type Block, type LessonContent } from '@karmashala/authoring'

const EXCERPT_MAX = 120

/** The first words of every block of a lesson by its id, also of those inside columns and the like, in reading order. */
export function blocksById({ document }: LessonContent): Map<string, string> {
  const found = new Map<string, string>()
  for (const block of document.content) collect(block, found)
  return found
}

function collect(value: unknown, found: Map<string, string>): void {
  if (Array.isArray(value)) return value.forEach((one) => collect(one, found))
  if (typeof value !== 'object' || value === null) return
  const { attrs, content } = value as { attrs?: { id?: unknown }; content?: unknown }
  if (typeof attrs?.id === 'string' && attrs.id !== '') found.set(attrs.id, excerptOf(value as Block))
  collect(content, found)
}

function excerptOf(block: Block): string {
  const signs = [...plainText(block)]
  return signs.length <= EXCERPT_MAX
    ? signs.join('')
    : `${signs
        .slice(0, EXCERPT_MAX - 1)
        .join('')
        .trimEnd()}…`
}
