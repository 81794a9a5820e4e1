// @vitest-environment happy-dom
import { renderBlock, renderContext } from '@karmashala/authoring'
import { expect, test, vi } from 'vitest'
import { videoEnhancement } from '../../../../packages/authoring/src/blocks/video/enhance.ts'
import { aPage } from '../interactions/in-the-page.ts'
import { aContentBlock } from './content-blocks.ts'

/** Two screens, the first with a film and the second with a recording, as the course has them. */
function twoScreens() {
  const context = renderContext({ language: 'en', media: (src) => ({ url: src }) })
  const film = renderBlock(aContentBlock('video', { description: 'spoken' }), context).text
  const talk = renderBlock(aContentBlock('audio'), context).text
  document.body.innerHTML = `<section class="screen">${film}</section><section class="screen" hidden>${talk}</section>`
  const players = [...document.querySelectorAll<HTMLMediaElement>('[data-enhance="video"]')]
  const paused: string[] = []
  for (const player of players) {
    player.pause = () => {
      paused.push(player.tagName)
    }
    videoEnhancement.mount(player, aPage())
  }
  return { screens: [...document.querySelectorAll<HTMLElement>('.screen')], players, paused }
}

test('a film falls silent when its screen is left', async () => {
  const { screens, paused } = twoScreens()
  for (const screen of screens) screen.hidden = !screen.hidden
  await vi.waitFor(() => expect(paused).toEqual(['VIDEO']))
})

test('a recording that begins ends the film that plays', () => {
  const { players, paused } = twoScreens()
  players[1]?.dispatchEvent(new Event('play'))
  expect(paused).toEqual(['VIDEO'])
})
