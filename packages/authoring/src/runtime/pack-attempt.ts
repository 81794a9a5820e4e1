import {
  attrsOf,
  gradeOf,
  isScored,
  newAttempt,
  scoringOf,
  type Answer,
  type Attempt,
  type Scorings,
} from './attempt.ts'
import { type PageData, type PageQuestion } from './page-data.ts'

// Version;seed;flags;best;language;screen;read screens;answers — with one mark and the packed response after each key.
const VERSION = '2'
const KEY = 4
const SCREEN_KEY = 3

export type PackedAttempt = {
  text: string
  /** Positions of the questions whose words had to stay out; what they earned is kept. */
  withoutWords: number[]
}

type Entry = { index: number; text: string; short: string; isScored: boolean }

/**
 * An attempt in at most `most` characters. When the answers do not fit, the longest words stay out, those of reflections
 * before those of questions, and only as many as needed; the caller tells the learner which.
 */
export function packAttempt(
  data: PageData,
  scorings: Scorings,
  attempt: Attempt,
  most: number,
): PackedAttempt {
  const entries = data.questions.flatMap((question, index): Entry[] => {
    const answer = attempt.answers[index]
    return answer ? (packAnswer(data, scorings, question, answer, index) ?? []) : []
  })
  const head = packHead(data, attempt)
  const left = new Set<number>()
  const length = () =>
    head.length +
    entries.reduce((sum, { index, text, short }) => sum + 1 + (left.has(index) ? short : text).length, 0)
  const longestFirst = [...entries].sort(
    (one, other) =>
      Number(one.isScored) - Number(other.isScored) ||
      other.text.length - other.short.length - (one.text.length - one.short.length),
  )
  for (const { index, text, short } of longestFirst) {
    if (length() <= most) break
    if (short.length < text.length) left.add(index)
  }
  const answers = entries.map(({ index, text, short }) => (left.has(index) ? short : text)).filter(Boolean)
  return { text: head + answers.join(','), withoutWords: [...left].sort((one, other) => one - other) }
}

function packHead({ screens }: PageData, { seed, language, at, read, best, completed }: Attempt): string {
  const keys = screens.flatMap(({ key }, index) => (read[index] ? [key] : []))
  const parts = [VERSION, seed, completed ? 'c' : '', best === null ? '' : String(best), language]
  return `${[...parts, screens[at]?.key ?? '', keys.join('')].join(';')};`
}

function packAnswer(
  data: PageData,
  scorings: Scorings,
  question: PageQuestion,
  answer: Answer,
  index: number,
): Entry[] | null {
  const language = Math.max(0, data.languages.indexOf(answer.language))
  const mark = (isLost: boolean) => (Number(answer.checked) + 2 * Number(isLost) + 4 * language).toString(36)
  const packed = scoringOf(scorings, question).pack(attrsOf(question, answer.language), answer.response)
  const scored = isScored(question, scorings)
  const result = Math.round(gradeOf(question, scorings, answer).score * 100).toString(36)
  // What was not checked and does not fit earned nothing: the question is open again.
  const short = answer.checked ? question.key + mark(true) + result : ''
  if (answer.lost) return [{ index, text: short, short, isScored: scored }]
  if (packed === '' && !answer.checked) return null
  return [{ index, text: question.key + mark(false) + packed, short, isScored: scored }]
}

/**
 * The attempt that was packed, for the course as it is now: answers to questions that have changed or gone are left
 * out. Null for a text that is none of ours.
 */
export function unpackAttempt(data: PageData, scorings: Scorings, text: string): Attempt | null {
  const [version, seed, flags, best, language, screen, read, ...rest] = text.split(';')
  if (version !== VERSION || !seed || flags === undefined || read === undefined || rest.length === 0)
    return null
  const attempt = newAttempt(data, scorings, seed)
  if (data.languages.includes(language ?? '')) attempt.language = language ?? attempt.language
  const keys = new Set(read.match(new RegExp(`.{${SCREEN_KEY}}`, 'g')) ?? [])
  attempt.read = data.screens.map(({ key }) => keys.has(key))
  attempt.at = Math.max(
    0,
    data.screens.findIndex(({ key }) => key === screen),
  )
  attempt.best = best && Number.isFinite(Number(best)) ? Number(best) : null
  attempt.completed = flags.includes('c')
  const packed = new Map(
    rest
      .join(';')
      .split(',')
      .map((entry) => [entry.slice(0, KEY), entry.slice(KEY)]),
  )
  data.questions.forEach((question, index) => {
    const entry = packed.get(question.key)
    const answer = entry ? unpackAnswer(data, scorings, question, entry) : null
    if (answer) attempt.answers[index] = answer
  })
  return attempt
}

function unpackAnswer(
  data: PageData,
  scorings: Scorings,
  question: PageQuestion,
  entry: string,
): Answer | null {
  const mark = Number.parseInt(entry.charAt(0), 36)
  if (Number.isNaN(mark)) return null
  const scoring = scoringOf(scorings, question)
  const language = data.languages[mark >> 2] ?? data.languages[0] ?? 'en'
  const attrs = attrsOf(question, language)
  const checked = (mark & 1) === 1
  if ((mark & 2) === 2) {
    const { maxScore } = scoring.grade(attrs, scoring.empty(attrs))
    const score = Number.parseInt(entry.slice(1), 36) / 100
    if (!(score >= 0 && score <= maxScore)) return null
    return { response: scoring.empty(attrs), checked, language, lost: { score, maxScore } }
  }
  const response = scoring.unpack(attrs, entry.slice(1))
  return response === null ? null : { response, checked, language, lost: null }
}
