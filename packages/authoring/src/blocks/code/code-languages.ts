/** What a code block can be labelled as. */
export const LANGUAGE_NAMES = {
  plain: 'Text',
  formula: 'Spreadsheet formula',
  sql: 'SQL',
  python: 'Python',
  r: 'R',
  javascript: 'JavaScript',
  java: 'Java',
  c: 'C',
  shell: 'Shell',
  html: 'HTML',
  css: 'CSS',
  json: 'JSON',
  xml: 'XML',
} as const

export type CodeLanguage = keyof typeof LANGUAGE_NAMES
export const CODE_LANGUAGES = Object.keys(LANGUAGE_NAMES) as [CodeLanguage, ...CodeLanguage[]]
