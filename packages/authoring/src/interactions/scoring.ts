/**
 * The contract between a kind of interaction and everything that asks about its answers: the page of a course, the
 * drivers of the standards, the marketplace. Pure functions of the block's attributes and a response. Files that
 * implement it import nothing that cannot go into a course: no zod, no TipTap, no React.
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
  /** Points between 0 and `maxScore`; both 0 when nothing is scored. */
  grade: (attrs: Attrs, response: Response) => Grade
  /** A response that gets all points. */
  solution: (attrs: Attrs) => Response
  /** What is said after checking, in reading order, in the author's words. */
  feedback: (attrs: Attrs, response: Response) => string[]
  /** Short, for `suspend_data`: printable ASCII without `,` `;` `|`, except in quoted words. Empty for an empty response. */
  pack: (attrs: Attrs, response: Response) => string
  /** Null when the packed text is of another version of the block. */
  unpack: (attrs: Attrs, packed: string) => Response | null
  report: (attrs: Attrs, response: Response) => InteractionReport
}

/** A scoring for whoever holds attributes and responses without knowing their kind. */
export type AnyScoring = Scoring<unknown, unknown>
/** Attributes that come here have passed the schema of the same kind, so that forgetting their type is safe. */
export const anyScoring = <Attrs, Response>(scoring: Scoring<Attrs, Response>): AnyScoring =>
  scoring as unknown as AnyScoring

export type Grade = { score: number; maxScore: number }

/**
 * A response in no standard's syntax yet; the drivers write it down. Identifiers are short: letters and digits, made
 * from positions (`a`, `b`, … or `1`, `2`, …), so that SCORM 1.2 can hold them.
 */
export type InteractionReport =
  | { type: 'choice' | 'sequencing'; response: string[]; correct: string[] }
  | { type: 'matching'; response: [string, string][]; correct: [string, string][] }
  | { type: 'fill-in' | 'long-fill-in'; response: string[]; correct: string[][] }
  | { type: 'numeric'; response: number | null; correct: { min: number | null; max: number | null } }
  | { type: 'performance'; response: [string, string][]; correct: [string, string][] }
  | { type: 'other'; response: string; correct: string | null }

/** `a` to `z`, then `0` to `9`: the single characters SCORM 1.2 asks for in choice and matching responses. */
export function letter(position: number): string {
  return position < 26 ? String.fromCharCode(97 + position) : String(position - 26)
}
export function position(of: string): number {
  const code = of.charCodeAt(0)
  return code >= 97 ? code - 97 : code - 48 + 26
}
