import { wordsOf } from './fold.ts'

type Vowel = { short: string; long: string }
/** One consonant or vowel with what follows it; `vowel` is null after a virama. */
type Akshara = { consonant: string; vowel: Vowel | null; isInherent: boolean; nasal: boolean }

const vowel = (short: string, long = short): Vowel => ({ short, long })
const INHERENT = vowel('a')
const A = vowel('a', 'aa')
const I = vowel('i', 'ee')
const U = vowel('u', 'oo')

const VOWELS: Record<string, Vowel> = {
  अ: vowel('a'), आ: A, इ: vowel('i'), ई: I, उ: vowel('u'), ऊ: U, ऋ: vowel('ri'), ए: vowel('e'), ऐ: vowel('ai'),
  ओ: vowel('o'), औ: vowel('au'), ऑ: vowel('o'), ऍ: vowel('e'), ऎ: vowel('e'), ऒ: vowel('o'),
} // prettier-ignore
const SIGNS: Record<string, Vowel> = {
  'ा': A, 'ि': vowel('i'), 'ी': I, 'ु': vowel('u'), 'ू': U, 'ृ': vowel('ri'), 'े': vowel('e'), 'ै': vowel('ai'),
  'ो': vowel('o'), 'ौ': vowel('au'), 'ॉ': vowel('o'), 'ॅ': vowel('e'), 'ॆ': vowel('e'), 'ॊ': vowel('o'),
} // prettier-ignore
const CONSONANTS: Record<string, string> = {
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'chh', ज: 'j', झ: 'jh', ञ: 'n', ट: 't', ठ: 'th', ड: 'd',
  ढ: 'dh', ण: 'n', त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n', प: 'p', फ: 'ph', ब: 'b', भ: 'bh', म: 'm', य: 'y',
  र: 'r', ल: 'l', ळ: 'l', व: 'v', श: 'sh', ष: 'sh', स: 's', ह: 'h',
} // prettier-ignore
const WITH_NUKTA: Record<string, string> = { ज: 'z', फ: 'f' }
const NUKTA = '़'
const VIRAMA = '्'

/**
 * How people type a Hindi text in Latin letters: with short vowels and the silent "a" left out ("suchna", "apda"), with
 * long vowels ("soochna", "aapda"), and both with every "a" of the script ("suchana", "aapada"). Each form once.
 */
export function romanise(text: string): string[] {
  const words = wordsOf(text.normalize('NFKD')).map(({ word }) => readAksharas(word))
  const forms = [
    words.map((word) => write(dropSchwas(word), 'short')),
    words.map((word) => write(dropSchwas(word), 'long')),
    words.map((word) => write(dropLastSchwa(word), 'short')),
    words.map((word) => write(dropLastSchwa(word), 'long')),
  ]
  return [...new Set(forms.map((form) => form.join(' ')))]
}

function readAksharas(word: string): Akshara[] {
  // ज्ञ is said "gy" wherever Hindi is spoken.
  const letters = [...word.replace(/ज्ञ/g, 'ग्य').replace(/[\u200c\u200d]/g, '')]
  const aksharas: Akshara[] = []
  for (const [at, letter] of letters.entries()) {
    const last = aksharas.at(-1)
    const consonant = CONSONANTS[letter]
    const independent = VOWELS[letter]
    const sign = SIGNS[letter]
    if (consonant) {
      const latin = letters[at + 1] === NUKTA ? (WITH_NUKTA[letter] ?? consonant) : consonant
      aksharas.push({ consonant: latin, vowel: INHERENT, isInherent: true, nasal: false })
    } else if (independent) {
      aksharas.push({ consonant: '', vowel: independent, isInherent: false, nasal: false })
    } else if (last && sign) Object.assign(last, { vowel: sign, isInherent: false })
    else if (last && letter === VIRAMA) Object.assign(last, { vowel: null, isInherent: false })
    else if (last && (letter === 'ं' || letter === 'ँ')) last.nasal = true
    else if (letter >= '०' && letter <= '९') aksharas.push(verbatim(String(letter.charCodeAt(0) - 0x966)))
    else if (/[\p{L}\p{N}]/u.test(letter)) aksharas.push(verbatim(letter.toLowerCase()))
  }
  return aksharas
}

const verbatim = (text: string): Akshara => ({
  consonant: text,
  vowel: null,
  isInherent: false,
  nasal: false,
})

const silence = (akshara: Akshara): Akshara => ({ ...akshara, vowel: null, isInherent: false })

/** अधिकार is "adhikar"; संपर्क is typed "sampark" or, as here with the "a" its last consonant leans on, "samparka". */
function dropLastSchwa(word: Akshara[]): Akshara[] {
  const last = word.at(-1)
  const before = word.at(-2)
  const isSilent = last?.isInherent && !last.nasal && before !== undefined && before.vowel !== null
  return isSilent ? [...word.slice(0, -1), silence(last)] : word
}

/** An inherent "a" between a vowel and a consonant with a vowel is not said (Ohala's rule), from the right. */
function dropSchwas(word: Akshara[]): Akshara[] {
  const spoken = [...dropLastSchwa(word)]
  const last = spoken.at(-1)
  // राष्ट्र and राज्य cannot be said without their last "a"; संपर्क and कर्म can.
  if (spoken.length > 1 && last?.isInherent && !last.nasal && !/^[yrlvn]$/.test(last.consonant)) {
    spoken[spoken.length - 1] = silence(last)
  }
  for (let at = spoken.length - 2; at > 0; at--) {
    const here = spoken[at]!
    const before = spoken[at - 1]!
    const after = spoken[at + 1]!
    const isBetween = before.vowel !== null && !before.nasal && after.consonant !== '' && after.vowel !== null
    if (here.isInherent && !here.nasal && isBetween) spoken[at] = silence(here)
  }
  return spoken
}

function write(word: Akshara[], length: 'short' | 'long'): string {
  return word
    .map(({ consonant, vowel, nasal }, at) => {
      const isLast = at === word.length - 1
      const sound = vowel?.[isLast ? 'short' : length] ?? '' // nobody writes "soochnaa"
      return consonant + sound + (nasal ? nasalBefore(word[at + 1]) : '')
    })
    .join('')
}

const nasalBefore = (next: Akshara | undefined): string => (/^[pbm]/.test(next?.consonant ?? '') ? 'm' : 'n')
