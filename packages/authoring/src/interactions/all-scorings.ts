import { reflectionScoring } from '../blocks/reflection/scoring.ts'
import { QUESTION_SCORINGS } from './question-scorings.ts'
import { anyScoring, type AnyScoring } from './scoring.ts'

/** Scorings by the node name, without the schemas and markup of the blocks: for the page of a course. */
export const ALL_SCORINGS: Readonly<Record<string, AnyScoring>> = {
  ...QUESTION_SCORINGS,
  reflection: anyScoring(reflectionScoring),
}
