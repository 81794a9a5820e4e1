import { interactionWords } from '../../interactions/interaction-words.ts'
import { explanationHtml, questionHtml } from '../../interactions/question-html.ts'
import { attribute, markup, type Html } from '../../render/markup.ts'
import { imageHtml } from '../../render/media-html.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { type Hotspot } from './schema.ts'

/** The picture with numbered areas, each a label of its radio button or checkbox in the list below. */
export function hotspotHtml(block: Hotspot, context: RenderContext): Html {
  const { id, src, alt, areas, many } = block.attrs
  const { strings, language, audience } = context
  const words = interactionWords(language)
  const shows = audience === 'reviewer'
  const inputId = (index: number) => `${id}-area-${index}`

  const onPicture = areas.map(({ area, shape }, index) => {
    const place = `left:${area.x}%;top:${area.y}%;width:${area.width}%;height:${area.height}%`
    return markup`<label class="kl-area kl-area-${shape}" data-area="${index}" for="${inputId(index)}" style="position:absolute;${place}${shape === 'ellipse' ? ';border-radius:50%' : ''}"><span aria-hidden="true">${index + 1}</span></label>`
  })
  const options = areas.map(
    ({ name, correct, feedback }, index) =>
      markup`<div class="kl-option${shows && correct ? ' is-correct' : ''}"><label><input type="${many ? 'checkbox' : 'radio'}" id="${inputId(index)}" name="question-${id}" value="${index}"${attribute('disabled', shows)}${attribute('checked', shows && correct)}><span class="kl-option-text"><span aria-hidden="true">${index + 1}. </span>${name}</span></label>${shows ? markup`<p class="kl-option-feedback">${correct ? strings.correct : strings.incorrect}: ${feedback}</p>` : null}</div>`,
  )
  return questionHtml(
    block,
    many ? words.areasHint : words.areaHint,
    markup`<div class="kl-picture" style="position:relative">${imageHtml(context, src, alt)}${onPicture}</div>${options}${explanationHtml(block, context)}`,
  )
}
