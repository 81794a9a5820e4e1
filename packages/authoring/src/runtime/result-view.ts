import { filled } from '../interactions/interaction-words.ts'
import { type Standing } from './attempt.ts'
import { type CourseStrings } from './course-strings.ts'
import { make, makeButton } from './page-elements.ts'

export type Remaining = { title: string; openQuestions: number; open: () => void }

type Result = {
  strings: CourseStrings
  standing: Standing
  completed: boolean
  passed: boolean
  passMarkPercent: number
  /** What is still to be done, screen by screen. */
  remaining: Remaining[]
  /** Null where every attempt has been used. */
  retry: (() => void) | null
  /** Leads out of the course, where the learning system says where to. */
  leave: (() => void) | null
}

/** What stands on the last screen: the result, or the way to it. */
export function resultView({
  strings,
  standing,
  completed,
  passed,
  passMarkPercent,
  remaining,
  retry,
  leave,
}: Result): HTMLElement[] {
  if (!completed) {
    const list = make('ul', 'result-remaining')
    list.append(...remaining.map((one) => remainingEntry(one, strings)))
    return [
      make('p', 'result-badge is-open', strings.unfinished),
      make('p', '', strings.remaining),
      list,
      ...way(strings, leave),
    ]
  }
  if (!standing.hasScore) return [make('p', '', strings.allRead), ...ending(strings, leave)]
  const badge = passed ? 'result-badge is-passed' : 'result-badge is-failed'
  return [
    make('p', badge, passed ? strings.passed : strings.notPassed),
    ...(standing.allChecked ? scoreLines(standing, passMarkPercent, strings) : []),
    ...(passed ? ending(strings, leave) : [...again(strings, retry), ...way(strings, leave)]),
  ]
}

const again = (strings: CourseStrings, retry: (() => void) | null): HTMLElement[] =>
  retry
    ? [make('p', '', strings.retryAdvice), makeButton('button button-main', strings.retry, retry)]
    : [make('p', '', strings.noneLeft)]

function scoreLines(standing: Standing, passMarkPercent: number, strings: CourseStrings): HTMLElement[] {
  const { right, scored, score, maxScore, percent } = standing
  const isCount = maxScore === scored && score === right
  const line = isCount
    ? filled(strings.scoreLine, { right, total: scored, percent })
    : filled(strings.pointsLine, { score, max: maxScore, percent })
  return [
    make('p', 'result-score', line),
    make('p', '', filled(strings.passMarkLine, { percent: Math.round(passMarkPercent * 100) / 100 })),
  ]
}

const ending = (strings: CourseStrings, leave: (() => void) | null): HTMLElement[] =>
  leave ? [makeButton('button button-main', strings.leave, leave)] : [make('p', '', strings.mayClose)]

/** The way out of a course that is not over yet. */
const way = (strings: CourseStrings, leave: (() => void) | null): HTMLElement[] =>
  leave ? [makeButton('button', strings.leave, leave)] : []

function remainingEntry({ title, openQuestions, open }: Remaining, strings: CourseStrings): HTMLElement {
  const item = make('li', '')
  const what = openQuestions > 0 ? `${strings.openQuestions}: ${openQuestions}` : strings.unread
  item.append(makeButton('link-button', title, open), ` – ${what}`)
  return item
}
