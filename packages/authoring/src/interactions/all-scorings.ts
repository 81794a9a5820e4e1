import { assessmentScoring } from '../blocks/assessment/scoring.ts'
import { inVideoQuestionScoring } from '../blocks/in-video-question/scoring.ts'
import { reflectionScoring } from '../blocks/reflection/scoring.ts'
import { scenarioScoring } from '../blocks/scenario/scoring.ts'
import { QUESTION_SCORINGS } from './question-scorings.ts'
import { anyScoring, type AnyScoring } from './scoring.ts'

/** Scorings by the node name, without the schemas and markup of the blocks: for the page of a course. */
export const ALL_SCORINGS: Readonly<Record<string, AnyScoring>> = {
  ...QUESTION_SCORINGS,
  scenario: anyScoring(scenarioScoring),
  reflection: anyScoring(reflectionScoring),
  inVideoQuestion: anyScoring(inVideoQuestionScoring),
  assessment: anyScoring(assessmentScoring),
}
