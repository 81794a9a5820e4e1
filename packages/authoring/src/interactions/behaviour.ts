import { type InteractionWord } from './interaction-words.ts'

/**
 * How one kind of interaction lives in the page of a course: between the native controls its markup has and the
 * response its scoring knows. Runs in the course, so it imports nothing but scoring and other files of the runtime.
 *
 * `element` is what has `data-block-id` in the markup. The page adds the button that checks and the place for feedback
 * after it, and locks what is checked by disabling its fieldset; kinds that check themselves get neither.
 */
export type Behaviour<Attrs, Response> = {
  type: string
  read: (element: HTMLElement, attrs: Attrs) => Response
  /** Puts the controls into the state of a response. Also called before `mount` and after every change of language. */
  write: (element: HTMLElement, attrs: Attrs, response: Response, page: BehaviourPage) => void
  /**
   * Called once for an element: puts in what only works with a script (dragging, moving up and down). `changed` after
   * every change that does not raise a `change` or `input` event of a control by itself; calling it twice does no harm.
   */
  mount?: (element: HTMLElement, attrs: Attrs, page: BehaviourPage, changed: () => void) => void
  /** Marks what was right and wrong after checking; called with null to take the marks away. */
  mark?: (element: HTMLElement, attrs: Attrs, response: Response | null, page: BehaviourPage) => void
  /**
   * True where no button of the page checks: the interaction counts as checked as soon as its scoring says it is
   * complete, says its own feedback, and is never locked by the page.
   */
  checksItself?: boolean
  /** What to say to somebody who checks too early; a general sentence where it is left out. */
  incomplete?: (attrs: Attrs, response: Response, page: BehaviourPage) => string
}

export type BehaviourPage = {
  /** Words of the page in the language that is shown now; `{name}` in them is filled from `values`. */
  text: (word: InteractionWord, values?: Readonly<Record<string, string | number>>) => string
  /** BCP 47. */
  language: string
  /** Says something to people who hear the page. */
  announce: (words: string) => void
  /** A few letters and digits, the same for this learner in every session of an attempt: shuffles and draws come from it. */
  seed: string
  /** Milliseconds since 1970. */
  now: () => number
}

export type AnyBehaviour = Behaviour<unknown, unknown>
/** See `anyScoring`. */
export const anyBehaviour = <Attrs, Response>(behaviour: Behaviour<Attrs, Response>): AnyBehaviour =>
  behaviour as unknown as AnyBehaviour

/**
 * What a kind of content gains when scripts run: a tablist, cards that turn. Its markup, marked
 * `data-enhance="<type>"`, is complete without it. `mount` is called once for each such element; the words it needs
 * stand in the markup (`data-word-…`), in the language of the block.
 */
export type Enhancement = {
  type: string
  mount: (element: HTMLElement, page: BehaviourPage) => void
}
