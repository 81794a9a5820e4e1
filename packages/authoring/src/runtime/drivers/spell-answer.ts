import { type InteractionReport } from '../../interactions/scoring.ts'

/** A response and the patterns of right ones, in the syntax of one standard. */
export type SpeltAnswer = { response: string; patterns: string[] }

type Signs = {
  item: string
  pair: string
  range: string
  patternsMax: number
  textMax: number
  longMax: number
}

// SCORM 2004 4e RTE 4.2.9.1; xAPI takes the same forms (Data, interaction activities).
const RECENT: Signs = { item: '[,]', pair: '[.]', range: '[:]', patternsMax: 5, textMax: 250, longMax: 4000 }
// SCORM 1.2 RTE 3.4, cmi.interactions.n.student_response: lists by commas, pairs by a point, 255 characters in all.
const OLD: Signs = { item: ',', pair: '.', range: ':', patternsMax: 5, textMax: 255, longMax: 255 }

export const spellRecent = (report: InteractionReport): SpeltAnswer => spell(report, RECENT)

export function spellOld(report: InteractionReport): SpeltAnswer {
  const { response, patterns } = spell(report, OLD)
  return {
    response: response.slice(0, OLD.textMax),
    patterns: patterns.map((one) => one.slice(0, OLD.textMax)),
  }
}

function spell(report: InteractionReport, signs: Signs): SpeltAnswer {
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
      const join = (list: readonly string[]) => list.map((words) => words.slice(0, max)).join(signs.item)
      return {
        response: join(report.response),
        patterns: combinations(report.correct, signs.patternsMax).map(join),
      }
    }
    case 'numeric': {
      const { min, max } = report.correct
      const known = min !== null || max !== null
      // SCORM 1.2 knows no interval; a single right number it knows.
      const pattern =
        signs.range === ':' ? (min === max ? String(min) : '') : `${min ?? ''}${signs.range}${max ?? ''}`
      return {
        response: report.response === null ? '' : String(report.response),
        patterns: known ? one(pattern) : [],
      }
    }
    case 'other':
      return { response: report.response, patterns: report.correct === null ? [] : one(report.correct) }
  }
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
