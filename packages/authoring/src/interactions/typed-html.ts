import { attribute, markup, type Html } from '../render/markup.ts'
import { type RenderContext } from '../render/render-context.ts'
import { interactionWords } from './interaction-words.ts'
import { writeLine } from './row-selects-html.ts'

type TypedField = {
  blockId: string
  language: string
  max: number
  /** For numbers: shows the digits on a phone, without the arrows and the silent cutting of `type="number"`. */
  isNumber?: boolean
  unit?: string | null
  /** For reviewers: what may be typed; the field cannot be used then. */
  shown: string | null
  audience: RenderContext['audience']
}

/** One labelled text field with its unit. */
export function typedHtml({ blockId, language, max, isNumber, unit, shown, audience }: TypedField): Html {
  const id = `${blockId}-answer`
  const words = interactionWords(language)
  const label = unit ? `${words.yourAnswer} (${unit})` : words.yourAnswer
  if (audience === 'paper') return markup`<p class="kl-typed">${label}: ${writeLine}</p>`
  return markup`<p class="kl-typed" data-row="0"><label for="${id}">${label}</label> <input type="text" id="${id}" name="${id}" data-typed="0" maxlength="${max}" size="${isNumber ? 12 : 40}"${attribute('inputmode', isNumber ? 'decimal' : null)} autocomplete="off" autocapitalize="off" spellcheck="false"${attribute('value', shown)}${attribute('disabled', shown !== null)}></p>`
}
