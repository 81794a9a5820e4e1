import { assessmentBehaviour } from '../blocks/assessment/behaviour.ts'
import { inVideoQuestionBehaviour } from '../blocks/in-video-question/behaviour.ts'
import { reflectionBehaviour } from '../blocks/reflection/behaviour.ts'
import { scenarioBehaviour } from '../blocks/scenario/behaviour.ts'
import { anyBehaviour, type AnyBehaviour } from './behaviour.ts'
import { QUESTION_BEHAVIOURS } from './question-behaviours.ts'

/** Behaviours by the node name, for the page of a course; a test holds the names against `ALL_SCORINGS`. */
export const ALL_BEHAVIOURS: Readonly<Record<string, AnyBehaviour>> = {
  ...QUESTION_BEHAVIOURS,
  scenario: anyBehaviour(scenarioBehaviour),
  reflection: anyBehaviour(reflectionBehaviour),
  inVideoQuestion: anyBehaviour(inVideoQuestionBehaviour),
  assessment: anyBehaviour(assessmentBehaviour),
}
