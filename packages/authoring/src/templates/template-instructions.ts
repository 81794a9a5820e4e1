import { type Line } from './lesson-template.ts'
import { TEMPLATE_LINES } from './template-lines.ts'

let known: ReadonlySet<string> | null = null

/** The words of templates that ask their writer for something. Titles such as “Check yourself” may stay. */
export function instructions(): ReadonlySet<string> {
  known ??= new Set([
    ...Object.values(TEMPLATE_LINES)
      .flatMap(({ en, hi }) => [...en, ...hi])
      .flatMap(asked),
    ...Object.values(TEMPLATE_LINES.blank).flatMap((lines) => lines.flatMap(wordsOf)),
  ])
  return known
}

const asked = (line: Line): string[] =>
  line.kind === 'screen' || line.kind === 'section' || line.kind === 'steps' ? [] : wordsOf(line)

const wordsOf = (line: Line): string[] => {
  if (!('words' in line)) return []
  return typeof line.words === 'string' ? [line.words] : line.words
}
