import { type Commit } from '../commit.ts'

const PREFIX = 'karmashala-unsaved '
/** A launch lasts a week at most; nobody comes back for what is older. */
const KEPT_FOR_MS = 7 * 24 * 3600 * 1000

type Kept = { keptAt: number; commit: Commit }

export type UnsavedStore = {
  /** Keeps the commit until it is forgotten, in the place of an earlier one. False where that is not possible. */
  keep(commit: Commit): boolean
  read(): Commit | null
  forget(): void
}

/**
 * Where a commit that could not be sent waits for the next visit in this browser. Only on a host of the package's own:
 * where packages share one, another package could put its words into this learner's record. Browsers may refuse, too.
 */
export function createUnsavedStore(
  { isIsolated, attempt }: { isIsolated: boolean; attempt: string },
  storage: Storage | null = isIsolated ? ownStorage() : null,
  now: () => number = Date.now,
): UnsavedStore {
  const name = PREFIX + attempt
  if (storage) dropOld(storage, now() - KEPT_FOR_MS)

  return {
    keep(commit) {
      try {
        storage?.setItem(name, JSON.stringify({ keptAt: now(), commit } satisfies Kept))
        return storage !== null
      } catch {
        // Full: content has filled it. An older commit in its place would be worse than none.
        storage?.removeItem(name)
        return false
      }
    },
    read: () => readKept(storage?.getItem(name) ?? null)?.commit ?? null,
    forget: () => storage?.removeItem(name),
  }
}

function ownStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    // Browsers that keep nothing for frames of another site.
    return null
  }
}

function dropOld(storage: Storage, before: number): void {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    if ((readKept(storage.getItem(name))?.keptAt ?? 0) < before) storage.removeItem(name)
  }
}

function readKept(text: string | null): Kept | null {
  try {
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}
