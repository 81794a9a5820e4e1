import { interactionWords } from '../../interactions/interaction-words.ts'
import { explanationHtml } from '../../interactions/question-html.ts'
import { blockMark } from '../../render/block-mark.ts'
import { attribute, markup, type Html } from '../../render/markup.ts'
import { proseHtml } from '../../render/prose-html.ts'
import { type RenderContext } from '../../render/render-context.ts'
import { type Scenario } from './schema.ts'

/** A book whose reader decides: each choice opens to what follows and to a link there. Scripts make it one story. */
export function scenarioHtml(block: Scenario, context: RenderContext): Html {
  const { id, question, nodes } = block.attrs
  const words = interactionWords(context.language)
  const isOpen = context.audience !== 'learner'
  const number = new Map(nodes.map((node, index) => [node.id, index + 1]))

  const choices = ({ choices: all }: Scenario['attrs']['nodes'][number]) =>
    all.map(({ text, consequence, to }) => {
      const next = number.has(to)
        ? markup`<p><a href="#${id}-${to}">${words.goTo} → ${number.get(to)}</a></p>`
        : markup`<p>${words.goToEnd}</p>`
      return markup`<details class="kl-choice"${attribute('open', isOpen)}><summary>${text}</summary>${consequence ? proseHtml(consequence) : null}${next}</details>`
    })
  const sections = nodes.map(
    (node) =>
      markup`<section class="kl-node" id="${id}-${node.id}"><p class="kl-node-number">${number.get(node.id)}</p>${proseHtml(node.text)}${choices(node)}${node.choices.length === 0 ? markup`<p class="kl-node-end">${words.pathEnds}${context.audience === 'reviewer' ? ` (${node.points ?? 0})` : ''}</p>` : null}</section>`,
  )
  return markup`<section${blockMark(block)} class="kl-question kl-scenario" data-question="scenario"><h3 class="kl-question-title">${question}</h3><div class="kl-nodes">${sections}</div>${explanationHtml(block, context)}</section>`
}
