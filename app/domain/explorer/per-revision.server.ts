import { type Framework } from '@karmashala/frac'
import { currentFramework } from '#app/domain/competencies/current-framework.server.ts'

export type KnownFramework = { framework: Framework; revision: number; changedAt: Date }

/** Makes something of the shared framework once, and again only when the framework has changed. */
export function perRevision<T>(make: (known: KnownFramework) => T | Promise<T>): () => Promise<T> {
  let made: { key: string; value: Promise<T> } | null = null
  return async () => {
    const known = await currentFramework()
    // A database that was emptied and filled again counts from one again.
    const key = `${known.revision} ${known.changedAt.getTime()}`
    if (made?.key === key) return await made.value
    const value = Promise.resolve(make(known))
    const mine = { key, value }
    made = mine
    value.catch(() => {
      if (made === mine) made = null
    })
    return await value
  }
}
