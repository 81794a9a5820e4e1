import { languageName } from '#app/domain/catalogue/language-name.ts'

export type LanguageNames = Record<string, { en: string; hi: string }>

/** What languages are called in both languages of the interface, by their codes. */
export const languageNames = (codes: Iterable<string>): LanguageNames =>
  Object.fromEntries(
    [...new Set(codes)].map((code) => [code, { en: languageName(code, 'en'), hi: languageName(code, 'hi') }]),
  )
