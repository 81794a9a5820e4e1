import { type AnyBlockDefinition } from '../block-definition.ts'

type Locale = 'en' | 'hi'

/**
 * The kinds of block for what somebody has typed after the slash, best first: a name that begins with it, then a word of
 * a name, then a keyword, in either language, then any of these holding it. Nothing typed gives all, in menu order.
 */
export function filterBlocks(
  all: Iterable<AnyBlockDefinition>,
  query: string,
  locale: Locale,
): AnyBlockDefinition[] {
  const wanted = folded(query)
  if (wanted === '') return [...all]
  return [...all]
    .map((definition) => ({ definition, rank: rankOf(definition, wanted, locale) }))
    .filter(({ rank }) => rank < NOT_FOUND)
    .sort((one, other) => one.rank - other.rank)
    .map(({ definition }) => definition)
}

const NOT_FOUND = 9

function rankOf({ words, type }: AnyBlockDefinition, wanted: string, locale: Locale): number {
  const other = locale === 'en' ? 'hi' : 'en'
  const names = [folded(words[locale].name), folded(words[other].name)]
  const keywords = [...words[locale].keywords, ...words[other].keywords, type].map(folded)
  if (names[0]?.startsWith(wanted)) return 0
  if (names.some((name) => name.split(' ').some((word) => word.startsWith(wanted)))) return 1
  if (keywords.some((keyword) => keyword.startsWith(wanted))) return 2
  if ([...names, ...keywords].some((word) => word.includes(wanted))) return 3
  return NOT_FOUND
}

/** Without case, without the ways to write the same nukta and without marks nobody types (long vowel in IAST). */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLocaleLowerCase('en')
    .trim()
    .replace(/\s+/g, ' ')
