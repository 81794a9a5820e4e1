import { multipleChoiceBehaviour } from '../blocks/multiple-choice/behaviour.ts'
import { singleChoiceBehaviour } from '../blocks/single-choice/behaviour.ts'
import { anyBehaviour, type AnyBehaviour } from './behaviour.ts'

/** Behaviours of the kinds that may stand in a pool or a film. */
export const QUESTION_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  singleChoice: anyBehaviour(singleChoiceBehaviour),
  multipleChoice: anyBehaviour(multipleChoiceBehaviour),
}
