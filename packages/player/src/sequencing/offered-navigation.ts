import { type HiddenControl, type SequencingNode, type SequencingTree } from './activity-tree.ts'
import { isHiddenFromChoice } from './conditions.ts'
import { CourseRun } from './course-run.ts'
import { checkNavigation } from './navigation-requests.ts'
import { type SequencingState } from './sequencing-state.ts'
import { navigate, type NavigateOptions, type Navigation } from './navigate.ts'

export type ControlState = 'enabled' | 'disabled' | 'hidden'

/** What the learner may do now, for the controls around the content and for adl.nav.request_valid. */
export type NavigationOffer = {
  continue: ControlState
  previous: ControlState
  /** Controls the content asks not to show, of the delivered item and of those it lies in. */
  hidden: HiddenControl[]
  /** For every activity that is to be shown, whether choosing it leads to an item. */
  choices: Record<string, boolean>
}

/** Tries every navigation on a copy of the state, with what the content has reported so far. */
export function offeredNavigation(
  tree: SequencingTree,
  state: SequencingState,
  options: NavigateOptions = {},
): NavigationOffer {
  const run = new CourseRun(tree, state, Math.random)
  const leads = (navigation: Navigation) =>
    navigate(tree, state, navigation, options).outcome.kind === 'deliver'
  const hidden = hiddenControls(tree, state.delivered?.identifier ?? state.current)
  const control = (request: 'continue' | 'previous'): ControlState => {
    if (hidden.includes(request)) return 'hidden'
    // Where a flow ends is for the engine to find out: going on may also end the course.
    const isValid =
      request === 'previous' ? leads({ request }) : !('exception' in checkNavigation(run, request, null))
    return isValid ? 'enabled' : 'disabled'
  }
  const choices: Record<string, boolean> = {}
  const visit = (node: SequencingNode) => {
    const activity = run.find(node.identifier)
    if (activity && isHiddenFromChoice(activity)) return
    if (node.isVisible) choices[node.identifier] = leads({ request: 'choice', target: node.identifier })
    node.children.forEach(visit)
  }
  visit(tree.root)
  return { continue: control('continue'), previous: control('previous'), hidden, choices }
}

/** CAM 5.2: what an activity hides is hidden for all that lies in it. */
function hiddenControls(tree: SequencingTree, identifier: string | null): HiddenControl[] {
  const pathTo = (node: SequencingNode): SequencingNode[] | null => {
    if (node.identifier === identifier) return [node]
    for (const child of node.children) {
      const below = pathTo(child)
      if (below) return [node, ...below]
    }
    return null
  }
  return [...new Set((pathTo(tree.root) ?? []).flatMap(({ hideLmsUi }) => hideLmsUi))]
}
