/** Digits and capitals without I, L, O and U, which are mistaken for others when a code is typed from paper. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 24 characters of 5 bits: nobody guesses 120 bits. */
export const CODE_LENGTH = 24

const SHAPE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)
const FIRST_DEVANAGARI_DIGIT = 0x966

/** A code as it is stored, from one as people type it: any case, spaces, dashes, O for 0, Hindi digits. */
export function normaliseCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .replace(/[०-९]/g, (digit) => String((digit.codePointAt(0) ?? 0) - FIRST_DEVANAGARI_DIGIT))
    .replace(/[\s\p{Pd}\p{Cf}._]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return SHAPE.test(code) ? code : null
}

/** A code as it is printed: groups of four that the eye can follow. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code

/** Path of the public page that says whether a certificate is genuine. */
export const verificationPath = (code: string): string => `/verify/${code}`
