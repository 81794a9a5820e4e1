import fc from 'fast-check'
import { type AssessmentAttrs } from '../../../../packages/authoring/src/blocks/assessment/attempts.ts'
import * as attempts from '../../../../packages/authoring/src/blocks/assessment/attempts.ts'
import {
  type InVideoQuestionAttrs,
  filmQuestions,
} from '../../../../packages/authoring/src/blocks/in-video-question/scoring.ts'
import {
  matchingThings,
  type MatchingAttrs,
} from '../../../../packages/authoring/src/blocks/matching/scoring.ts'
import {
  afterChoice,
  scenarioScoring,
  type ScenarioAttrs,
} from '../../../../packages/authoring/src/blocks/scenario/scoring.ts'
import { blanksOf } from '../../../../packages/authoring/src/interactions/blanks.ts'
import {
  type InnerAnswer,
  type InnerQuestion,
} from '../../../../packages/authoring/src/interactions/inner-questions.ts'
import { cleanWords } from '../../../../packages/authoring/src/interactions/packed.ts'

type Attrs = Record<string, unknown>

/** What may come out of a text field: letters of any script, and signs that a packed text has to escape. */
const typed = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: max }),
      fc.string({
        unit: fc.constantFrom('~', '/', ',', ';', '|', '"', '\n', 'a', 'ह', '1', '०'),
        maxLength: max,
      }),
    )
    .map((words) => cleanWords(words, max))

const typedLine = (max: number) => typed(max).map((words) => words.replaceAll('\n', ' '))

const subset = (count: number) => fc.subarray(Array.from({ length: count }, (_, index) => index))
const rows = (count: number, things: number) =>
  fc.array(fc.integer({ min: -1, max: things - 1 }), { minLength: count, maxLength: count })

/** Any response a learner may come to, for a block with these attributes. */
const byType: Record<string, (attrs: never) => fc.Arbitrary<unknown>> = {
  singleChoice: ({ options }: { options: unknown[] }) =>
    fc.oneof(
      fc.constant([]),
      fc.integer({ min: 0, max: options.length - 1 }).map((index) => [index]),
    ),
  multipleChoice: ({ options }: { options: unknown[] }) => subset(options.length),
  hotspot: ({ areas, many }: { areas: unknown[]; many: boolean }) =>
    many ? subset(areas.length) : fc.integer({ min: 0, max: areas.length - 1 }).map((index) => [index]),
  fillBlanks: ({ text }: { text: string }) => fc.tuple(...blanksOf(text).map(() => typedLine(60))),
  shortAnswer: () => typedLine(100),
  numeric: () => typedLine(40),
  reflection: ({ maxLength }: { maxLength: number }) => typed(maxLength),
  matching: (attrs: MatchingAttrs) => rows(attrs.pairs.length, matchingThings(attrs).length),
  categorising: ({ items, categories }: { items: unknown[]; categories: unknown[] }) =>
    rows(items.length, categories.length),
  ordering: ({ steps }: { steps: unknown[] }) => {
    const all = steps.map((_, index) => index)
    return fc.oneof(fc.constant([]), fc.shuffledSubarray(all, { minLength: all.length }))
  },
  scenario: (attrs: ScenarioAttrs) =>
    fc
      .array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant(null)), { maxLength: 80 })
      .map((moves) =>
        moves.reduce(
          (now, move) => (move === null ? { ...now, path: [] } : afterChoice(attrs, now, move)),
          scenarioScoring.empty(attrs),
        ),
      ),
  inVideoQuestion: (attrs: InVideoQuestionAttrs) => answersTo(filmQuestions(attrs)),
  assessment: (attrs: AssessmentAttrs) =>
    fc
      .record({
        seed: fc.string({ minLength: 1 }),
        now: fc.integer({ min: 0, max: 4e12 }),
        times: fc.integer({ min: 0, max: 3 }),
        isOver: fc.boolean(),
      })
      .chain(({ seed, now, times, isOver }) => {
        let response = attempts.notBegun
        for (let time = 0; time < times; time += 1) {
          response = attempts.begun(attrs, attempts.finished(attrs, response), { seed, now })
        }
        return answersTo(attempts.drawnQuestions(attrs, response)).map((answers) => {
          const open = response.isOver ? response : { ...response, answers }
          return isOver ? attempts.finished(attrs, open) : open
        })
      }),
}

export const arbitraryResponse = (type: string, attrs: Attrs): fc.Arbitrary<unknown> => {
  const make = byType[type]
  if (!make) throw new Error(`No arbitrary response for ${type}`)
  return make(attrs as never)
}

const answersTo = (questions: readonly InnerQuestion[]): fc.Arbitrary<InnerAnswer[]> =>
  questions.length === 0
    ? fc.constant([])
    : fc.tuple(
        ...questions.map(({ type, attrs }) =>
          fc.record({ response: arbitraryResponse(type, attrs), isChecked: fc.boolean() }),
        ),
      )
