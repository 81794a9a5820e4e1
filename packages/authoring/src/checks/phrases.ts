// Words that say nothing about where a link leads, in full and lower case.
const VAGUE_LINKS = new Set([
  'click', 'click here', 'here', 'click this', 'this', 'this link', 'link', 'read more', 'more', 'learn more', 'details',
  'see here', 'this page', 'download', 'open', 'website',
  'यहाँ', 'यहां', 'यहाँ क्लिक करें', 'यहां क्लिक करें', 'क्लिक करें', 'यहाँ देखें', 'यहां देखें', 'और पढ़ें', 'और जानें', 'लिंक', 'यह लिंक',
  'अधिक जानें', 'अधिक', 'विवरण', 'देखें',
]) // prettier-ignore

const ALL_OF_THE_ABOVE =
  /^(?:all|none|both|any)\s+of\s+(?:the\s+)?(?:above|these|those|them)|^(?:उपर्युक्त|उपरोक्त|ऊपर के|इनमें से|उक्त)\s*(?:में से\s*)?(?:सभी|कोई नहीं|दोनों|कोई भी)/iu

const bare = (words: string) =>
  words
    .normalize('NFC')
    .toLocaleLowerCase()
    .replace(/[\s.…:>»→!।]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

export const isVagueLink = (words: string): boolean => bare(words) === '' || VAGUE_LINKS.has(bare(words))
/** “All of the above”: it is right too often, and right for half an answer. */
export const isAllOfTheAbove = (words: string): boolean =>
  ALL_OF_THE_ABOVE.test(words.normalize('NFC').trim())
