import { multipleChoiceScoring, singleChoiceScoring } from './choice-scoring.ts'
import { anyScoring, type AnyScoring } from './scoring.ts'

/** Scorings of the kinds that may stand in a pool or a film; those contain others and would go round in circles. */
export const QUESTION_SCORINGS: Readonly<Record<string, AnyScoring>> = {
  singleChoice: anyScoring(singleChoiceScoring),
  multipleChoice: anyScoring(multipleChoiceScoring),
}
