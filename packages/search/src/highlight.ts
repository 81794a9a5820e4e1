import { fold, isDevanagari, wordsOf } from './fold.ts'
import { romanise } from './romanise.ts'
import { STOP_WORDS } from './stop-words.ts'

/** A piece of a text; `hit` says that it is one of the words looked for. To be rendered as text, never as HTML. */
export type Segment = { text: string; hit: boolean }

type QueryWord = { word: string; isPrefix: boolean; typos: number }

const stopWords = new Set(STOP_WORDS)

/**
 * Splits a text into segments, marking whole words that a query found: spelt alike after folding, misspelt, written in
 * Latin letters, or begun by the query's last word. The segments put together are the text, unchanged.
 */
export function highlight(text: string, query: string): Segment[] {
  const wanted = queryWords(query)
  const segments: Segment[] = []
  const push = (piece: string, hit: boolean) => {
    if (piece) segments.push({ text: piece, hit })
  }
  let at = 0
  for (const { word, start, end } of wanted.length > 0 ? wordsOf(text) : []) {
    const forms = isDevanagari(word) ? [fold(word), ...romanise(word)] : [fold(word)]
    if (!forms.some((form) => wanted.some((one) => isFoundBy(form, one)))) continue
    push(text.slice(at, start), false)
    push(text.slice(start, end), true)
    at = end
  }
  push(text.slice(at), false)
  return segments
}

function queryWords(query: string): QueryWord[] {
  const words = wordsOf(fold(query)).map(({ word }) => word)
  const isTyping = /[\p{L}\p{M}\p{N}]$/u.test(query)
  return words
    .map((word, at) => ({ word, isPrefix: isTyping && at === words.length - 1, typos: typosIn(word) }))
    .filter(({ word }) => !stopWords.has(word))
}

/** The search engine's own rule: one typo from 5 letters, two from 9. */
const typosIn = (word: string) => ([...word].length >= 9 ? 2 : [...word].length >= 5 ? 1 : 0)

function isFoundBy(form: string, { word, isPrefix, typos }: QueryWord): boolean {
  if (form === word || (isPrefix && form.startsWith(word))) return true
  return typos > 0 && form[0] === word[0] && isWithin(form, word, typos)
}

/** Whether two words are at most so many edits apart; two neighbours exchanged are one edit. */
function isWithin(left: string, right: string, limit: number): boolean {
  const a = [...left]
  const b = [...right]
  if (Math.abs(a.length - b.length) > limit) return false
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]![column]!
  for (let row = 1; row <= a.length; row++) {
    rows.push([row])
    for (let column = 1; column <= b.length; column++) {
      const changed = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const isExchange = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const exchanged = isExchange ? at(row - 2, column - 2) + 1 : Infinity
      rows[row]!.push(Math.min(changed, exchanged, at(row - 1, column) + 1, at(row, column - 1) + 1))
    }
  }
  return at(a.length, b.length) <= limit
}
