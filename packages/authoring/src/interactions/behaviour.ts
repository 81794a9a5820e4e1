/**
 * How one kind of interaction lives in the page of a course: between the native controls its markup has and the
 * response its scoring knows. Runs in the course, so it imports nothing but scoring and other files of the runtime.
 */
export type Behaviour<Attrs, Response> = {
  type: string
  read: (element: HTMLElement, attrs: Attrs) => Response
  /** Puts the controls into the state of a response. */
  write: (element: HTMLElement, attrs: Attrs, response: Response) => void
  /** Called once: puts in what only works with a script (dragging, moving up and down). `changed` after every change. */
  mount?: (element: HTMLElement, attrs: Attrs, page: BehaviourPage, changed: () => void) => void
  /** Marks what was right and wrong after checking; called with null to take the marks away. */
  mark?: (element: HTMLElement, attrs: Attrs, response: Response | null, page: BehaviourPage) => void
}

export type BehaviourPage = {
  /** Words of the page in the language that is shown now. */
  text: (key: string) => string
  /** Says something to people who hear the page. */
  announce: (words: string) => void
}

export type AnyBehaviour = Behaviour<unknown, unknown>
/** See `anyScoring`. */
export const anyBehaviour = <Attrs, Response>(behaviour: Behaviour<Attrs, Response>): AnyBehaviour =>
  behaviour as unknown as AnyBehaviour
