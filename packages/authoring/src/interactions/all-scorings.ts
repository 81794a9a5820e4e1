import { QUESTION_SCORINGS } from './question-scorings.ts'
import { type AnyScoring } from './scoring.ts'

/** Scorings by the node name, without the schemas and markup of the blocks: for the page of a course. */
export const ALL_SCORINGS: Readonly<Record<string, AnyScoring>> = {
  ...QUESTION_SCORINGS,
}
