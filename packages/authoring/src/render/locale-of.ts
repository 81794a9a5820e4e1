/** The locale that writes numbers and dates for readers of a lesson: India's, in its language. */
export const localeOf = (language: string): string => `${language.split('-')[0] || 'en'}-IN`
