import { type Behaviour, type BehaviourPage } from '../../interactions/behaviour.ts'
import { type InnerAnswer } from '../../interactions/inner-questions.ts'
import { innerView, pageButton, type InnerView } from '../../interactions/inner-view.ts'
import { placeRows } from '../../interactions/place-rows.ts'
import {
  begun,
  drawnQuestions,
  finished,
  notBegun,
  secondsLeft,
  type AssessmentAttrs,
  type AssessmentResponse,
} from './attempts.ts'
import { openCount, panelContent } from './panel.ts'
import { runClock } from './run-clock.ts'

const held = new WeakMap<HTMLElement, AssessmentResponse>()
const drawers = new WeakMap<HTMLElement, () => void>()

export const assessmentBehaviour: Behaviour<AssessmentAttrs, AssessmentResponse> = {
  type: 'assessment',
  checksItself: true,
  read: (element) => held.get(element) ?? notBegun,
  write: (element, _attrs, response) => {
    held.set(element, response)
    drawers.get(element)?.()
  },
  mount: mountAssessment,
}

function mountAssessment(
  element: HTMLElement,
  attrs: AssessmentAttrs,
  page: BehaviourPage,
  changed: () => void,
): void {
  const bank = element.querySelector<HTMLElement>('.kl-bank') ?? element
  const panel = document.createElement('div')
  panel.className = 'kl-assessment-panel'
  panel.tabIndex = -1
  const time = document.createElement('p')
  time.className = 'kl-time'
  const foot = document.createElement('div')
  foot.className = 'kl-assessment-foot'
  const warning = document.createElement('p')
  warning.setAttribute('role', 'status')
  foot.append(warning, pageButton(page.text('assessmentFinish'), pressFinish))
  bank.before(panel, time)
  bank.after(foot)

  const now = () => held.get(element) ?? notBegun
  const views = new Map<string, InnerView | null>(
    attrs.pools
      .flatMap(({ questions }) => questions)
      .map((question) => {
        const { id } = question.attrs
        const check = (response: unknown) => {
          put(id, { response, isChecked: true })
          draw()
          changed()
        }
        const view = innerView({
          within: element,
          question,
          page,
          changed: () => keep(id),
          ...(attrs.feedback === 'question' ? { check } : {}),
        })
        // Kept before anybody else on the way up reads the whole.
        view?.element.addEventListener('input', () => keep(id))
        view?.element.addEventListener('change', () => keep(id))
        return [id, view]
      }),
  )

  function put(id: string, answer: InnerAnswer): void {
    const response = now()
    const index = drawnQuestions(attrs, response).findIndex(({ attrs: { id: drawn } }) => drawn === id)
    const answers = response.answers.map((before, at) => (at === index ? answer : before))
    held.set(element, { ...response, answers })
  }

  function keep(id: string): void {
    const response = now()
    const index = drawnQuestions(attrs, response).findIndex(({ attrs: { id: drawn } }) => drawn === id)
    const before = response.answers[index]
    const view = views.get(id)
    warning.textContent = ''
    if (view && before && !before.isChecked && !response.isOver)
      put(id, { response: view.read(), isChecked: false })
  }

  function start(isUntimed: boolean): void {
    held.set(element, begun(attrs, now(), { seed: page.seed, now: page.now(), isUntimed }))
    draw()
    panel.focus()
    changed()
  }

  function pressFinish(): void {
    const open = openCount(attrs, now())
    if (open === 0 || warning.textContent !== '') finish([])
    else warning.textContent = page.text('assessmentOpen', { count: open })
  }

  function finish(said: readonly string[]): void {
    held.set(element, finished(attrs, now()))
    draw(said)
    // Time may run out while somebody reads another screen.
    if (panel.closest('[hidden]') === null) panel.focus()
    page.announce([...panel.children].map(({ textContent }) => textContent).join(' '))
    changed()
  }

  function draw(said: readonly string[] = []): void {
    const response = now()
    const isRunning = response.attempt > 0 && !response.isOver
    const drawn = drawnQuestions(attrs, response)
    warning.textContent = ''
    foot.hidden = !isRunning
    panel.replaceChildren(...panelContent(attrs, response, page, start, said))
    showDrawn(
      drawn.map(({ attrs: { id } }) => id),
      isRunning,
    )
    drawn.forEach(({ attrs: { id } }, index) => {
      const answer = response.answers[index]
      const isLocked = !isRunning || answer?.isChecked === true
      const isMarked = isLocked && attrs.feedback !== 'never'
      if (answer) views.get(id)?.draw(answer, { isLocked, isMarked })
    })
    clock.set(isRunning)
  }

  /** Only what was drawn, in its order; after an attempt only where it is marked. */
  function showDrawn(ids: readonly string[], isRunning: boolean): void {
    const shows = isRunning || attrs.feedback !== 'never'
    const rows = ids.flatMap((id) => views.get(id)?.element ?? [])
    for (const view of views.values()) if (view) view.element.hidden = !(shows && rows.includes(view.element))
    const standing = [...bank.children].filter((child) => rows.includes(child as HTMLElement))
    // Moving what stands right already would take the focus out of it.
    if (rows.some((row, index) => standing[index] !== row))
      placeRows(
        rows,
        rows.map((_, index) => index),
      )
  }

  const clock = runClock({
    element: time,
    page,
    secondsLeft: () => secondsLeft(attrs, now(), page.now()),
    isOver: () => finish([page.text('assessmentTimeOver')]),
  })
  drawers.set(element, () => draw())
  draw()
}
