import { LANGUAGE_NAMES } from './code-languages.ts'

const names: Record<string, string> = Object.fromEntries(
  Object.entries(LANGUAGE_NAMES).map(([key, name]) => [`language=${key}`, name]),
)

export const codeWords = {
  en: {
    name: 'Code',
    hint: 'Commands, queries or spreadsheet formulas, as they are typed',
    keywords: ['pre', 'program', 'query', 'excel', 'command'],
    fields: { code: 'Code', language: 'Language', caption: 'Caption', ...names, 'language=plain': 'Text' },
  },
  hi: {
    name: 'कोड',
    hint: 'आदेश, क्वेरी या स्प्रेडशीट सूत्र, जैसे टाइप किए जाते हैं',
    keywords: ['code', 'program', 'excel'],
    fields: {
      code: 'कोड',
      language: 'भाषा',
      caption: 'शीर्षक',
      ...names,
      'language=plain': 'सादा पाठ',
      'language=formula': 'स्प्रेडशीट सूत्र',
    },
  },
}

export const codeRemarks = {
  en: { empty: 'This code block is empty.' },
  hi: { empty: 'यह कोड खंड ख़ाली है।' },
}
