import { type TermMatch } from '../index/text-index.ts'
import { tokenise, type Token } from '../index/text.ts'

/** The parts of a text that words of the query stand for, in UTF-16 units. */
export function matchedParts(
  text: string,
  terms: Map<string, TermMatch>,
  tokens: Token[] = tokenise(text),
): { start: number; end: number }[] {
  return tokens.flatMap(({ word, start, end }) => {
    const match = terms.get(word)
    if (!match) return []
    // What is still being typed lights up letter by letter, unless normalising changed the length of the word.
    const isSameLength = word.length === end - start
    return [{ start, end: match.prefixLength && isSameLength ? start + match.prefixLength : end }]
  })
}
