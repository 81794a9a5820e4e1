import { tooLargeMessage } from '#app/components/media/too-large-message.ts'
import { type MediaView } from '#app/domain/media/media-views.ts'

type Options = {
  csrfToken: string
  licence?: string
  signal?: AbortSignal
  onProgress?: (percent: number) => void
}

/**
 * Sends one file to the library of the organisation and answers the asset it has become, or the encoded message of why
 * it was refused. An `XMLHttpRequest`, since a fetch does not say how much of its body has gone out.
 */
export async function sendMedia(
  file: File,
  { csrfToken, licence, signal, onProgress }: Options,
): Promise<{ asset: MediaView } | { message: string }> {
  const tooLarge = tooLargeMessage(file)
  if (tooLarge) return { message: tooLarge }
  const form = new FormData()
  if (licence) form.set('licence', licence)
  form.set('file', file)
  return await new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const refuse = (message: string) => resolve({ message })
    request.open('POST', '/provide/media/uploads')
    request.setRequestHeader('x-csrf-token', csrfToken)
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress?.(Math.floor((loaded / total) * 100))
    }
    request.onload = () => resolve(readAnswer(request))
    request.onerror = () => refuse('media:refusals.brokenUpload')
    request.onabort = () => refuse('media:refusals.brokenUpload')
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function readAnswer({ status, responseText }: XMLHttpRequest): { asset: MediaView } | { message: string } {
  try {
    const answer = JSON.parse(responseText) as { asset?: MediaView; message?: unknown }
    if (status === 201 && answer.asset) return { asset: answer.asset }
    if (typeof answer.message === 'string') return { message: answer.message }
  } catch {
    // The answer of a proxy is not for reading here.
  }
  return { message: status === 413 ? 'errors:tooLarge' : 'media:refusals.unexpected' }
}
