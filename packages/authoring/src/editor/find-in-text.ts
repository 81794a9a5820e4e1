/** A place in a text, in UTF-16 units. */
export type TextMatch = { from: number; to: number }

export type FindOptions = { matchCase?: boolean }

type Grapheme = { at: number; end: number; sign: string }

const segmenter = new Intl.Segmenter('hi', { granularity: 'grapheme' })

/**
 * Where a text holds what is looked for. Whole letters are compared, a Devanagari consonant with its vowel sign as one,
 * so that replacing never leaves half a letter; ways to write the same letter (a nukta in one code point or two, a
 * joiner or none) are the same. Overlapping matches are left out.
 */
export function findInText(
  text: string,
  query: string,
  { matchCase = false }: FindOptions = {},
): TextMatch[] {
  const wanted = graphemes(query, matchCase).map(({ sign }) => sign)
  if (wanted.length === 0) return []
  const signs = graphemes(text, matchCase)
  const matches: TextMatch[] = []
  for (let start = 0; start + wanted.length <= signs.length; start += 1) {
    if (!wanted.every((sign, index) => signs[start + index]?.sign === sign)) continue
    const first = signs[start]
    const last = signs[start + wanted.length - 1]
    if (!first || !last) continue
    matches.push({ from: first.at, to: last.end })
    start += wanted.length - 1
  }
  return matches
}

/** The text with every match replaced. */
export function replaceInText(
  text: string,
  query: string,
  replacement: string,
  options?: FindOptions,
): string {
  const matches = findInText(text, query, options)
  let end = 0
  const parts = matches.map(({ from, to }) => {
    const before = text.slice(end, from)
    end = to
    return before + replacement
  })
  return parts.join('') + text.slice(end)
}

function graphemes(text: string, matchCase: boolean): Grapheme[] {
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({
    at: index,
    end: index + segment.length,
    sign: folded(segment, matchCase),
  }))
}

// Joiners say how a conjunct is drawn, not which letters it has; spaces of a word processor do not break.
function folded(sign: string, matchCase: boolean): string {
  const plain = sign
    .normalize('NFC')
    .replace(/[\u200c\u200d]/g, '')
    .replace(/\u00a0/g, ' ')
  return matchCase ? plain : plain.toLocaleLowerCase('en')
}
