/** Receives the index of the array element that made a document match. */
export interface MatchPosition {
  index?: number
}

/** Decides about the values that `path` reaches from `root`. */
export type PathTest = (root: unknown, path: string[], position?: MatchPosition) => boolean
