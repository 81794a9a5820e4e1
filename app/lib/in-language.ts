/** A text in the language of the page where it has one. */
export const inLanguage = (language: string, text: string, textHi: string | null | undefined): string =>
  language === 'hi' && textHi ? textHi : text
