import { type Behaviour, type BehaviourPage } from '../../interactions/behaviour.ts'
import { type InnerAnswer } from '../../interactions/inner-questions.ts'
import { innerView, pageButton, type InnerView } from '../../interactions/inner-view.ts'
import { filmQuestions, inVideoQuestionScoring, stopsInOrder, type InVideoQuestionAttrs } from './scoring.ts'

const held = new WeakMap<HTMLElement, InnerAnswer[]>()
const drawers = new WeakMap<HTMLElement, () => void>()

/** The film stops where something is asked; who reads instead of watching opens all questions with a button. */
export const inVideoQuestionBehaviour: Behaviour<InVideoQuestionAttrs, InnerAnswer[]> = {
  type: 'inVideoQuestion',
  checksItself: true,
  read: (element, attrs) => held.get(element) ?? inVideoQuestionScoring.empty(attrs),
  write: (element, _attrs, answers) => {
    held.set(element, answers)
    drawers.get(element)?.()
  },
  mount: mountFilm,
}

function mountFilm(
  element: HTMLElement,
  attrs: InVideoQuestionAttrs,
  page: BehaviourPage,
  changed: () => void,
): void {
  const film = element.querySelector('video')
  const stops = stopsInOrder(attrs)
  const questions = filmQuestions(attrs)
  const answersNow = () => held.get(element) ?? inVideoQuestionScoring.empty(attrs)
  const boxes = stops.map(({ id }) => element.querySelector<HTMLElement>(`[data-stop="${id}"]`))
  const goOn = stops.map(() => pageButton(page.text('goOn'), () => void film?.play().catch(() => {})))
  let showsAll = film === null
  let reached = -1

  const put = (index: number, answer: InnerAnswer) =>
    held.set(
      element,
      answersNow().map((before, at) => (at === index ? answer : before)),
    )
  const views: (InnerView | null)[] = questions.map((question, index) =>
    innerView({
      within: element,
      question,
      page,
      changed: () => keep(index),
      check: (response) => {
        put(index, { response, isChecked: true })
        draw()
        changed()
        // The button that was pressed is gone: the focus goes on with the learner, or it would be lost.
        const stop = stops.findIndex(({ questions: asked }) =>
          asked.some(({ attrs: { id } }) => id === question.attrs.id),
        )
        if (film && isDone(stop)) goOn[stop]?.focus()
        else boxes[stop]?.focus()
      },
    }),
  )
  // Kept before anybody else on the way up reads the whole.
  const keep = (index: number) => {
    const view = views[index]
    if (view && !answersNow()[index]?.isChecked) put(index, { response: view.read(), isChecked: false })
  }
  views.forEach((view, index) => {
    view?.element.addEventListener('input', () => keep(index))
    view?.element.addEventListener('change', () => keep(index))
  })
  boxes.forEach((box, index) => box?.append(...(film && goOn[index] ? [goOn[index]] : [])))

  const all = pageButton(page.text('showQuestions'), () => {
    showsAll = true
    draw()
    boxes[0]?.focus()
  })
  film?.closest('.kl-film')?.after(all)

  function isDone(stop: number): boolean {
    const ids = new Set(stops[stop]?.questions.map(({ attrs: { id } }) => id))
    return questions.every(
      ({ attrs: { id } }, index) => !ids.has(id) || answersNow()[index]?.isChecked === true,
    )
  }

  function draw(): void {
    const answers = answersNow()
    views.forEach((view, index) => {
      const answer = answers[index]
      if (answer) view?.draw(answer, { isLocked: answer.isChecked, isMarked: answer.isChecked })
    })
    boxes.forEach((box, stop) => {
      if (box) box.hidden = !(showsAll || stop <= reached || isDone(stop))
      const button = goOn[stop]
      if (button) button.hidden = !isDone(stop)
    })
    all.hidden = showsAll
  }

  film?.addEventListener('timeupdate', () => {
    const due = stops.findIndex(({ at }, stop) => at <= film.currentTime && !isDone(stop))
    if (due < 0) return
    // Whoever moves about in a film that stands still is led to each question once.
    if (due === reached && film.paused) return
    film.pause()
    reached = due
    draw()
    // A film that fills the screen would hide the question.
    if (document.fullscreenElement) void document.exitFullscreen()
    boxes[due]?.focus()
    page.announce(page.text('filmStopped'))
  })

  // What is asked after the last picture, or in a film that cannot be played, would never come up.
  const openAll = () => {
    showsAll = true
    draw()
  }
  film?.addEventListener('ended', openAll)
  film?.addEventListener('error', openAll)
  film?.querySelector('source')?.addEventListener('error', openAll)

  drawers.set(element, draw)
  draw()
}
