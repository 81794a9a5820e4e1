import { blankPieces, blanksOf, type Blank } from '../../interactions/blanks.ts'
import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import { explanationHtml, questionHtml } from '../../interactions/question-html.ts'
import { writeLine } from '../../interactions/row-selects-html.ts'
import { attribute, markup, type Html } from '../../render/markup.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { BLANK_LENGTH_MAX } from './scoring.ts'
import { type FillBlanks } from './schema.ts'

export function fillBlanksHtml(block: FillBlanks, context: RenderContext): Html {
  const { id, text } = block.attrs
  const words = interactionWords(context.language)
  const shows = context.audience === 'reviewer'
  const total = blanksOf(text).length
  const size = Math.max(8, ...blanksOf(text).flatMap(({ accepted }) => accepted.map(({ length }) => length)))

  const field = ({ number, accepted }: Blank) => {
    if (context.audience === 'paper') return writeLine
    const label = filled(words.blankOf, { number: number + 1, total })
    return markup`<span class="kl-blank" data-row="${number}"><input type="text" id="${id}-blank-${number}" name="${id}-blank-${number}" data-typed="${number}" aria-label="${label}" size="${Math.min(size, 30)}" maxlength="${BLANK_LENGTH_MAX}" autocomplete="off" autocapitalize="off" spellcheck="false"${attribute('value', shows ? accepted.join(' / ') : null)}${attribute('disabled', shows)}></span>`
  }
  const lines = (piece: string) =>
    piece.split('\n').map((line, index) => (index === 0 ? markup`${line}` : markup`<br>${line}`))
  const pieces = blankPieces(text).map((piece) => (typeof piece === 'string' ? lines(piece) : field(piece)))
  return questionHtml(
    block,
    words.fillHint,
    markup`<p class="kl-blanks">${pieces}</p>${explanationHtml(block, context)}`,
  )
}
