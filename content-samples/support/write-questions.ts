import { type Draft } from './write-lesson.ts'

// Questions. Parts have ids made of their place, so that the same place is the same part in every language.

type Option = { text: string; correct: boolean; feedback: string }

const withIds = <Row extends object>(rows: readonly Row[]) =>
  rows.map((row, index) => ({ id: `o${index + 1}`, ...row }))

const ask =
  (type: string, question: string, explanation: string, own: object): Draft =>
  (id) => ({ type, attrs: { id, question, explanation, ...own } })

export const right = (text: string, feedback: string): Option => ({ text, correct: true, feedback })
export const wrong = (text: string, feedback: string): Option => ({ text, correct: false, feedback })

export const single = (question: string, options: Option[], explanation: string): Draft =>
  ask('singleChoice', question, explanation, { options: withIds(options) })

export const multiple = (question: string, options: Option[], explanation: string): Draft =>
  ask('multipleChoice', question, explanation, { options: withIds(options) })

/** Pairs that belong together, and what belongs to nothing. */
export const matching = (
  question: string,
  pairs: [left: string, right: string][],
  explanation: string,
  extras: string[] = [],
): Draft =>
  ask('matching', question, explanation, {
    pairs: withIds(pairs.map(([left, match]) => ({ left, right: match }))),
    extras: extras.map((text, index) => ({ id: `e${index + 1}`, text })),
  })

/** The steps in their right order. */
export const ordering = (question: string, steps: string[], explanation: string): Draft =>
  ask('ordering', question, explanation, { steps: withIds(steps.map((text) => ({ text }))) })

/** Each category with what belongs to it. The items are dealt in turns, so that their order gives nothing away. */
export const categorising = (
  question: string,
  categories: [name: string, ...items: string[]][],
  explanation: string,
): Draft => {
  const longest = Math.max(...categories.map((items) => items.length))
  const dealt = Array.from({ length: longest - 1 }, (_, turn) =>
    categories.flatMap(([, ...items], index) => {
      const text = items[turn]
      return text === undefined ? [] : [{ text, category: `c${index + 1}` }]
    }),
  )
  return ask('categorising', question, explanation, {
    categories: categories.map(([name], index) => ({ id: `c${index + 1}`, name })),
    items: withIds(dealt.flat()),
  })
}

/** A text with its blanks written `[[answer|another form]]`. */
export const blanks = (question: string, text: string, explanation: string): Draft =>
  ask('fillBlanks', question, explanation, { text })

export const numeric = (question: string, value: number, unit: string, explanation: string): Draft =>
  ask('numeric', question, explanation, { mode: 'value', value, unit })

/** Words to type, with every form that is right; the first is shown. */
export const typed = (question: string, accepted: string[], explanation: string): Draft =>
  ask('shortAnswer', question, explanation, {
    accepted: withIds(accepted.map((text) => ({ text }))),
    forgiveSlips: true,
  })

export const reflection =
  (question: string, explanation: string): Draft =>
  (id) => ({ type: 'reflection', attrs: { id, question, explanation, maxLength: 300 } })

type Node = { id: string; text: string; choices: object[]; points?: number }

/** One thing to do, what follows at once, and the node it leads to. */
export const way = (text: string, consequence: string, to: string) => ({ text, consequence, to })
export const node = (id: string, text: string, ...ways: ReturnType<typeof way>[]): Node => ({
  id,
  text,
  choices: withIds(ways),
})
export const end = (id: string, points: number, text: string): Node => ({ id, text, choices: [], points })

/** A story with ways through it; the explanation is said at every end. */
export const scenario = (question: string, nodes: Node[], explanation: string): Draft =>
  ask('scenario', question, explanation, { nodes })

/** A pool of the question bank: a name for authors, how many of its questions an attempt draws, and the questions. */
export const pool = (name: string, draw: number, ...questions: Draft[]) => ({ name, draw, questions })

export const assessment =
  (title: string, introduction: string, passPercent: number, ...pools: ReturnType<typeof pool>[]): Draft =>
  (id) => ({
    type: 'assessment',
    attrs: {
      id,
      title,
      introduction,
      pools: pools.map(({ questions, ...said }, index) => ({
        id: `p${index + 1}`,
        ...said,
        questions: questions.map((question, at) => question(`${id}-p${index + 1}-${at + 1}`)),
      })),
      shuffle: true,
      attempts: 3,
      passPercent,
      minutes: null,
      feedback: 'end',
    },
  })
