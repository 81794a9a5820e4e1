import { type BlockRemark } from '../../block-definition.ts'
import { isBlank, must, should, when } from '../remark.ts'
import { endlessNodes, goesRound, shortestPaths } from './scenario-paths.ts'
import { type Scenario } from './schema.ts'

/** What a scenario needs before somebody is sent into it: no way that leads nowhere, and an end within reach. */
export function checkScenario({ nodes, question, explanation }: Scenario['attrs']): BlockRemark[] {
  const reached = shortestPaths(nodes)
  const endless = new Set(endlessNodes(nodes))
  return [
    ...when(
      [isBlank(question), must('no-question', 'question')],
      [isBlank(explanation), must('no-explanation', 'explanation')],
      [nodes.length < 2, must('few-nodes', 'nodes')],
      [(nodes[0]?.choices.length ?? 0) === 0, must('no-choice', 'nodes.0.choices')],
      [goesRound(nodes), should('goes-round', 'nodes')],
    ),
    ...nodes.flatMap(({ id, text, choices }, index) => [
      ...when(
        [isBlank(text), must('empty-node', `nodes.${index}.text`)],
        [!reached.has(id), should('unreachable', `nodes.${index}`)],
        // A node whose choices lead nowhere yet has a remark of its own.
        [endless.has(id) && choices.every(({ to }) => leadsOn(to)), must('endless', `nodes.${index}`)],
      ),
      ...choices.flatMap((choice, at) =>
        when(
          [isBlank(choice.text), must('empty-choice', `nodes.${index}.choices.${at}.text`)],
          [!leadsOn(choice.to), must('leads-nowhere', `nodes.${index}.choices.${at}.to`)],
        ),
      ),
    ]),
  ]

  function leadsOn(to: string): boolean {
    return nodes.some(({ id }) => id === to)
  }
}
