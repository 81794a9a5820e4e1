import { expect, test } from 'vitest'
import { sayFarewell } from '../../../../packages/player/src/browser/content-frame.ts'

/** A window of content that notes what it hears; `inside` are the windows of its frames. */
function aWindow(heard: string[], name: string, inside: Window[] = []): Window {
  const target = new EventTarget()
  target.addEventListener('beforeunload', () => void heard.push(name))
  return Object.assign(target, inside, { length: inside.length }) as unknown as Window
}

test('content that is taken away hears beforeunload first, in all its frames', () => {
  const heard: string[] = []

  sayFarewell(
    aWindow(heard, 'course', [aWindow(heard, 'page', [aWindow(heard, 'film')]), aWindow(heard, 'menu')]),
  )

  expect(heard).toEqual(['course', 'page', 'film', 'menu'])
})

test('a frame with a page of somebody else is left alone', () => {
  const heard: string[] = []
  const foreign = Object.defineProperty(new EventTarget(), 'dispatchEvent', {
    get: () => {
      throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError')
    },
  }) as unknown as Window

  sayFarewell(aWindow(heard, 'course', [foreign, aWindow(heard, 'menu')]))

  expect(heard).toEqual(['course', 'menu'])
})
