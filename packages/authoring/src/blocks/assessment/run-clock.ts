import { type BehaviourPage } from '../../interactions/behaviour.ts'
import { clock } from '../in-video-question/clock.ts'

const ANNOUNCED_MINUTES = [1, 5, 10]

type RunClock = {
  /** Shows the time; hidden while none runs. */
  element: HTMLElement
  page: BehaviourPage
  secondsLeft: () => number | null
  isOver: () => void
}

/** Shows the time that is left, says it at ten, five and one minutes, and ends the attempt when there is none. */
export function runClock({ element, page, secondsLeft, isOver }: RunClock): { set: (runs: boolean) => void } {
  let timer: ReturnType<typeof setInterval> | null = null
  let last = Infinity

  function stop(): void {
    if (timer !== null) clearInterval(timer)
    timer = null
  }

  function tick(): void {
    // The page of another language waits outside of the document; what it knows is old.
    const left = element.isConnected ? secondsLeft() : null
    if (left === null) return
    element.textContent = page.text('timeLeft', { time: clock(left) })
    const passed = ANNOUNCED_MINUTES.find((minutes) => left <= minutes * 60 && last > minutes * 60)
    // Said when it comes to it, not when somebody begins or comes back.
    if (passed !== undefined && last !== Infinity)
      page.announce(page.text('minutesLeft', { minutes: passed }))
    last = left
    if (left > 0) return
    stop()
    isOver()
  }

  return {
    set: (runs) => {
      const hasLimit = runs && secondsLeft() !== null
      element.hidden = !hasLimit
      if (!hasLimit) {
        stop()
        last = Infinity
        return
      }
      if (timer !== null) return
      timer = setInterval(tick, 1000)
      tick()
    },
  }
}
