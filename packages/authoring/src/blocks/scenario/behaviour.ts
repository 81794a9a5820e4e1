import { type Behaviour, type BehaviourPage } from '../../interactions/behaviour.ts'
import { pageButton, paragraph } from '../../interactions/inner-view.ts'
import { PATH_MAX, shortestPaths, walk, type ScenarioNode } from './scenario-paths.ts'
import { afterChoice, scenarioScoring, type ScenarioAttrs, type ScenarioResponse } from './scoring.ts'

const held = new WeakMap<HTMLElement, ScenarioResponse>()
const drawers = new WeakMap<HTMLElement, () => void>()

/** The way so far, told from the beginning, and buttons for what can be done next. */
export const scenarioBehaviour: Behaviour<ScenarioAttrs, ScenarioResponse> = {
  type: 'scenario',
  checksItself: true,
  read: (element, attrs) => held.get(element) ?? scenarioScoring.empty(attrs),
  write: (element, _attrs, response) => {
    held.set(element, response)
    drawers.get(element)?.()
  },
  mount: (element, attrs, page, changed) => {
    const story = document.createElement('div')
    story.className = 'kl-story'
    const written = element.querySelector<HTMLElement>('.kl-nodes')
    written?.before(story)
    if (written) written.hidden = true
    let drawn: string | null = null

    const now = () => held.get(element) ?? scenarioScoring.empty(attrs)
    const go = (response: ScenarioResponse) => {
      held.set(element, response)
      draw()
      story.querySelector<HTMLElement>('.is-here')?.focus()
      changed()
    }
    function draw(): void {
      const response = now()
      // Drawing again what stands there would take the focus away.
      const packed = scenarioScoring.pack(attrs, response)
      if (packed === drawn) return
      drawn = packed
      story.replaceChildren(
        ...told(attrs, response, page, {
          choose: (choice) => go(afterChoice(attrs, now(), choice)),
          restart: () => go({ ...now(), path: [] }),
        }),
      )
    }
    drawers.set(element, draw)
    draw()
  },
}

type Moves = { choose: (choice: number) => void; restart: () => void }

function told(
  attrs: ScenarioAttrs,
  response: ScenarioResponse,
  page: BehaviourPage,
  moves: Moves,
): HTMLElement[] {
  const { steps, at } = walk(attrs.nodes, response.path) ?? { steps: [], at: attrs.nodes[0] ?? null }
  const past = steps.map(({ node, choice }) => {
    const step = box('kl-step', ...lines(node.text))
    const chosen = paragraph(page.text('youChose', { choice: choice.text }))
    chosen.className = 'kl-chosen'
    step.append(chosen, ...lines(choice.consequence))
    return step
  })
  const here = box('kl-step is-here', ...(at ? lines(at.text) : [paragraph(page.text('goToEnd'))]))
  here.tabIndex = -1
  if (at && at.choices.length > 0 && response.path.length < PATH_MAX) {
    here.append(...at.choices.map(({ text }, index) => choiceButton(text, () => moves.choose(index))))
  } else if (at && at.choices.length === 0) here.append(...ending(attrs, at, page))
  if (response.path.length > 0) here.append(pageButton(page.text('startAgain'), moves.restart))
  return [...past, here]
}

function ending(attrs: ScenarioAttrs, end: ScenarioNode, page: BehaviourPage): HTMLElement[] {
  const said = [page.text('pathEnds')]
  const { score, maxScore } = scenarioScoring.grade(attrs, { path: [], best: pathTo(attrs, end) })
  if (maxScore > 0) said.push(page.text('endPoints', { score, max: maxScore }))
  if (attrs.explanation !== '') said.push(attrs.explanation)
  return said.map(paragraph)
}

/** Any path to an end earns what the end is worth. */
function pathTo({ nodes }: ScenarioAttrs, end: ScenarioNode): number[] {
  return [...(shortestPaths(nodes).get(end.id) ?? [])]
}

const lines = (text: string) =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map(paragraph)

function box(className: string, ...content: HTMLElement[]): HTMLElement {
  const made = document.createElement('div')
  made.className = className
  made.append(...content)
  return made
}

function choiceButton(words: string, press: () => void): HTMLElement {
  const button = pageButton(words, press)
  button.classList.add('kl-choice')
  return button
}
