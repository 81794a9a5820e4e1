import { startMeilisearch } from '@karmashala/embedded/server'
import { Meilisearch, type EnqueuedTaskPromise, type Settings } from 'meilisearch'
import { expect, test as base } from 'vitest'

export type Book = {
  id: number
  title: string
  about?: string
  genres?: string[]
  pages?: number | null
  year?: number
  author?: { name: string; born: number }
}

export const BOOKS: Book[] = [
  { id: 1, title: 'Right to Information', about: 'How officials answer citizens', genres: ['Law', 'Ethics'], pages: 120, year: 2005, author: { name: 'Asha Verma', born: 1960 } },
  { id: 2, title: 'Public Procurement', about: 'Tenders, contracts and information for buyers', genres: ['Finance'], pages: 300, year: 2017, author: { name: 'Ravi Menon', born: 1971 } },
  { id: 3, title: 'Disaster Management', about: 'Floods and earthquakes', genres: ['Safety', 'Law'], pages: 80, year: 2020 },
  { id: 4, title: 'सूचना का अधिकार', about: 'नागरिकों के प्रश्न', genres: ['Law'], pages: null, year: 2011 },
  { id: 5, title: 'Leave Rules', about: '', genres: [] },
] // prettier-ignore

export const SETTINGS: Settings = {
  searchableAttributes: ['title', 'about'],
  filterableAttributes: ['genres', 'pages', 'year', 'about', 'author'],
  sortableAttributes: ['pages', 'year', 'title'],
}

export const succeeded = async (promise: EnqueuedTaskPromise) => {
  const task = await promise.waitTask({ interval: 5 })
  expect(task.error).toBeNull()
  return task
}

export const failed = async (promise: EnqueuedTaskPromise) => {
  const task = await promise.waitTask({ interval: 5 })
  expect(task.status).toBe('failed')
  return task.error?.code
}

type Fixtures = { server: Awaited<ReturnType<typeof startMeilisearch>>; client: Meilisearch }

/** A test with a server of its own. */
export const test = base.extend<Fixtures>({
  server: async ({ task: _task }, use) => {
    const server = await startMeilisearch()
    await use(server)
    await server.close()
  },
  client: async ({ server }, use) => {
    await use(new Meilisearch({ host: server.url, apiKey: server.apiKey }))
  },
})

/** The books above, indexed and ready to be searched. */
export async function aLibrary(client: Meilisearch, settings: Settings = {}) {
  const index = client.index<Book>('books')
  await succeeded(index.updateSettings({ ...SETTINGS, ...settings }))
  await succeeded(index.addDocuments(BOOKS))
  return index
}
