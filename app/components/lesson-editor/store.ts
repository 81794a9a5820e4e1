import { useSyncExternalStore } from 'react'

/** A value outside React, so that a keystroke renders only what shows what changed. */
export type Store<T> = {
  get: () => T
  set: (next: T | ((now: T) => T)) => void
  subscribe: (listener: () => void) => () => void
}

export function createStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      const then = typeof next === 'function' ? (next as (now: T) => T)(value) : next
      if (Object.is(then, value)) return
      value = then
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get, store.get)

/** Part of a value; `pick` must answer the same object for the same value. */
export const usePart = <T, P>(store: Store<T>, pick: (value: T) => P): P =>
  useSyncExternalStore(
    store.subscribe,
    () => pick(store.get()),
    () => pick(store.get()),
  )
