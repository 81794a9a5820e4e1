import { type AnyBehaviour, type BehaviourPage, type Enhancement } from '../interactions/behaviour.ts'
import { filled, interactionWords } from '../interactions/interaction-words.ts'
import {
  attrsOf,
  changedAnswer,
  emptyAnswer,
  gradeOf,
  mayStartOver,
  newAttempt,
  scoringOf,
  settle,
  standingOf,
  startedOver,
  type Attempt,
  type Scorings,
} from './attempt.ts'
import { courseFrame } from './course-frame.ts'
import { courseStrings } from './course-strings.ts'
import { type Connect, type Session } from './drivers/session.ts'
import { journal } from './journal.ts'
import { languageRoots } from './language-roots.ts'
import { packAttempt, unpackAttempt } from './pack-attempt.ts'
import { type PageData } from './page-data.ts'
import { byId } from './page-elements.ts'
import { questionView, type QuestionView } from './question-view.ts'
import { resultView } from './result-view.ts'

export type CourseKinds = {
  scorings: Scorings
  behaviours: Readonly<Record<string, AnyBehaviour>>
  enhancements: readonly Enhancement[]
}

// Nobody should have to press something for a save that failed to be made up for.
const TRY_AGAIN_AFTER_MS = 15_000

/** The life of a course page. Without it the page is the whole course to read in one piece. */
export async function startCourse(data: PageData, connect: Connect, kinds: CourseKinds): Promise<void> {
  const connecting = connect()
  // Waiting is left out where nobody has to wait: a run-time of SCORM answers before the first picture.
  const session = connecting instanceof Promise ? await connecting : connecting
  runCourse(data, session, kinds)
}

