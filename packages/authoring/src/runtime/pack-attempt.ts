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

// Version;seed;flags;best;language, where the learner chose one;screen;read screens;answers — with one mark and the packed
// response after each key.
const VERSION = '2'
const KEY = 4
const SCREEN_KEY = 3
/** The last screen, with the result, has no key of its own. */
const END_SCREEN = '-'

export type PackedAttempt = {
  text: string
  /** Positions of the questions whose words had to stay out; what they earned is kept. */
  withoutWords: number[]
}

/** `text` says all of an answer, `short` what has to be kept of it. */
type Entry = { index: number; text: string; short: string; isScored: boolean }

/**
 * An attempt in at most `most` characters, which have to hold the head: three for each screen that was read, and some 40.
 * When the answers do not fit, the longest words stay out, those of reflections before those of questions, and only as
 * many as needed; where what they earned does not fit either, whole answers. The caller tells the learner which.
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
  const kept = new Map(entries.map(({ index, text }) => [index, text]))
  const length = () =>
    head.length + [...kept.values()].reduce((sum, text) => sum + (text === '' ? 0 : text.length + 1), 0)
  const leaveOut = (byText: (entry: Entry) => string, byLess: (entry: Entry) => string) => {
    const saving = (entry: Entry) => byText(entry).length - byLess(entry).length
    const longestFirst = [...entries].sort(
      (one, other) => Number(one.isScored) - Number(other.isScored) || saving(other) - saving(one),
    )
    for (const entry of longestFirst) {
      if (length() <= most) return
      if (saving(entry) > 0) kept.set(entry.index, byLess(entry))
    }
  }
  leaveOut(
    ({ text }) => text,
    ({ short }) => short,
  )
  leaveOut(
    ({ index }) => kept.get(index) ?? '',
    () => '',
  )
  return {
    text: head + [...kept.values()].filter(Boolean).join(','),
    withoutWords: entries.flatMap(({ index, text }) => (kept.get(index) === text ? [] : [index])),
  }
}

function packHead({ screens }: PageData, attempt: Attempt): string {
  const { seed, at, read, best, completed } = attempt
  const language = attempt.isLanguageChosen ? attempt.language : ''
  const keys = screens.flatMap(({ key }, index) => (read[index] ? [key] : []))
  const parts = [VERSION, seed, completed ? 'c' : '', best === null ? '' : String(best), language]
  return `${[...parts, screens[at]?.key ?? END_SCREEN, keys.join('')].join(';')};`
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
  const { pack, packBriefly } = scoringOf(scorings, question)
  const attrs = attrsOf(question, answer.language)
  const packed = pack(attrs, answer.response)
  const scored = isScored(question, scorings)
  const result = Math.round(gradeOf(question, scorings, answer).score * 100).toString(36)
  // What was not checked and does not fit earned nothing: the question is open again.
  const earned = answer.checked ? question.key + mark(true) + result : ''
  const short = packBriefly ? question.key + mark(false) + packBriefly(attrs, answer.response) : earned
  if (answer.lost) return [{ index, text: earned, short: earned, isScored: scored }]
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
  if (language && data.languages.includes(language)) {
    attempt.language = language
    attempt.isLanguageChosen = true
  }
  const keys = new Set(read.match(new RegExp(`.{${SCREEN_KEY}}`, 'g')) ?? [])
  attempt.read = data.screens.map(({ key }) => keys.has(key))
  const at = data.screens.findIndex(({ key }) => key === screen)
  attempt.at = screen === END_SCREEN ? data.screens.length : Math.max(0, at)
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
