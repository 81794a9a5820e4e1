import { type ChoiceResponse } from '../../../../packages/authoring/src/interactions/choice-scoring.ts'
import { buttonNamed, choose, press, type } from './in-the-page.ts'

const fields = (element: HTMLElement) => [...element.querySelectorAll<HTMLInputElement>('[data-typed]')]

const typeAll = (element: HTMLElement, words: readonly string[]) =>
  fields(element).forEach((field) => type(field, words[Number(field.dataset['typed'])] ?? ''))
const chooseOptions = (element: HTMLElement, chosen: ChoiceResponse) =>
  chosen.forEach((index) =>
    press(element.querySelector<HTMLInputElement>(`.kl-option input[value="${index}"]`)),
  )
const chooseRows = (element: HTMLElement, chosen: number[]) =>
  chosen.forEach((index, row) =>
    choose(element.querySelector<HTMLSelectElement>(`[data-select="${row}"]`), String(index)),
  )

/** Gives an answer with nothing but native controls. */
export const BY_KEYBOARD: Record<string, (element: HTMLElement, response: never) => void> = {
  singleChoice: chooseOptions,
  multipleChoice: chooseOptions,
  hotspot: chooseOptions,
  fillBlanks: typeAll,
  shortAnswer: (element: HTMLElement, typed: string) => typeAll(element, [typed]),
  numeric: (element: HTMLElement, typed: string) => typeAll(element, [typed]),
  matching: chooseRows,
  categorising: chooseRows,
  ordering: (element: HTMLElement, order: number[]) =>
    order.forEach((step, place) =>
      choose(element.querySelector<HTMLSelectElement>(`[data-row="${step}"] select`), String(place + 1)),
    ),
  scenario: (element: HTMLElement, { path }: { path: number[] }) =>
    path.forEach((choice) =>
      press(element.querySelectorAll<HTMLButtonElement>('.is-here .kl-choice')[choice]),
    ),
  reflection: (element: HTMLElement) => type(element.querySelector('textarea'), 'What I think.'),
}

export const answerByKeyboard = (kind: string, element: HTMLElement, response: unknown): void => {
  const give = BY_KEYBOARD[kind]
  if (!give) throw new Error(`Nobody knows how to answer ${kind}`)
  give(element, response as never)
}

export const pressNamed = (within: ParentNode, name: string | RegExp): void =>
  press(buttonNamed(within, name))
