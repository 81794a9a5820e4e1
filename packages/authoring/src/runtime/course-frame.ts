import { filled } from '../interactions/interaction-words.ts'
import { type CourseStrings } from './course-strings.ts'
import { byId, make, makeButton } from './page-elements.ts'

export type FrameMoves = {
  open: (index: number) => void
  move: (by: number) => void
  speak: (language: string) => void
}

export type FrameState = {
  strings: CourseStrings
  titles: string[]
  at: number
  read: boolean[]
  /** The last screen says a result, not only that it is over. */
  hasResult: boolean
}

/** What stands around the screens: contents, progress, the way on and back, the choice of language. */
export function courseFrame({ open, move, speak }: FrameMoves) {
  byId('previous').addEventListener('click', () => move(-1))
  byId('next').addEventListener('click', () => move(1))
  for (const button of languageButtons()) {
    button.addEventListener('click', () => speak(button.dataset['language'] ?? ''))
  }
  document.documentElement.classList.add('is-interactive')
  let wasBad = false

  const announce = (words: string) => {
    const live = byId('announcement')
    // The same words twice in a row are heard twice only when the region was empty in between.
    live.textContent = ''
    window.setTimeout(() => (live.textContent = words), 50)
  }

  return {
    announce,

    /** The words of the frame in the language of the course. */
    translate: (language: string, strings: CourseStrings, title: string) => {
      const words = strings as Record<string, string>
      document.documentElement.lang = language
      for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
        element.textContent = words[element.dataset['text'] ?? ''] ?? ''
      }
      for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
        element.setAttribute('aria-label', words[element.dataset['label'] ?? ''] ?? '')
      }
      byId('course-title').textContent = title
      for (const button of languageButtons()) {
        button.setAttribute('aria-pressed', String(button.dataset['language'] === language))
      }
    },

    draw: ({ strings, titles, at, read, hasResult }: FrameState) => {
      const end = titles.length - 1
      byId('previous').hidden = at === 0
      byId('next').hidden = at === end
      byId('next-label').textContent =
        at < end - 1 ? strings.next : hasResult ? strings.toResult : strings.toEnd
      byId('position').textContent = filled(strings.position, { number: at + 1, total: titles.length })
      byId('progress').setAttribute('value', String(at + 1))
      byId('contents').removeAttribute('open')
      byId('contents-list').replaceChildren(
        ...titles.map((title, index) =>
          contentsEntry(title, index, index === at, read[index] === true ? strings.visited : '', open),
        ),
      )
    },

    notices: (words: readonly string[]) => {
      const box = byId('notice')
      const same = [...box.children].map(({ textContent }) => textContent).join('\n') === words.join('\n')
      if (!same) box.replaceChildren(...words.map((sentence) => make('p', '', sentence)))
      box.hidden = words.length === 0
    },

    /** Seen at every step; heard only when saving begins to fail, and when it is made up for. */
    saveStatus: (words: string, state: 'saving' | 'kept' | 'failed') => {
      const place = byId('save-status')
      place.textContent = words
      if (state === 'saving') return
      const isBad = state === 'failed'
      if (place.classList.toggle('is-bad', isBad) !== wasBad) announce(words)
      wasBad = isBad
    },
  }
}

const languageButtons = () => document.querySelectorAll<HTMLElement>('[data-language]')

function contentsEntry(
  title: string,
  index: number,
  isOpen: boolean,
  state: string,
  open: (index: number) => void,
): HTMLElement {
  const button = makeButton('contents-entry', '', () => open(index))
  if (isOpen) button.setAttribute('aria-current', 'step')
  const words = make('span', '', title)
  words.append(make('span', 'contents-state', state ? ` (${state})` : ''))
  button.append(make('span', 'contents-number', String(index + 1)), words)
  const item = make('li', '')
  item.append(button)
  return item
}
