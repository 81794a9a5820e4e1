import { attribute, markup, type Html } from '../render/markup.ts'
import { type RenderContext } from '../render/render-context.ts'
import { type ChoiceAttrs } from './choice-schema.ts'
import { explanationHtml, questionHtml } from './question-html.ts'

/** Radio buttons or checkboxes in a fieldset: the keyboard form is the only form. */
export function choiceHtml(
  block: { type: 'singleChoice' | 'multipleChoice'; attrs: ChoiceAttrs },
  context: RenderContext,
): Html {
  const { attrs, type } = block
  const shows = context.audience === 'reviewer'
  const kind = type === 'singleChoice' ? 'radio' : 'checkbox'
  const options = attrs.options.map(
    ({ text, correct, feedback }, index) =>
      markup`<div class="kl-option${shows && correct ? ' is-correct' : ''}"><label><input type="${kind}" name="question-${attrs.id}" value="${index}"${attribute('disabled', shows)}${attribute('checked', shows && correct)}><span class="kl-option-text">${text}</span></label>${shows ? markup`<p class="kl-option-feedback">${correct ? context.strings.correct : context.strings.incorrect}: ${feedback}</p>` : null}</div>`,
  )
  const hint = type === 'singleChoice' ? context.strings.chooseOne : context.strings.chooseAll
  return questionHtml(block, hint, markup`${options}${explanationHtml(block, context)}`)
}
