import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

const LOOK_AGAIN_AFTER_MS = 1_500

/** Asks the server how it stands for as long as something is going on and somebody looks. */
export function useFollow(isGoingOn: boolean): void {
  const { revalidate, state: asking } = useRevalidator()
  useEffect(() => {
    if (!isGoingOn || asking !== 'idle') return
    const timer = setInterval(() => {
      if (!document.hidden) revalidate()
    }, LOOK_AGAIN_AFTER_MS)
    return () => clearInterval(timer)
  }, [isGoingOn, asking, revalidate])
}
