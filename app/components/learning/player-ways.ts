import { type ControlState } from '@karmashala/player'
import { type Steps } from '#app/components/learning/player-bar.tsx'
import { type PlayerContents } from '#app/components/learning/use-contents.ts'
import { type ContentsPart } from '#app/domain/learning/learning-views.ts'

export type Place = { moduleId: string; itemId: string }

export const isSame = (one: Place, other: Place): boolean =>
  one.moduleId === other.moduleId && one.itemId === other.itemId

type Around = {
  contents: PlayerContents
  here: Place
  /** Where the ways of a sequenced module are asked for. */
  navigationPath: string
  pathOf: (place: Place) => string
  /** Whoever plays in a window of its own plays the next part so too. */
  inWindow: boolean
}

type Ways = Steps & { linkTo: (part: ContentsPart) => string | null }

/** Where one can go from the part that is open. In a sequenced module its engine is asked, by a POST. */
export function waysOf({ contents, here, navigationPath, pathOf, inWindow }: Around): Ways {
  const { sequence, previous, next } = contents
  const window = inWindow ? { in: 'window' } : undefined
  const toPlace = (place: Place) => withQuery(pathOf(place), window)
  const ask = (wish: { request: string; target?: string }) =>
    withQuery(navigationPath, { ...wish, ...window })
  const control = (state: ControlState, request: string) =>
    state === 'hidden' ? undefined : state === 'enabled' ? ask({ request }) : null
  return {
    previousTo: sequence ? control(sequence.previous, 'previous') : previous && toPlace(previous),
    nextTo: sequence ? control(sequence.next, 'continue') : next && toPlace(next),
    linkTo: (part) => {
      if (part.lock || isSame(part, here)) return null
      const isAsked = sequence && part.moduleId === here.moduleId
      return isAsked ? ask({ request: 'choice', target: part.itemId }) : toPlace(part)
    },
  }
}

const withQuery = (path: string, query: Record<string, string> | undefined): string =>
  query ? `${path}?${String(new URLSearchParams(query))}` : path
