// What a response may be written with in `suspend_data`. Pure, for the course.

const ESCAPES: Record<string, string> = {
  '~': '~0',
  ',': '~1',
  ';': '~2',
  '|': '~3',
  '"': '~4',
  '\n': '~5',
  '/': '~6',
}
const SIGNS = Object.fromEntries(Object.entries(ESCAPES).map(([sign, escape]) => [escape, sign]))

/** Typed words without what neither XML nor a SCORM run-time can hold, in NFC, cut to `max` UTF-16 units. */
export const cleanWords = (typed: string, max: number): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, ' ')
    .normalize('NFC')
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')

/** Clean words without separators and line ends; twice as long at most. */
export const packWords = (words: string): string =>
  words.replace(/[~,;|"\n/]/g, (sign) => ESCAPES[sign] ?? sign)

/** Null for what `packWords` cannot have written. */
export function unpackWords(packed: string): string | null {
  if (/[,;|"/\p{Cc}]|~(?![0-6])/u.test(packed)) return null
  return packed.replace(/~[0-6]/g, (escape) => SIGNS[escape] ?? '')
}

/** Several words in one text; empty when all of them are. */
export const packList = (list: readonly string[]): string =>
  list.some((words) => words !== '') ? list.map(packWords).join('/') : ''

/** `length` words back; null for what `packList` cannot have written for so many. */
export function unpackList(packed: string, length: number): string[] | null {
  if (packed === '') return Array.from({ length }, () => '')
  const list = packed.split('/').map(unpackWords)
  if (list.length !== length || list.every((words) => words === '')) return null
  return list.every((words) => words !== null) ? list : null
}
