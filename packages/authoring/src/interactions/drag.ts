import { type BehaviourPage } from './behaviour.ts'

/**
 * Dragging with mouse, pen or finger as one more way to do what native controls do already (WCAG 2.2, 2.5.7). It never
 * is the only way, so what exists for it alone is hidden from those who use the controls.
 */
export type Drag = {
  /** What can be taken up; controls inside it still work as controls. */
  items: () => readonly HTMLElement[]
  /**
   * A finger that moves over a long row means to scroll. Rows get a grip for fingers; small cards (`whole`) are taken up
   * anywhere. A mouse takes up both anywhere.
   */
  touch: 'grip' | 'whole'
  /** Where an item can be put down. */
  targets: (item: HTMLElement) => readonly HTMLElement[]
  nameOf: (itemOrTarget: HTMLElement) => string
  /** `isAfter` when it was let go over the second half of the target. */
  drop: (item: HTMLElement, target: HTMLElement, isAfter: boolean) => void
}

/** So many pixels have to be gone before a press is a drag and not a click. */
const THRESHOLD = 6
const CONTROLS = 'select, input, textarea, button, a'

type Held = {
  item: HTMLElement
  pointerId: number
  x: number
  y: number
  isMoving: boolean
  over: HTMLElement | null
}

/** Lets the items inside `element` be dragged. Nothing moves while the question is locked. */
export function makeDraggable(element: HTMLElement, drag: Drag, page: BehaviourPage): void {
  let held: Held | null = null

  for (const item of drag.items()) {
    item.classList.add('is-draggable')
    const grip = drag.touch === 'grip' ? gripFor(item) : item
    item.style.touchAction = 'manipulation'
    // Without it the browser takes the movement of a finger for itself.
    grip.style.touchAction = 'none'
  }

  element.addEventListener('pointerdown', (event) => {
    const pressed = event.target instanceof Element ? event.target : null
    const item = drag.items().find((one) => pressed !== null && one.contains(pressed))
    if (!item || !pressed || event.button !== 0 || isLocked(item)) return
    const control = pressed.closest(CONTROLS)
    if (control && item.contains(control)) return
    if (event.pointerType === 'touch' && drag.touch === 'grip' && !pressed.closest('.kl-grip')) return
    held = {
      item,
      pointerId: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      isMoving: false,
      over: null,
    }
    item.setPointerCapture?.(event.pointerId)
  })

  element.addEventListener('pointermove', (event) => {
    if (!held || event.pointerId !== held.pointerId) return
    const [right, down] = [event.clientX - held.x, event.clientY - held.y]
    if (!held.isMoving) {
      if (Math.hypot(right, down) < THRESHOLD) return
      held.isMoving = true
      held.item.classList.add('is-dragged')
      page.announce(page.text('picked', { name: drag.nameOf(held.item) }))
    }
    held.item.style.transform = `translate(${right}px, ${down}px)`
    show(held, targetUnder(event, held.item))
  })

  element.addEventListener('pointerup', (event) => {
    if (!held || event.pointerId !== held.pointerId) return
    const { item, isMoving, over } = held
    letGo()
    if (!isMoving) return
    if (!over) return page.announce(page.text('dragCancelled'))
    const box = over.getBoundingClientRect()
    drag.drop(item, over, event.clientY > box.top + box.height / 2)
    page.announce(page.text('dropped', { name: drag.nameOf(item), target: drag.nameOf(over) }))
  })

  element.addEventListener('pointercancel', cancel)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel()
  })

  function targetUnder(event: PointerEvent, item: HTMLElement): HTMLElement | null {
    // The item itself lies under the pointer; what is below it counts.
    const under = document.elementsFromPoint(event.clientX, event.clientY)
    return drag.targets(item).find((target) => target !== item && under.includes(target)) ?? null
  }

  function show(now: Held, over: HTMLElement | null) {
    if (over === now.over) return
    now.over?.classList.remove('is-drop-target')
    over?.classList.add('is-drop-target')
    now.over = over
    if (over) page.announce(page.text('over', { name: drag.nameOf(over) }))
  }

  function letGo() {
    if (!held) return
    held.item.style.transform = ''
    held.item.classList.remove('is-dragged')
    held.over?.classList.remove('is-drop-target')
    held = null
  }

  function cancel() {
    if (held?.isMoving) page.announce(page.text('dragCancelled'))
    letGo()
  }
}

/** True inside a fieldset that is disabled: the question has been checked. */
export const isLocked = (element: Element): boolean => element.closest('fieldset[disabled]') !== null

function gripFor(item: HTMLElement): HTMLElement {
  const grip = document.createElement('span')
  grip.className = 'kl-grip'
  grip.setAttribute('aria-hidden', 'true')
  grip.textContent = '⠿'
  item.prepend(grip)
  return grip
}
