import { categorisingScoring } from '../blocks/categorising/scoring.ts'
import { fillBlanksScoring } from '../blocks/fill-blanks/scoring.ts'
import { hotspotScoring } from '../blocks/hotspot/scoring.ts'
import { matchingScoring } from '../blocks/matching/scoring.ts'
import { numericScoring } from '../blocks/numeric/scoring.ts'
import { orderingScoring } from '../blocks/ordering/scoring.ts'
import { shortAnswerScoring } from '../blocks/short-answer/scoring.ts'
import { multipleChoiceScoring, singleChoiceScoring } from './choice-scoring.ts'
import { anyScoring, type AnyScoring } from './scoring.ts'

/** Scorings of the kinds that may stand in a pool or a film; those contain others and would go round in circles. */
export const QUESTION_SCORINGS: Readonly<Record<string, AnyScoring>> = {
  singleChoice: anyScoring(singleChoiceScoring),
  multipleChoice: anyScoring(multipleChoiceScoring),
  fillBlanks: anyScoring(fillBlanksScoring),
  shortAnswer: anyScoring(shortAnswerScoring),
  numeric: anyScoring(numericScoring),
  matching: anyScoring(matchingScoring),
  ordering: anyScoring(orderingScoring),
  categorising: anyScoring(categorisingScoring),
  hotspot: anyScoring(hotspotScoring),
}
