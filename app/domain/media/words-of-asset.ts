type Described = {
  title: string
  fileName: string
  alt?: string | null
  altHi?: string | null
  credit?: string | null
}

/** What a search looks through, in one line and in lower case. */
export const wordsOf = ({ title, fileName, alt, altHi, credit }: Described): string =>
  [title, fileName, alt, altHi, credit].filter(Boolean).join(' ').normalize('NFC').toLowerCase()
