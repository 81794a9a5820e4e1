type Remembered<T> = { making: Promise<T>; sizeInBytes: number }

/**
 * Remembers what was made, all together up to so many bytes: what nobody has asked for the longest goes first, and the last
 * one asked for stays however large it is. What fails is not remembered.
 */
export function rememberUpTo<T>(
  maxBytes: number,
  sizeOf: (made: T) => number,
): (key: string, make: () => Promise<T>) => Promise<T> {
  const remembered = new Map<string, Remembered<T>>()

  function forget(): void {
    let sum = [...remembered.values()].reduce((all, { sizeInBytes }) => all + sizeInBytes, 0)
    for (const [key, { sizeInBytes }] of remembered) {
      if (sum <= maxBytes || remembered.size === 1) return
      remembered.delete(key)
      sum -= sizeInBytes
    }
  }

  return async (key, make) => {
    const entry = remembered.get(key) ?? { making: make(), sizeInBytes: 0 }
    // The one that was asked for last stands last.
    remembered.delete(key)
    remembered.set(key, entry)
    try {
      const made = await entry.making
      entry.sizeInBytes = sizeOf(made)
      forget()
      return made
    } catch (error) {
      if (remembered.get(key) === entry) remembered.delete(key)
      throw error
    }
  }
}
