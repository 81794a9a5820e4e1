/** The names of several languages, for a line of facts. */
export const languageList = (codes: readonly string[], inLanguage: 'en' | 'hi'): string =>
  codes.map((code) => languageName(code, inLanguage)).join(', ')

/** What a language is called in another. Asked on the server only: browsers do not know all of India's languages. */
export function languageName(code: string, inLanguage: 'en' | 'hi'): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
