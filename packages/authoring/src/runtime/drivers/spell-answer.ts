import { type InteractionReport } from '../../interactions/scoring.ts'

export type Standard = 'scorm12' | 'scorm2004' | 'xapi'

/** A response and the patterns of right ones, in the syntax of one standard. */
export type SpeltAnswer = { response: string; patterns: string[] }

// SCORM 2004 4e RTE 4.2.9.1; xAPI takes the same forms (Data, interaction activities).
const RECENT = { item: '[,]', pair: '[.]', textMax: 250, longMax: 4000 }
// SCORM 1.2 RTE 3.4, cmi.interactions.n.student_response: lists by commas, pairs by a point, 255 characters in all.
const OLD = { item: ',', pair: '.', textMax: 255, longMax: 255 }
const PATTERNS_MAX = 5

/** Writes down what was answered; `language` is the BCP 47 tag of the words a learner typed. */
export function spellAnswer(report: InteractionReport, standard: Standard, language: string): SpeltAnswer {
  const { response, patterns } = spell(report, standard, language)
  if (standard !== 'scorm12') return { response, patterns }
  const cut = (text: string) => text.slice(0, OLD.textMax)
  return { response: cut(response), patterns: patterns.map(cut) }
}

/**
 * Words as a `localized_string_type` of SCORM 2004: English is what a system takes them for unless they say otherwise.
 * Real systems refuse line ends in them, and braces at the beginning that name no language.
 */
export const spellWords = (words: string, language: string, max: number): string =>
  inLanguage(words.replace(/\s+/g, ' ').slice(0, max), language)

function inLanguage(words: string, language: string): string {
  const isPlain = words === '' || (/^en\b/i.test(language) && !words.startsWith('{'))
  return isPlain ? words : `{lang=${language}}${words}`
}

function spell(report: InteractionReport, standard: Standard, language: string): SpeltAnswer {
  const signs = standard === 'scorm12' ? OLD : RECENT
  const one = (pattern: string) => (pattern === '' ? [] : [pattern])
  const pairs = (list: readonly [string, string][]) =>
    list.map(([left, right]) => `${left}${signs.pair}${right}`).join(signs.item)
  switch (report.type) {
    case 'choice':
    case 'sequencing':
      return { response: report.response.join(signs.item), patterns: one(report.correct.join(signs.item)) }
    case 'matching':
    case 'performance':
      return { response: pairs(report.response), patterns: one(pairs(report.correct)) }
    case 'fill-in':
    case 'long-fill-in': {
      const max = report.type === 'fill-in' ? signs.textMax : signs.longMax
      const join = (list: readonly string[]) =>
        list.map((words) => typedWords(words, standard, language, max)).join(signs.item)
      const isExact = report.type === 'fill-in' && report.matchCase === true && standard !== 'scorm12'
      return {
        response: join(report.response),
        patterns: combinations(report.correct, PATTERNS_MAX).map(
          (list) => (isExact ? '{case_matters=true}' : '') + join(list),
        ),
      }
    }
    case 'numeric':
      return {
        response: report.response === null ? '' : String(report.response),
        patterns: numericPatterns(report.correct, standard),
      }
    case 'other':
      return { response: report.response, patterns: report.correct === null ? [] : one(report.correct) }
  }
}

function typedWords(words: string, standard: Standard, language: string, max: number): string {
  if (standard === 'scorm12') return words.replace(/\s+/g, ' ').slice(0, max)
  // What a learner typed must not be taken for the sign between two answers.
  const own = words.replaceAll(RECENT.item, ',')
  // xAPI takes line ends, too.
  return standard === 'scorm2004' ? spellWords(own, language, max) : inLanguage(own.slice(0, max), language)
}

/** SCORM 1.2 knows no interval; a single right number it knows. */
function numericPatterns(
  { min, max }: { min: number | null; max: number | null },
  standard: Standard,
): string[] {
  if (min === null && max === null) return []
  if (standard === 'scorm12') return min === max ? [String(min)] : []
  return [`${min ?? ''}[:]${max ?? ''}`]
}

/** The accepted forms of several blanks as whole answers, the first forms first. */
function combinations(blanks: readonly string[][], most: number): string[][] {
  if (blanks.length === 0 || blanks.some((forms) => forms.length === 0)) return []
  let all: string[][] = [[]]
  for (const forms of blanks) {
    all = forms.flatMap((form) => all.map((start) => [...start, form])).slice(0, most)
  }
  return all
}
