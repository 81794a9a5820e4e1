import { AsyncLocalStorage } from 'node:async_hooks'

const scope = new AsyncLocalStorage<Map<string, Promise<unknown>>>()

/** Opens a scope in which `oncePerRequest` remembers. */
export const withRequestScope = <T>(work: () => T): T => scope.run(new Map(), work)

/** Several loaders ask the same question while one page is made; it is answered once. */
export function oncePerRequest<T>(name: string, answer: () => Promise<T>): Promise<T> {
  const remembered = scope.getStore()
  if (!remembered) return answer()
  const known = remembered.get(name) as Promise<T> | undefined
  if (known) return known
  const asked = answer()
  remembered.set(name, asked)
  return asked
}
