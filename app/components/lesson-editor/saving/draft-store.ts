import { type Draft } from '#app/components/lesson-editor/saving/saving-queue.ts'

const DATABASE = 'karmashala-drafts'
const STORE = 'drafts'

export type KeptDraft = Draft & { keptAt: string }

/**
 * Unsaved work in this browser, by person and lesson. Where the browser keeps nothing (a private window of some) saving
 * still works; only a crash while offline would lose what is not sent.
 */
export type DraftStore = {
  /** What was left when the lesson was opened; new work does not write over it until it is decided about. */
  left: () => Promise<KeptDraft | null>
  forgetLeft: () => void
  keep: (draft: Draft | null) => void
}

export function openDrafts(personId: string, lessonId: string): DraftStore {
  const key = `${personId}:${lessonId}`
  const leftKey = `${key}:left`
  const database = open()
  const get = async (name: string) =>
    ((await inStore(database, 'readonly', (store) => store.get(name))) as KeptDraft | undefined) ?? null
  const left = setAside()
  // One write after the other: an older one must not come out on top.
  let last: Promise<unknown> = left
  async function setAside(): Promise<KeptDraft | null> {
    const draft = await get(key)
    if (!draft) return await get(leftKey)
    await inStore(database, 'readwrite', (store) => store.put(draft, leftKey))
    await inStore(database, 'readwrite', (store) => store.delete(key))
    return draft
  }
  return {
    left: async () => await left,
    forgetLeft() {
      last = last.then(() => inStore(database, 'readwrite', (store) => store.delete(leftKey)))
    },
    keep(draft) {
      last = last.then(() =>
        inStore(database, 'readwrite', (store) =>
          draft ? store.put({ ...draft, keptAt: new Date().toISOString() }, key) : store.delete(key),
        ),
      )
    },
  }
}

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') return resolve(null)
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => resolve(null)
    request.onblocked = () => resolve(null)
  })
}

async function inStore(
  opening: Promise<IDBDatabase | null>,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await opening
  if (!database) return undefined
  return await new Promise<unknown>((resolve) => {
    try {
      const request = work(database.transaction(STORE, mode).objectStore(STORE))
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    } catch {
      resolve(undefined)
    }
  })
}