function runCourse(
  data: PageData,
  session: Session | null,
  { scorings, behaviours, enhancements }: CourseKinds,
) {
  const passMark = session?.passMarkPercent ?? data.passMarkPercent
  const attempt = openAttempt(data, session, scorings)
  const roots = languageRoots(data.languages)
  const viewsOf = new Map<string, (QuestionView | null)[]>()
  const frame = courseFrame({ open: go, move: (by) => go(attempt.at + by), speak })
  const book = journal(data, scorings, (answer) => session?.recordAnswer(answer))
  let withoutWords: number[] = []
  let saves = 0
  let nextTry: ReturnType<typeof setTimeout> | undefined
  let isGone = false

  const strings = () => courseStrings(attempt.language)
  const standing = () => standingOf(data, scorings, attempt)
  const endIndex = data.screens.length
  const hasPassed = () => attempt.best !== null && attempt.best >= passMark
  const titles = () =>
    roots.screens().map((screen) => screen.querySelector('.screen-title')?.textContent ?? '')

  function pageFor(language: string): BehaviourPage {
    const words = interactionWords(language)
    return {
      text: (word, values) => filled(words[word], values),
      language,
      announce: frame.announce,
      seed: attempt.seed,
      now: () => Date.now(),
    }
  }

  // ---- languages -------------------------------------------------------------------------------------------------

  function openLanguage(language: string): void {
    attempt.language = language
    roots.show(language)
    frame.translate(language, strings(), data.title[language] ?? '')
    if (!viewsOf.has(language)) {
      const page = pageFor(language)
      viewsOf.set(
        language,
        data.questions.map((_, index) => viewOf(index, language, page)),
      )
      for (const element of roots.enhanced()) {
        enhancements.find(({ type }) => type === element.dataset['enhance'])?.mount(element, page)
      }
    }
    data.questions.forEach((_, index) => drawQuestion(index))
  }

  function speak(language: string): void {
    if (language === attempt.language || !data.languages.includes(language)) return
    attempt.isLanguageChosen = true
    openLanguage(language)
    show(attempt.at)
    frame.announce(document.title)
    save()
  }

  // ---- questions -------------------------------------------------------------------------------------------------

  function viewOf(index: number, language: string, page: BehaviourPage): QuestionView | null {
    const question = data.questions[index]
    const element = question ? roots.block(question.id) : null
    const behaviour = question ? behaviours[question.type] : undefined
    if (!question || !element || !behaviour) return null
    const scoring = scoringOf(scorings, question)
    const attrs = attrsOf(question, language)
    return questionView({
      element,
      attrs,
      scoring,
      behaviour,
      page,
      strings: courseStrings(language),
      answer: () => attempt.answers[index] ?? emptyAnswer(question, scorings, language),
      changed: (response, isStep) => {
        const checked = behaviour.checksItself === true && scoring.isComplete(attrs, response)
        const now = { response, checked, language, lost: null }
        attempt.answers[index] = changedAnswer(question, scorings, attempt.answers[index], now)
        if (!isStep) return
        if (checked) book.write(index, attempt)
        save()
      },
      check: () => {
        const answer = attempt.answers[index]
        if (!answer) return
        answer.checked = true
        book.write(index, attempt)
        drawQuestion(index)
        save()
      },
    })
  }

  function drawQuestion(index: number): void {
    const question = data.questions[index]
    const answer = attempt.answers[index]
    if (!question || !answer) return
    viewsOf.get(attempt.language)?.[index]?.draw(answer, gradeOf(question, scorings, answer))
  }

  /** Positions of the questions that may be answered again. */
  function retriable(): number[] {
    return data.questions.flatMap((question, index) => {
      const answer = attempt.answers[index]
      return answer && mayStartOver(question, scorings, answer) ? [index] : []
    })
  }

  function retry(): void {
    book.forget()
    data.questions.forEach((question, index) => {
      const answer = attempt.answers[index]
      if (answer) attempt.answers[index] = startedOver(question, scorings, answer, attempt.language)
      drawQuestion(index)
    })
    go(data.questions[retriable()[0] ?? 0]?.screen ?? 0)
  }

  // ---- screens ---------------------------------------------------------------------------------------------------

  function show(index: number): HTMLElement | null {
    attempt.at = Math.max(0, Math.min(endIndex, index))
    if (attempt.at < endIndex) attempt.read[attempt.at] = true
    settle(data, scorings, attempt)
    if (attempt.at === endIndex) byId('result').replaceChildren(...result())
    roots.screens().forEach((screen, position) => {
      screen.hidden = position !== attempt.at
      screen.classList.toggle('is-current', position === attempt.at)
    })
    const { hasScore } = standing()
    frame.draw({
      strings: strings(),
      titles: titles(),
      at: attempt.at,
      read: attempt.read,
      hasResult: hasScore,
    })
    const title = titles()[attempt.at] ?? ''
    document.title = `${title} – ${data.title[attempt.language] ?? ''}`
    return roots.screens()[attempt.at]?.querySelector<HTMLElement>('.screen-title') ?? null
  }

  function go(index: number): void {
    const heading = show(index)
    book.open()
    window.scrollTo(0, 0)
    heading?.focus({ preventScroll: true })
    save()
  }

  function result(): HTMLElement[] {
    const remaining = data.screens.flatMap((_, index) => {
      const openQuestions = data.questions.filter(
        (question, position) =>
          question.screen === index &&
          scoringOf(scorings, question).isScored(attrsOf(question, attempt.language)) &&
          attempt.answers[position]?.checked !== true,
      ).length
      if (attempt.read[index] && openQuestions === 0) return []
      return [{ title: titles()[index] ?? '', openQuestions, open: () => go(index) }]
    })
    const returnUrl = session?.returnUrl
    return resultView({
      strings: strings(),
      standing: standing(),
      completed: attempt.completed,
      passed: !standing().hasScore || hasPassed(),
      passMarkPercent: passMark,
      remaining,
      retry: retriable().length > 0 ? retry : null,
      leave: returnUrl ? () => window.location.assign(returnUrl) : null,
    })
  }

  // ---- the record ------------------------------------------------------------------------------------------------

  function save(): void {
    settle(data, scorings, attempt)
    clearTimeout(nextTry)
    if (!session || session.readOnly) return
    const { hasScore, progress } = standing()
    const packed = packAttempt(data, scorings, attempt, session.stateMax)
    withoutWords = packed.withoutWords
    drawNotices()
    const isDone = attempt.completed
    const turn = (saves += 1)
    const saving = session.save({
      location: data.screens[attempt.at]?.key ?? 'end',
      state: packed.text,
      progress,
      completed: isDone,
      passed: isDone && hasScore ? hasPassed() : null,
      scorePercent: isDone && hasScore ? attempt.best : null,
    })
    const tell = (isKept: boolean) => {
      if (turn !== saves || isGone) return
      if (!isKept) nextTry = setTimeout(save, TRY_AGAIN_AFTER_MS)
      const saved = session.keeper === 'browser' ? strings().savedHere : strings().saved
      const kept = session.keeper === 'nobody' ? '' : saved
      frame.saveStatus(isKept ? kept : strings().notSaved, isKept ? 'kept' : 'failed')
    }
    if (typeof saving === 'boolean') return tell(saving)
    frame.saveStatus(strings().saving, 'saving')
    saving.then(tell, () => tell(false))
  }

  function drawNotices(): void {
    const { notConnected, reviewing, notCounted, keptByNobody, tooLong, quoted } = strings()
    const screens = [...new Set(withoutWords.map((index) => data.questions[index]?.screen ?? 0))]
    frame.notices([
      ...(session ? [] : [notConnected]),
      ...(session?.readOnly ? [reviewing] : []),
      ...(session && !session.readOnly && !session.counts ? [notCounted] : []),
      ...(session?.keeper === 'nobody' ? [keptByNobody] : []),
      ...(screens.length > 0
        ? [
            filled(tooLong, {
              screens: screens.map((index) => filled(quoted, { words: titles()[index] ?? '' })).join(', '),
            }),
          ]
        : []),
    ])
  }

  openLanguage(attempt.language)
  show(attempt.at)
  drawNotices()
  save()
  session?.languageFrom?.(speak)
  window.addEventListener('online', save)
  leaveWith(save, () => {
    isGone = true
    clearTimeout(nextTry)
    session?.leave()
  })
}

function openAttempt(data: PageData, session: Session | null, scorings: Scorings): Attempt {
  const earlier = session ? unpackAttempt(data, scorings, session.saved) : null
  const attempt = earlier ?? newAttempt(data, scorings, Math.random().toString(36).slice(2, 8) || 'a')
  if (attempt.isLanguageChosen) return attempt
  const wished = session?.languages.length ? session.languages : [navigator.language]
  const found = wished.flatMap(
    (tag) => data.languages.find((language) => mainLanguage(language) === mainLanguage(tag)) ?? [],
  )[0]
  // The source language unless the system or the browser asks for another one the course has.
  if (found) attempt.language = found
  return attempt
}

/** Of `hi-IN`, and of what systems make of it, such as `HI_in`. */
const mainLanguage = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''

/**
 * Every step is saved already. Leaving only tells the time and says goodbye; some systems listen to the one event, some
 * to the other.
 */
function leaveWith(save: () => void, leave: () => void): void {
  window.addEventListener('beforeunload', save)
  window.addEventListener('pagehide', () => {
    save()
    leave()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  // Back from the browser's cache with a session that has ended.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) window.location.reload()
  })
}
