// Hindi typed with Latin letters follows no one spelling: छुट्टी is chhutti, chutti or chhuti. Both sides are brought to
// a key in which those differences are gone.

const CONSONANTS: Readonly<Record<string, string>> = {
  क: 'k',
  ख: 'kh',
  ग: 'g',
  घ: 'gh',
  ङ: 'n',
  च: 'ch',
  छ: 'chh',
  ज: 'j',
  झ: 'jh',
  ञ: 'n',
  ट: 't',
  ठ: 'th',
  ड: 'd',
  ढ: 'dh',
  ण: 'n',
  त: 't',
  थ: 'th',
  द: 'd',
  ध: 'dh',
  न: 'n',
  प: 'p',
  फ: 'ph',
  ब: 'b',
  भ: 'bh',
  म: 'm',
  य: 'y',
  र: 'r',
  ल: 'l',
  ळ: 'l',
  व: 'v',
  श: 'sh',
  ष: 'sh',
  स: 's',
  ह: 'h',
}
const VOWELS: Readonly<Record<string, string>> = {
  अ: 'a',
  आ: 'a',
  इ: 'i',
  ई: 'i',
  उ: 'u',
  ऊ: 'u',
  ऋ: 'ri',
  ए: 'e',
  ऐ: 'ai',
  ऑ: 'o',
  ओ: 'o',
  औ: 'au',
  ऍ: 'e',
}
const SIGNS: Readonly<Record<string, string>> = {
  'ा': 'a',
  'ि': 'i',
  'ी': 'i',
  'ु': 'u',
  'ू': 'u',
  'ृ': 'ri',
  'े': 'e',
  'ै': 'ai',
  'ॉ': 'o',
  'ो': 'o',
  'ौ': 'au',
  'ॅ': 'e',
}
const VIRAMA = '\u094d'
const NASALS = new Set(['\u0901', '\u0902'])
const DEVANAGARI = /[\u0900-\u097f]/

/** Latin letters for a Hindi word, the inherent vowel spoken except at the end; other text stays as it is. */
export function romanise(word: string): string {
  if (!DEVANAGARI.test(word)) return word
  const letters = [
    ...word
      .normalize('NFD')
      .replace(/\u093c/g, '')
      .normalize('NFC'),
  ]
  let out = ''
  letters.forEach((letter, index) => {
    const consonant = CONSONANTS[letter]
    if (consonant === undefined) {
      out +=
        VOWELS[letter] ?? SIGNS[letter] ?? (NASALS.has(letter) ? 'n' : letter === 'ः' ? 'h' : latin(letter))
      return
    }
    const next = letters[index + 1]
    const spoken = next !== undefined && next !== VIRAMA && SIGNS[next] === undefined
    out += consonant + (spoken ? 'a' : '')
  })
  return out
}

const latin = (letter: string) => (/[\p{L}\p{N}]/u.test(letter) && !DEVANAGARI.test(letter) ? letter : '')

/**
 * A key under which the usual spellings of one Hindi word in Latin letters, and the word in Devanagari, are equal:
 * long and doubled letters single, aspirates plain, v for w, and no vowel a after the first letter, since that is
 * where writers and the inherent vowel disagree.
 */
export function romanKey(word: string): string {
  const plain = romanise(word.toLowerCase())
    .replace(/ee/g, 'i')
    .replace(/oo/g, 'u')
    .replace(/w/g, 'v')
    .replace(/z/g, 'j')
    .replace(/f/g, 'p')
    .replace(/q/g, 'k')
    .replace(/x/g, 'ksh')
    .replace(/ck/g, 'k')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/(?<=[kgcjtdpbs])h+/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/y$/, 'i')
  return (plain.slice(0, 1) + plain.slice(1).replace(/a/g, '')).replace(/(.)\1+/g, '$1')
}
