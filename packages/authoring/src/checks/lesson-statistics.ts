import { definitions } from '../blocks/definitions.ts'
import { type LessonDocument } from '../document/lesson-document.ts'
import { splitScreens } from '../document/screens.ts'
import { plainText } from '../document/texts.ts'
import { wordsIn } from './reading-ease.ts'

// Brysbaert, “How many words do we read per minute?” (Journal of Memory and Language 109, 2019) finds 238 for silent
// reading of English; learners stop to think, and Hindi is read more slowly, so less is counted on.
const WORDS_A_MINUTE = 180
const MINUTES_A_QUESTION = 1

export type LessonStatistics = { words: number; minutes: number; screens: number; questions: number }

/** How long a lesson is: its words, and the minutes a learner needs to read it and to answer, rounded up. */
export function lessonStatistics(document: LessonDocument): LessonStatistics {
  const words = document.content.reduce((sum, block) => sum + wordsIn(plainText(block)).length, 0)
  const questions = document.content.filter(({ type }) => definitions.get(type)?.scoring).length
  const minutes =
    words === 0 && questions === 0 ? 0 : Math.ceil(words / WORDS_A_MINUTE + questions * MINUTES_A_QUESTION)
  return { words, minutes, screens: splitScreens(document).length, questions }
}
