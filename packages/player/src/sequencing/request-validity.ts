import { type SequencingTree } from './activity-tree.ts'
import { navigate, type NavigateOptions, type Navigation } from './navigate.ts'
import { type SequencingState } from './sequencing-state.ts'

const PREFIX = 'adl.nav.request_valid.'
const TARGETED = /^(choice|jump)\.\{target=([^{}]+)\}$/

/**
 * The value of an element of adl.nav.request_valid (RTE 4th Ed., chapter on the SCORM navigation data model): whether the
 * request would lead somewhere if the content ended now, with what it has reported until now. Going on from the last
 * activity ends the course and is valid. Null: the element is none of these.
 */
export function requestValidity(
  tree: SequencingTree,
  state: SequencingState,
  element: string,
  options: NavigateOptions = {},
): 'true' | 'false' | null {
  const navigation = readRequest(element)
  if (!navigation) return null
  const { kind } = navigate(tree, state, navigation, options).outcome
  return kind === 'deliver' || (kind === 'ended' && navigation.request === 'continue') ? 'true' : 'false'
}

function readRequest(element: string): Navigation | null {
  if (!element.startsWith(PREFIX)) return null
  const name = element.slice(PREFIX.length)
  if (name === 'continue' || name === 'previous') return { request: name }
  const [, request, target] = TARGETED.exec(name) ?? []
  return request === 'choice' || request === 'jump' ? { request, target: target ?? null } : null
}
