/** Breaks a text into lines of about as many letters as fit; what is too much ends in an ellipsis. */
export function wrapText(text: string, lettersALine: number, linesMax: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (line === '' || widthOf(longer) <= lettersALine) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  if (line) lines.push(line)
  if (lines.length <= linesMax) return lines
  return [...lines.slice(0, linesMax - 1), `${lines[linesMax - 1] ?? ''}…`]
}

/** Signs above, below and around a Devanagari letter take no room of their own, or hardly any. */
const widthOf = (text: string): number => text.replace(/[\p{Mn}\u200c\u200d]/gu, '').length
