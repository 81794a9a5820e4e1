export const FILE_NAME_MAX = 200

/** What is kept of the end of a name that is too long: its extension, and what tells one version from the next. */
const END = 60

const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A file's name as it is kept and shown: without what would disturb a line of text; a long one loses its middle. */
export function shownFileName(name: string): string {
  const clean = name.replace(CONTROL_CHARACTERS, '').trim()
  const characters = [...clean]
  if (characters.length <= FILE_NAME_MAX) return clean
  return [...characters.slice(0, FILE_NAME_MAX - END - 1), '…', ...characters.slice(-END)].join('')
}
