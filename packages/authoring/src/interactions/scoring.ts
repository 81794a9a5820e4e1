/**
 * The contract between a kind of interaction and everything that asks about its answers: the page of a course, the
 * drivers of the standards, the marketplace. Pure functions of the block's attributes and a response. Files that
 * implement it import nothing that cannot go into a course: no zod, no TipTap, no React.
 *
 * Responses speak of positions and ids, never of words, except where the learner types. A language may be changed at
 * any time; what was typed is judged by the attributes of the language it was typed in, so whoever keeps a typed
 * response past a change of language keeps its grade too.
 */
export type Scoring<Attrs, Response> = {
  /** SCORM 2004 4e RTE 4.2.9.1, `cmi.interactions.n.type`; SCORM 1.2 has the same words but for long-fill-in and other. */
  kind:
    | 'choice'
    | 'true-false'
    | 'fill-in'
    | 'long-fill-in'
    | 'matching'
    | 'sequencing'
    | 'numeric'
    | 'likert'
    | 'performance'
    | 'other'
  /** False for reflections and for what an author marked as not counting. */
  isScored: (attrs: Attrs) => boolean
  /** The response of somebody who has done nothing yet. */
  empty: (attrs: Attrs) => Response
  /** Enough to be checked. */
  isComplete: (attrs: Attrs, response: Response) => boolean
  /** Points between 0 and `maxScore`, to two decimals; both 0 when nothing is scored. `maxScore` depends on attributes alone. */
  grade: (attrs: Attrs, response: Response) => Grade
  /** A response that gets all points. */
  solution: (attrs: Attrs) => Response
  /** What is said after checking, in reading order, in the author's words. */
  feedback: (attrs: Attrs, response: Response) => string[]
  /**
   * Short, for `suspend_data`: letters, digits and `. - _ ~ / ! : = + * '` and, where learners type, the letters of any
   * script; never `,` `;` `|` `"`, a line end or another control character. Empty for an empty response.
   */
  pack: (attrs: Attrs, response: Response) => string
  /** Null for what this version of the block cannot have packed. Never throws. */
  unpack: (attrs: Attrs, packed: string) => Response | null
  /**
   * A shorter text for where the whole does not fit, without what the learner typed; `unpack` takes it, too. Kinds that
   * leave it out keep their points there and nothing else.
   */
  packBriefly?: (attrs: Attrs, response: Response) => string
  /**
   * For kinds with attempts of their own: whether one is left. Who answers all questions of a course again keeps what they
   * have of these, or a limit of attempts would be none.
   */
  hasAttemptLeft?: (attrs: Attrs, response: Response) => boolean
  /** No response packs into more characters: what a lesson may need is the sum over its interactions. */
  packedMax: (attrs: Attrs) => number
  report: (attrs: Attrs, response: Response) => InteractionReport
  /** What the ids in the report stand for, in the words of these attributes: component lists of xAPI, transcripts. */
  components: (attrs: Attrs) => InteractionComponents
  /**
   * Interactions within this one that were put before the learner, each reported under an id of its own in place of
   * the whole: the questions an assessment drew, the questions of a film.
   */
  parts?: (attrs: Attrs, response: Response) => InteractionPart[]
}

/** A scoring for whoever holds attributes and responses without knowing their kind. */
export type AnyScoring = Scoring<unknown, unknown>
/** Attributes that come here have passed the schema of the same kind, so that forgetting their type is safe. */
export const anyScoring = <Attrs, Response>(scoring: Scoring<Attrs, Response>): AnyScoring =>
  scoring as unknown as AnyScoring

export type Grade = { score: number; maxScore: number }

/**
 * A response in no standard's syntax yet; the drivers write it down. Identifiers are short: letters and digits, made
 * from positions (`a`, `b`, … or `1`, `2`, …), so that SCORM 1.2 can hold them. `correct` is what the solution would
 * report, but for typed answers: there it is every accepted form of each blank, and the interval a number may lie in.
 * Nothing is correct or wrong where nothing is scored; `correct` is empty then.
 */
export type InteractionReport =
  | { type: 'choice' | 'sequencing'; response: string[]; correct: string[] }
  | { type: 'matching'; response: [string, string][]; correct: [string, string][] }
  | { type: 'fill-in'; response: string[]; correct: string[][]; matchCase?: boolean }
  | { type: 'long-fill-in'; response: string[]; correct: string[][] }
  | { type: 'numeric'; response: number | null; correct: { min: number | null; max: number | null } }
  | { type: 'performance'; response: [string, string][]; correct: [string, string][] }
  | { type: 'other'; response: string; correct: string | null }

export type Component = { id: string; words: string }
export type InteractionComponents = {
  /** Of choice and sequencing. */
  choices?: Component[]
  /** The left and the right side of matching. */
  source?: Component[]
  target?: Component[]
  /** Of performance. */
  steps?: Component[]
  /** Of performance: what can be done in a step, by the id of the step. */
  answers?: Record<string, Component[]>
}

/** `id` is the id of the inner block; `attrs` and `response` are for the scoring of `type`. */
export type InteractionPart = { id: string; type: string; attrs: unknown; response: unknown }

/** Most rows any list of an interaction may have: as many as there are letters below. */
export const ROWS_MAX = 36

/** `a` to `z`, then `0` to `9`: the single characters SCORM 1.2 asks for in choice and matching responses. */
export function letter(position: number): string {
  return position < 26 ? String.fromCharCode(97 + position) : String(position - 26)
}
/** The position a letter stands for; -1 for any other sign. */
export function position(of: string): number {
  if (/^[a-z]$/.test(of)) return of.charCodeAt(0) - 97
  return /^[0-9]$/.test(of) ? of.charCodeAt(0) - 48 + 26 : -1
}

/** A share of the points, to two decimals. */
export const pointsFor = (points: number | null | undefined, share: number): Grade => {
  const maxScore = points ?? 1
  return { score: Math.round(maxScore * Math.min(1, Math.max(0, share)) * 100) / 100, maxScore }
}
