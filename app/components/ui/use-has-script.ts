import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and in the first picture of the browser, which have to be the same; true from then on. */
export const useHasScript = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
