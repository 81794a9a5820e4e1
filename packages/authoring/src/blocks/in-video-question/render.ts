import { filled, interactionWords } from '../../interactions/interaction-words.ts'
import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup, type Html } from '../../render/markup.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { videoHtml } from '../video/render.ts'
import { clock } from './clock.ts'
import { stopsInOrder } from './scoring.ts'
import { type InVideoQuestion } from './schema.ts'

/** The film with its transcript, and below it the questions with their times: all there is, without scripts. */
export function inVideoQuestionHtml(block: InVideoQuestion, context: RenderContext): Html {
  const words = interactionWords(context.language)
  const { attrs } = block
  // The id is of the whole, not of the film in it.
  const film = videoHtml({ attrs: { ...attrs, id: `${attrs.id}-film` } }, context)
  const stops = stopsInOrder(attrs).map(({ id, at }) => {
    const questions = attrs.stops.find((stop) => stop.id === id)?.questions ?? []
    return markup`<div class="kl-stop" data-stop="${id}"${attribute('tabindex', context.audience === 'learner' ? -1 : null)}><p class="kl-stop-time">${filled(words.atTime, { time: clock(at) })}</p>${questions.map((question) => context.render(question))}</div>`
  })
  return markup`<section${blockMark(block)} class="kl-questions" data-question="inVideoQuestion"><div class="kl-film">${film}</div>${stops}</section>`
}
