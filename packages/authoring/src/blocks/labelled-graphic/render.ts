import { blockMark } from '../../render/block-mark.ts'
import { markup, type Html } from '../../render/markup.ts'
import { captionHtml, imageHtml } from '../../render/media-html.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { type LabelledGraphicAttrs } from './index.ts'

export function labelledGraphicHtml(block: { attrs: LabelledGraphicAttrs }, context: RenderContext): Html {
  const { id, src, alt, points } = block.attrs
  const { strings, audience } = context
  const enhance = markup` data-enhance="labelledGraphic" data-word-point="${strings.point}" data-word-all="${strings.showAllPoints}"`
  // Without scripts the numbers only point at the list, which has them too.
  const numbers = points.map(
    ({ place }, index) =>
      markup`<span class="kl-point" aria-hidden="true" style="left:${place.x}%;top:${place.y}%">${index + 1}</span>`,
  )
  const labels = points.map(
    (point) =>
      markup`<li class="kl-point-label" id="${id}-${point.id}"><p class="kl-point-title">${point.title}</p>${proseHtml(point.text)}</li>`,
  )
  return markup`<figure${blockMark(block)} class="kl-labelled"${audience === 'learner' ? enhance : null}><div class="kl-labelled-picture">${imageHtml(context, src, alt)}${numbers}</div>${captionHtml(context, src, '')}<ol class="kl-point-labels">${labels}</ol></figure>`
}
