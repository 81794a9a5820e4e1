import { blockMark } from '../render/block-mark.ts'
import { markup, type Html } from '../render/markup.ts'
import { type RenderContext } from '../render/render-context.ts'

type Question = { type: string; attrs: { id: string; question: string; explanation: string } }

/** The frame of every question: the section the run-time finds, a fieldset, the question as its legend, what to do. */
export const questionHtml = (block: Question, hint: string, controls: Html): Html =>
  markup`<section${blockMark(block)} class="kl-question" data-question="${block.type}"><fieldset><legend>${block.attrs.question}</legend><p class="kl-question-hint">${hint}</p>${controls}</fieldset></section>`

/** For reviewers; learners get it from the run-time once they have answered. */
export const explanationHtml = ({ attrs }: Question, { audience, strings }: RenderContext): Html | null =>
  audience === 'reviewer' && attrs.explanation
    ? markup`<p class="kl-explanation"><strong>${strings.explanation}:</strong> ${attrs.explanation}</p>`
    : null
