import { attribute, markup, type Html } from '../render/markup.ts'
import { type RenderContext } from '../render/render-context.ts'
import { interactionWords } from './interaction-words.ts'
import { letter } from './scoring.ts'

type RowSelects = {
  blockId: string
  /** The words of the rows, and for reviewers which thing is right in it. */
  rows: readonly { words: string; right: number }[]
  things: readonly string[]
  /** In which order rows and things are shown, so that neither gives the answer away. */
  rowOrder: readonly number[]
  thingOrder: readonly number[]
}

/** A list of rows with a native select each; on paper a line to write on and the things with their letters. */
export function rowSelectsHtml(
  { blockId, rows, things, rowOrder, thingOrder }: RowSelects,
  context: RenderContext,
): Html {
  const words = interactionWords(context.language)
  const shows = context.audience === 'reviewer'
  const options = (right: number) =>
    thingOrder.map(
      (index) =>
        markup`<option value="${index}"${attribute('selected', shows && index === right)}>${things[index]}</option>`,
    )
  const row = (index: number) => {
    const id = `${blockId}-row-${index}`
    const { words: text, right } = rows[index] ?? { words: '', right: -1 }
    const control =
      context.audience === 'paper'
        ? writeLine
        : markup`<select id="${id}" name="${id}" data-select="${index}"${attribute('disabled', shows)}><option value="">${words.choose}</option>${options(right)}</select>`
    return markup`<li class="kl-row" data-row="${index}"><label for="${id}" class="kl-row-text">${text}</label> ${control}</li>`
  }
  const onPaper =
    context.audience === 'paper'
      ? markup`<ul class="kl-things">${thingOrder.map((index, place) => markup`<li>${letter(place)}) ${things[index]}</li>`)}</ul>`
      : null
  return markup`<ul class="kl-rows">${rowOrder.map(row)}</ul>${onPaper}`
}

/** Where somebody writes with a pen. */
export const writeLine: Html = markup`<span class="kl-line">____________</span>`
