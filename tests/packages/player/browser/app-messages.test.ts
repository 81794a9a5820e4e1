import { afterEach, expect, test, vi } from 'vitest'
import { createTeller } from '../../../../packages/player/src/browser/app-messages.ts'

const APP = 'https://learn.example.org'

afterEach(() => vi.unstubAllGlobals())

/** A page inside a page of the app, and what that has been told. */
function inAFrame() {
  const told: unknown[] = []
  const parent = { postMessage: (message: unknown, origin: string) => told.push({ message, origin }) }
  vi.stubGlobal('window', { parent })
  return { told, teller: createTeller(APP) }
}

test('a page that listens late is told again what is true now, and nothing that is over', () => {
  const { told, teller } = inAFrame()
  teller.tell({ event: 'ready' })
  teller.tell({ event: 'retrying' })
  teller.tell({ event: 'saved' })
  teller.tell({ event: 'finished', exit: '', navigation: 'continue' })
  teller.tell({ event: 'closed' })
  told.length = 0

  teller.repeat()

  expect(told).toEqual(
    [{ event: 'ready' }, { event: 'saved' }, { event: 'finished', exit: '', navigation: 'continue' }].map(
      (hint) => ({ message: { type: 'karmashala:player', ...hint }, origin: APP }),
    ),
  )
})
