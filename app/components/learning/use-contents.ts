import { useEffect, useState } from 'react'
import { type PlayContents } from '#app/domain/learning/learning-views.ts'

/** A preview counts nothing. */
export type PlayerContents = Omit<PlayContents, 'progress'> & { progress: PlayContents['progress'] | null }

/**
 * What surrounds the part that is played, read again from the server each time `mark` grows. What is known stays where
 * that fails: the next save brings the next try.
 */
export function useContents(first: PlayerContents, path: string | null, mark: number): PlayerContents {
  const [contents, setContents] = useState(first)
  useEffect(() => {
    if (!path || mark === 0) return
    const abort = new AbortController()
    fetchContents(path, abort.signal).then(
      (fresh) => fresh && setContents(fresh),
      () => undefined,
    )
    return () => abort.abort()
  }, [path, mark])
  return contents
}

/** Not by Remix's own loading: a sign-in page in answer would take this page, and what is unsaved in it, away. */
async function fetchContents(path: string, signal: AbortSignal): Promise<PlayContents | null> {
  const headers = { Accept: 'application/json' }
  const response = await fetch(path, { redirect: 'manual', headers, signal })
  return response.ok ? ((await response.json()) as PlayContents) : null
}
