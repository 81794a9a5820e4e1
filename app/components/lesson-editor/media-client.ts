import { type MediaKind } from '@karmashala/authoring'
import { tooLargeMessage } from '#app/components/media/too-large-message.ts'
import { type MediaList, type MediaView } from '#app/domain/media/media-views.ts'

export type Upload = { status: 'uploaded'; asset: MediaView } | { status: 'failed'; message: string | null }

/** Puts a file into the organisation's library. */
export async function uploadMedia(file: File, csrf: string): Promise<Upload> {
  const tooLarge = tooLargeMessage(file)
  if (tooLarge) return { status: 'failed', message: tooLarge }
  const body = new FormData()
  body.append('file', file)
  try {
    const response = await fetch('/provide/media/uploads', {
      method: 'POST',
      body,
      headers: { 'x-csrf-token': csrf, Accept: 'application/json' },
      redirect: 'manual',
    })
    const answer = (await response.json()) as { asset?: MediaView; message?: string }
    if (response.ok && answer.asset) return { status: 'uploaded', asset: answer.asset }
    return { status: 'failed', message: answer.message ?? null }
  } catch {
    return { status: 'failed', message: null }
  }
}

type Listing = { kind: MediaKind; query: string; page: number; signal: AbortSignal }

/** The files of the library of one kind; null when it cannot be read now. */
export async function listMedia({ kind, query, page, signal }: Listing): Promise<MediaList | null> {
  const search = new URLSearchParams({ kind, q: query, page: String(page) })
  try {
    const response = await fetch(`/provide/media.json?${String(search)}`, { signal, redirect: 'manual' })
    return response.ok ? ((await response.json()) as MediaList) : null
  } catch {
    return null
  }
}
