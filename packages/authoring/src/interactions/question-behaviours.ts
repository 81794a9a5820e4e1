import { categorisingBehaviour } from '../blocks/categorising/behaviour.ts'
import { fillBlanksBehaviour } from '../blocks/fill-blanks/behaviour.ts'
import { hotspotBehaviour } from '../blocks/hotspot/behaviour.ts'
import { matchingBehaviour } from '../blocks/matching/behaviour.ts'
import { numericBehaviour } from '../blocks/numeric/behaviour.ts'
import { orderingBehaviour } from '../blocks/ordering/behaviour.ts'
import { shortAnswerBehaviour } from '../blocks/short-answer/behaviour.ts'
import { multipleChoiceBehaviour } from '../blocks/multiple-choice/behaviour.ts'
import { singleChoiceBehaviour } from '../blocks/single-choice/behaviour.ts'
import { anyBehaviour, type AnyBehaviour } from './behaviour.ts'

/** Behaviours of the kinds that may stand in a pool or a film. */
export const QUESTION_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  singleChoice: anyBehaviour(singleChoiceBehaviour),
  multipleChoice: anyBehaviour(multipleChoiceBehaviour),
  fillBlanks: anyBehaviour(fillBlanksBehaviour),
  shortAnswer: anyBehaviour(shortAnswerBehaviour),
  numeric: anyBehaviour(numericBehaviour),
  matching: anyBehaviour(matchingBehaviour),
  ordering: anyBehaviour(orderingBehaviour),
  categorising: anyBehaviour(categorisingBehaviour),
  hotspot: anyBehaviour(hotspotBehaviour),
}
