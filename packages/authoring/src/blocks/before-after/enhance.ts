import { type Enhancement } from '../../interactions/behaviour.ts'

/** Lays the picture after over the one before; a native slider says how much of which is seen. */
export const beforeAfterEnhancement: Enhancement = {
  type: 'beforeAfter',
  mount: (element) => {
    const pictures = element.querySelector<HTMLElement>('.kl-compare-pictures')
    // With one picture missing there is nothing to compare.
    if (!pictures || pictures.querySelectorAll('img').length !== 2) return
    const [before = '', after = ''] = [...pictures.querySelectorAll('.kl-compare-label')].map(
      (label) => label.textContent?.trim() ?? '',
    )
    const slider = document.createElement('input')
    slider.type = 'range'
    slider.className = 'kl-compare-slider'
    slider.min = '0'
    slider.max = '100'
    slider.value = '50'
    slider.setAttribute('aria-label', element.dataset['wordCompare'] ?? '')

    const show = () => {
      const share = Number(slider.value)
      pictures.style.setProperty('--kl-share', `${share}%`)
      slider.setAttribute('aria-valuetext', `${before} ${share} %, ${after} ${100 - share} %`)
    }
    slider.addEventListener('input', show)
    pictures.after(slider)
    element.classList.add('is-enhanced')
    show()
  },
}
