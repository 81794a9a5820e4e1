import { type Enhancement } from '../../interactions/behaviour.ts'

/**
 * A recording or a film that plays falls silent when its screen is left, where nobody could stop it (WCAG 2.2, success
 * criterion 1.4.2), and when another one begins.
 */
export const videoEnhancement: Enhancement = {
  type: 'video',
  mount: (element) => {
    const player = element as HTMLMediaElement
    const screen = player.closest<HTMLElement>('.screen')
    const stopOthers = () => {
      for (const other of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
        if (other !== player) other.pause()
      }
    }
    player.addEventListener('play', stopOthers)
    if (!screen) return
    new MutationObserver(() => {
      if (screen.hidden) player.pause()
    }).observe(screen, { attributeFilter: ['hidden'] })
  },
}
