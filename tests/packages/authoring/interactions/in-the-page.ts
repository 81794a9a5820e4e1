import { renderBlock, renderContext, validateLesson, type AnyBlock } from '@karmashala/authoring'
import { expect } from 'vitest'
import { ALL_BEHAVIOURS } from '../../../../packages/authoring/src/interactions/all-behaviours.ts'
import {
  type AnyBehaviour,
  type BehaviourPage,
} from '../../../../packages/authoring/src/interactions/behaviour.ts'
import {
  filled,
  interactionWords,
} from '../../../../packages/authoring/src/interactions/interaction-words.ts'

export type PageOfTest = BehaviourPage & { said: string[]; time: number }

/** A page in a language that remembers what it announced; `time` is its clock in milliseconds. */
export function aPage(language = 'en', seed = 'x7'): PageOfTest {
  const page: PageOfTest = {
    said: [],
    time: Date.UTC(2026, 10, 22, 9),
    language,
    seed,
    text: (word, values) => filled(interactionWords(language)[word], values),
    announce: (words) => page.said.push(words),
    now: () => page.time,
  }
  return page
}

/** One block in the document, with the behaviour the course gives it. */
export function inThePage(block: AnyBlock, page = aPage(), { mounted = true } = {}) {
  const checked = validateLesson({ type: 'doc', content: [block] })
  if (checked.status === 'invalid') throw new Error(JSON.stringify(checked.problems))
  const { type, attrs } = checked.document.content[0] as AnyBlock
  document.body.innerHTML = renderBlock({ type, attrs }, renderContext({ language: page.language })).text
  const element = document.querySelector<HTMLElement>(`[data-block-id="${attrs.id}"]`)
  const behaviour: AnyBehaviour | undefined = ALL_BEHAVIOURS[type]
  if (!element || !behaviour) throw new Error(`${type} is not in the page`)
  const state = { changes: 0 }
  if (mounted) behaviour.mount?.(element, attrs, page, () => (state.changes += 1))
  return {
    element,
    attrs,
    page,
    behaviour,
    state,
    read: () => behaviour.read(element, attrs),
    write: (response: unknown) => behaviour.write(element, attrs, response, page),
    mark: (response: unknown) => behaviour.mark?.(element, attrs, response, page),
  }
}

/** What somebody with a keyboard can reach: a native control in use that nothing hides. */
export function reached<E extends HTMLElement>(control: E | null | undefined): E {
  if (!control) throw new Error('There is no such control.')
  expect(control.matches('button, input, select, textarea, summary, a[href]'), control.outerHTML).toBe(true)
  expect(control.closest('[hidden], [aria-hidden="true"], [tabindex="-1"]:is(button, input, select)')).toBe(
    null,
  )
  expect(control.matches(':disabled') || control.closest('fieldset[disabled]') !== null).toBe(false)
  control.focus()
  expect(document.activeElement).toBe(control)
  return control
}

export const press = (control: HTMLElement | null | undefined) => reached(control).click()

export function buttonNamed(within: ParentNode, name: string | RegExp): HTMLButtonElement {
  const found = [...within.querySelectorAll('button')].filter((button) => {
    const own = button.getAttribute('aria-label') ?? button.textContent ?? ''
    return (typeof name === 'string' ? own === name : name.test(own)) && button.closest('[hidden]') === null
  })
  if (!found[0]) throw new Error(`No button ${String(name)}`)
  return found[0]
}

export function type(control: HTMLInputElement | HTMLTextAreaElement | null, words: string): void {
  reached(control).value = words
  control?.dispatchEvent(new Event('input', { bubbles: true }))
}

export function choose(select: HTMLSelectElement | null | undefined, value: string): void {
  reached(select).value = value
  select?.dispatchEvent(new Event('change', { bubbles: true }))
}
