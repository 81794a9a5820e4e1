// What is compared is in NFC, so these are, too: nukta letters are written as letter and nukta there.
const phrases = (...words: string[]) => new Set(words.map((each) => each.normalize('NFC')))

/** Words that say nothing about where a link leads, in lower case and without “please”. */
const VAGUE_LINKS = phrases(
  'click', 'click here', 'here', 'click this', 'click this link', 'click on this link', 'click on the link', 'click on link',
  'this', 'this link', 'link', 'the link', 'read more', 'read here', 'more', 'more info', 'more information', 'learn more',
  'know more', 'find out more', 'see more', 'view more', 'view', 'view here', 'see here', 'see', 'details', 'more details',
  'view details', 'this page', 'this document', 'this file', 'this website', 'this site', 'download', 'download here',
  'open', 'website', 'url', 'go', 'visit', 'visit here', 'continue',
  'यहाँ', 'यहां', 'यहाँ क्लिक करें', 'यहां क्लिक करें', 'यहाँ क्लिक कीजिए', 'यहां क्लिक कीजिए', 'क्लिक करें', 'क्लिक कीजिए',
  'यहाँ देखें', 'यहां देखें', 'यहाँ देखिए', 'यहां देखिए', 'यहाँ पढ़ें', 'यहां पढ़ें', 'यहाँ दबाएँ', 'यहां दबाएं', 'यहाँ जाएँ', 'यहां जाएं',
  'यहाँ से डाउनलोड करें', 'यहां से डाउनलोड करें', 'डाउनलोड', 'डाउनलोड करें', 'इस लिंक पर क्लिक करें', 'लिंक पर क्लिक करें', 'इस लिंक पर जाएँ',
  'इस कड़ी पर क्लिक करें', 'लिंक', 'यह लिंक', 'इस लिंक', 'कड़ी', 'यह कड़ी', 'और पढ़ें', 'आगे पढ़ें', 'विस्तार से पढ़ें', 'और जानें',
  'अधिक जानें', 'अधिक', 'अधिक जानकारी', 'और जानकारी', 'अधिक जानकारी के लिए यहाँ क्लिक करें', 'विवरण', 'देखें', 'पढ़ें', 'खोलें', 'यह पृष्ठ', 'यह दस्तावेज़',
) // prettier-ignore

// The whole of an option: “All of these officers” is an answer, “All of these” stands for the others.
const ALL_OF_THE_ABOVE =
  /^(?:(?:all|none|both|any|neither)(?: of)?(?: the)? (?:above|these|those|them)|all|none)(?: (?:options|answers|statements))?(?: (?:is|are) (?:correct|right|true))?$/u
const ALL_OF_THE_ABOVE_HINDI =
  /^(?:ये |(?:उपर्युक्त|उपरोक्त|ऊपर के|ऊपर दिए गए|इनमें|उक्त)(?: में)?(?: से)? ?)(?:सभी|सब|कोई नहीं|कोई भी नहीं|दोनों|कोई भी)(?: (?:विकल्प|कथन|उत्तर))?(?: सही)?(?: हैं| है)?$/u

/** Words as they are compared: lower case, without what stands around them. */
export const bareWords = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.…:>»→!।"'“”‘’()[\]<«*-]+|[\s.…:>»→!।"'“”‘’()[\]<«*-]+$/gu, '')

export function isVagueLink(words: string): boolean {
  const bare = bareWords(words).replace(/^(?:please|pls|कृपया) /u, '')
  return bare === '' || VAGUE_LINKS.has(bare)
}

/** “All of the above”: it is right too often, and right for half an answer. */
export function isAllOfTheAbove(words: string): boolean {
  const bare = bareWords(words)
  return ALL_OF_THE_ABOVE.test(bare) || ALL_OF_THE_ABOVE_HINDI.test(bare)
}
